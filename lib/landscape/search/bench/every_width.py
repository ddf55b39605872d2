"""Time the theorems on every width, from the stored boxes and with the search for them, and on more neurons."""

from landscape.search import every_width as search
from landscape.search.bench.timing import elapsed
from landscape.spurious_minima import every_width as simple
from landscape.spurious_minima import example_one_family as other
from landscape.spurious_minima import more_neurons as more


def every_width() -> list[tuple[str, str, str]]:
    """Rows of the table of totals: both families for every k >= 6, and the one of k + 1 neurons; one process."""

    def whole() -> None:
        simple.check_minima(), other.check_minima()

    def one_more() -> None:
        more.certify.cache_clear(), more.check_one_more()

    checked, found, companions = elapsed(whole), elapsed(search.find), elapsed(one_more)
    return [
        ("both families, every k >= 6, from stored boxes", f"{checked:.1f} s", "60 s"),
        ("both families, every k, boxes searched for", f"{found:.1f} s", ""),
        (f"n = k + 1, k = 7..{more.RANGES[1].last}, by blocks", f"{companions:.1f} s", "10 s"),
    ]
