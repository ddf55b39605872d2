"""Harmonic samples: points at equal distances on a curve, where the rate leaves 3/4 at m of the order of d^2.

x_t = sqrt(2/d) (1/sqrt(2), cos(k a_t), sin(k a_t))_{k = 1..K} with d = 2 K + 1 and a_t = 2 pi t / m.
"""

from collections.abc import Sequence
from itertools import combinations

from flint import arb, arb_mat, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import Finding, all_of, less
from landscape.evidence.inputs import positive_integer
from landscape.evidence.linear_algebra import smallest_eigenvalue_lower_bound
from landscape.evidence.verdict import Arithmetic

SPREAD = ((9, 10), (9, 11), (9, 12))
CROWDED = ((3, 20), (5, 58), (9, 188))
"""(d, m): the first sizes above the dimension at which the rate is 3/4, and sizes at which it is larger."""


def harmonic_samples(dim: int, num_samples: int) -> arb_mat:
    """The samples as rows, of length 1. Raises ValueError unless dim is odd and at least 3."""
    if positive_integer("dim", dim) % 2 == 0 or dim < 3:
        raise ValueError(f"dim: expected an odd number of at least 3, not {dim}")
    with working_precision():
        constant = (arb(1) / 2).sqrt()
        waves = range(1, dim // 2 + 1)
        turns = [[arb(fmpq(2 * k * t, num_samples)) for k in waves] for t in range(num_samples)]
        rows = [[constant, *(wave(turn) for turn in row for wave in (arb.cos_pi, arb.sin_pi))] for row in turns]
        return arb_mat(rows) * (arb(2) / dim).sqrt()


def parting_bound(dim: int, num_samples: int) -> arb:
    """At least the probability that a random hyperplane parts d + 1 neighbours: the sum of d angles over pi."""
    X = harmonic_samples(dim, num_samples)
    with working_precision():
        cosine = sum((X[0, j] * X[1, j] for j in range(dim)), arb(0))
        return dim * cosine.acos() / arb.pi()


@checker(Arithmetic.BALL)
def check_harmonic_samples(
    spread: Sequence[tuple[int, int]] = SPREAD, crowded: Sequence[tuple[int, int]] = CROWDED
) -> Check:
    """own/harmonic-samples: the conditions of own/spread-samples at some sizes, of own/crowded-samples at others.

    Any d rows are independent and no eigenvalue exceeds (1 - sqrt(3)/2)(d + 1); or d + 1 neighbours are
    parted with a probability below 1/4. False versions: more samples, or fewer.
    """
    findings = []
    for dim, num_samples in spread:
        findings += _spread(harmonic_samples(dim, num_samples))
    findings += [less(parting_bound(*sizes), fmpq(1, 4)) for sizes in crowded]
    few, many = ("; ".join(f"d = {d}, m = {m}" for d, m in sizes) for sizes in (spread, crowded))
    return Check("own/harmonic-samples", all_of(findings), f"3/4 at {few or 'none'}; above it at {many or 'none'}")


def _spread(X: arb_mat) -> list[Finding]:
    """Eigenvalues of the cosines below the limit; every square of d rows invertible."""
    num_samples, dim = X.nrows(), X.ncols()
    with working_precision():
        limit = (1 - arb(3).sqrt() / 2) * (dim + 1)
        identity = arb_mat([[limit * (s == t) for t in range(num_samples)] for s in range(num_samples)])
        gap = smallest_eigenvalue_lower_bound(identity - X * X.transpose())
        rows = X.tolist()
        squares = [arb_mat([rows[t] for t in chosen]).det() for chosen in combinations(range(num_samples), dim)]
        return [less(0, gap), *(less(0, abs(det)) for det in squares)]
