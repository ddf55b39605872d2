"""Why no weight has certain signs on a rational sample: Gordan certificates from circuits.

If weights l_t >= 0, not all zero, have sum_t l_t b_t x_t = 0, then no w has b_t <w, x_t> > 0 for
all t, since those products would have a zero sum. A circuit is a minimal linear dependency of the
samples; the circuits whose signs agree with b are such weights.
"""

from dataclasses import dataclass
from itertools import combinations
from typing import Any

from flint import fmpq, fmpq_mat, fmpz_mat

from landscape.evidence.door import guarded
from landscape.evidence.inputs import exact_array
from landscape.geometry.cones import Vector, primitive
from landscape.geometry.sign_vectors import Signs

Samples = tuple[tuple[fmpq, ...], ...]


@dataclass(frozen=True)
class Certificate:
    """Proof (Gordan 1873) that no weight has these signs on the first len(signs) samples.

    weights: one non-negative integer per sign, (len(signs),).
    """

    signs: Signs
    weights: Vector

    def holds(self, samples: Samples) -> bool:
        """Whether the weights are >= 0, not all 0, and sum_t weights_t signs_t x_t = 0. Exact."""
        if not len(self.signs) == len(self.weights) <= len(samples) or not set(self.signs) <= {-1, 1}:
            return False
        terms = list(zip(self.weights, self.signs, samples, strict=False))
        total = [sum(weight * b * x[i] for weight, b, x in terms) for i in range(len(samples[0]))]
        return any(self.weights) and min(self.weights) >= 0 and not any(total)


def circuits(X: Any) -> tuple[Vector, ...]:
    """Minimal linear dependencies of the rows of a rational X: c with sum_t c_t x_t = 0. Exact.

    Each is a primitive integer vector, (num_samples,), unique up to sign; shortest supports first.
    """
    integers, _ = fmpq_mat(exact_array("X", X, (None, None)).tolist()).numer_denom()
    num_samples, rank = integers.nrows(), integers.rank()
    found: dict[frozenset[int], Vector] = {}
    for size in range(1, rank + 2):
        for rows in combinations(range(num_samples), size):
            if not any(support.issubset(rows) for support in found):
                found.update(_dependency(integers, rows))
    return tuple(found.values())


@guarded
def certificate(signs: Signs, dependencies: tuple[Vector, ...]) -> Certificate:
    """The certificate against `signs` from the circuits of a sample.

    Where no weight has these signs there is one, because a non-negative dependency is a sum of
    circuits of the same signs. Raises ValueError where some weight has them.
    """
    if any(len(circuit) < len(signs) for circuit in dependencies):
        raise ValueError(f"dependencies: expected at least {len(signs)} entries each")
    for circuit in dependencies:
        head, tail = circuit[: len(signs)], circuit[len(signs) :]
        agreement = {b * c > 0 for b, c in zip(signs, head, strict=True) if c}
        if not any(tail) and len(agreement) == 1:
            return Certificate(signs, tuple(abs(c) for c in head))
    raise ValueError(f"signs: {signs} belong to a region, so that no certificate excludes them")


def rational_rows(X: Any) -> Samples:
    """The rows of a rational X, as tuples."""
    return tuple(tuple(sample) for sample in exact_array("X", X, (None, None)))


def _dependency(integers: fmpz_mat, rows: tuple[int, ...]) -> dict[frozenset[int], Vector]:
    """The dependency of rows of which every proper subset is independent, by its support, if any."""
    table = integers.tolist()
    basis, nullity = fmpz_mat([table[t] for t in rows]).transpose().nullspace()
    if nullity == 0:
        return {}
    coefficients = dict(zip(rows, (basis[i, 0] for i in range(len(rows))), strict=True))
    return {frozenset(rows): primitive(coefficients.get(t, 0) for t in range(len(table)))}
