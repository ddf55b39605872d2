"""How long a certificate of a spurious minimum takes, next to ball elimination of the same Hessian."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from flint import arb_mat

from landscape.evidence.balls import ball
from landscape.evidence.linear_algebra import smallest_eigenvalue_lower_bound
from landscape.networks.gaussian_loss import GaussianLoss
from landscape.search.bench.timing import elapsed, interleaved
from landscape.spurious_minima.certified_minima import (
    RADIUS,
    THEOREM_PAIRS,
    SymmetricPoint,
    certify,
    stored,
    unit_vectors,
)

GOALS = {(6, 6): "10 ms", (10, 10): "40 ms", (20, 20): "500 ms"}
ELIMINATED = ((6, 6), (10, 10))
"""Pairs small enough for ball elimination."""


def certificate_rows(rounds: int) -> Iterator[tuple[str, str, str, str]]:
    """Name, median time, times faster than ball elimination, goal; the last row is all of Theorem 1."""
    for pair, goal in GOALS.items():
        point = stored([pair])[0]
        runs: dict[str, Callable[[int], object]] = {"ours": lambda _, point=point: certify(point.weights())}
        if pair in ELIMINATED:
            runs["balls"] = lambda _, point=point: eliminated(point)
        seconds = interleaved(runs, rounds)
        ratio = f"{seconds['balls'] / seconds['ours']:.1f}" if "balls" in seconds else ""
        yield f"certificate {pair}, every dimension", f"{1e3 * seconds['ours']:.1f} ms", ratio, goal
    whole = elapsed(lambda: [certify(point.weights()) for point in stored(THEOREM_PAIRS)])
    yield "Theorem 1, every dimension", f"{whole:.1f} s", "", "10 s"


def eliminated(point: SymmetricPoint) -> object:
    """The curvature by elimination in balls, as a peer: the Hessian on the same box."""
    W = [[ball(entry, Fraction(RADIUS)) for entry in row] for row in point.weights()]
    hessian = GaussianLoss.at(W, unit_vectors(point.k, point.k)).hessian()
    return smallest_eigenvalue_lower_bound(arb_mat(hessian.tolist()))
