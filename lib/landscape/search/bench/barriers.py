"""How long the certificates around a cup take at (4, 20), the smallest case of SSG20's theorem in dimension 4."""

from landscape.cupped_minima.cup_barrier import Barrier, Cone, cup_of
from landscape.cupped_minima.whole_theorem import better
from landscape.evidence.witness import witness
from landscape.search.bench.timing import elapsed

SIZE = (4, 20)


def certificates() -> list[tuple[str, str, str]]:
    """One row each: what was certified, seconds from the bare data, the goal."""
    networks = witness("better-networks", ("3,8", "4,8", "4,20", "5,16", "6,12"))
    W = networks[f"{SIZE[0]},{SIZE[1]}"]
    return [
        (f"barrier around the cup {SIZE}, all exits", f"{elapsed(barrier):.2f} s", "2 s"),
        (
            f"a network of loss 0 for {SIZE}, from decimals",
            f"{elapsed(lambda: better(SIZE, W).fits_exactly()):.2f} s",
            "1 s",
        ),
    ]


def barrier() -> None:
    """Training set, conditions, heights, exits and the way down, from nothing."""
    found = Barrier(Cone(cup_of(*SIZE)))
    assert found.cone.hypotheses().holds and found.is_attained().holds and found.opens_downwards(0).holds
