"""How long one certified pair (d, t) of the conjectures takes, from its stored directions."""

from landscape.cupped_minima.conjectures import Nearby, stored_directions, stored_pairs
from landscape.search.bench.timing import elapsed

GOAL = 0.2


def certified_pair() -> tuple[str, str, str]:
    """The slowest of all stored pairs: radii, (p1) to (p8), from the witness."""
    sizes = [(record["d"], record["t"]) for record in stored_pairs()]
    seconds = {size: elapsed(lambda size=size: Nearby(stored_directions(*size)).first_failure()) for size in sizes}
    slowest = max(seconds, key=seconds.get)
    return f"certified pair {slowest}, the slowest of {len(sizes)}", f"{seconds[slowest]:.2f} s", f"{GOAL} s"
