"""Time the theorems on every width: from the stored boxes, and with the search for them."""

from landscape.search import every_width as search
from landscape.search.bench.timing import elapsed
from landscape.spurious_minima import every_width as simple
from landscape.spurious_minima import example_one_family as other


def every_width() -> list[tuple[str, str, str]]:
    """Rows of the table of totals: both families for every k >= 6, one process."""

    def whole() -> None:
        simple.check_minima(), other.check_minima()

    checked, found = elapsed(whole), elapsed(search.find)
    return [
        ("both families, every k >= 6, from stored boxes", f"{checked:.1f} s", "60 s"),
        ("both families, every k, boxes searched for", f"{found:.1f} s", ""),
    ]
