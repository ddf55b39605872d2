"""Arc-cosine kernels of degree 0 and 1 (Cho & Saul 2009): what two random half-spaces and two ReLUs share.

For unit vectors a, b at the angle t and x standard Gaussian (or a Gaussian weight and two samples),

    k0(t) = P(<a, x> > 0, <b, x> > 0)        = (pi - t) / (2 pi)
    k1(t) = E [<a, x>]_+ [<b, x>]_+          = (sin t + (pi - t) cos t) / (2 pi).

So SS18's f(w, v) of eq. (7) is |w| |v| k1, and the kernel <x, x'> k0 belongs to the gradients of a
unit (XLS17 eq. 9, where the weight is uniform on the sphere, which gives the same k0). Cho & Saul
print pi - t and sin t + (pi - t) cos t over pi: twice these, since they leave 2 out of the weights.

Floats and balls run the same lines. An angle near 0 or pi is never taken from its cosine alone,
which keeps only half of the digits there: see `HalfAngles`.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from flint import arb

from landscape.evidence.balls import working_precision
from landscape.networks.arrays import arrays_of_one_kind, numbers
from landscape.networks.elementary import arctan2, are_balls, balls, cosine, norms, pi_like, root, sine

Array = Any


def kernel_zero(angle: Array) -> Array:
    """k0 of angles in [0, pi]: a number or an array, floats or balls."""
    angle = numbers("angle", angle)
    return (pi_like(angle) - angle) / (2 * pi_like(angle))


def kernel_one(angle: Array) -> Array:
    """k1 of angles in [0, pi]: a number or an array, floats or balls."""
    angle = numbers("angle", angle)
    pi = pi_like(angle)
    return (sine(angle) + (pi - angle) * cosine(angle)) / (2 * pi)


def angle_of_cosine(cosine: Array) -> Array:
    """The angle in [0, pi]; floats or balls, which may stick out of [-1, 1] by their radius.

    Near -1 and 1 an error e of the cosine becomes sqrt(2 e): take `angles` where there are vectors.
    """
    cosine = numbers("cosine", cosine)
    return pi_like(cosine) / 2 - arctan2(cosine, root((1 - cosine) * (1 + cosine)))


@dataclass(frozen=True, eq=False)
class HalfAngles:
    """All pairs of two lists of unit vectors by |a - b| = 2 sin(t/2) and |a + b| = 2 cos(t/2).

    apart, together   shape (num_a, num_b); both are accurate at every angle t (Kahan)
    difference, sum   a - b and a + b, shape (num_a, num_b, dim)
    """

    apart: np.ndarray
    together: np.ndarray
    difference: np.ndarray
    sum: np.ndarray

    @cached_property
    def angle(self) -> np.ndarray:
        """t, in [0, pi]."""
        return 2 * arctan2(self.apart, self.together)

    @property
    def sine(self) -> np.ndarray:
        """sin t, with full relative accuracy near 0 and pi."""
        return self.apart * self.together / 2

    @property
    def cosine(self) -> np.ndarray:
        """cos t."""
        return (self.together * self.together - self.apart * self.apart) / 4

    def kernel_one(self) -> np.ndarray:
        """k1(t) from the sine and the cosine that are at hand."""
        pi = pi_like(self.apart)
        return (self.sine + (pi - self.angle) * self.cosine) / (2 * pi)

    def axes(self) -> tuple[np.ndarray, np.ndarray]:
        """Unit vectors p along a + b and q along a - b, shape (num_a, num_b, dim).

        Where the length is 0 there is no direction: 0 in floats; in balls [-1, 1] for every entry,
        as for every length that is not known well enough to divide by.
        """
        return _direction(self.sum, self.together), _direction(self.difference, self.apart)


def half_angles(A: np.ndarray, B: np.ndarray, *, same: int = 0) -> HalfAngles:
    """The pairs of the rows of A, shape (num_a, dim), and of B, (num_b, dim), all of length one.

    The first `same` rows of A and of B are the same vectors: their angle is 0, exactly, even where
    the rows are known only as balls.
    """
    A, B = numbers("A", A), numbers("B", B)
    if A.ndim != 2 or B.ndim != 2 or A.shape[1] != B.shape[1]:
        raise ValueError(f"A, B: expected shapes (num_a, dim) and (num_b, dim), not {A.shape} and {B.shape}")
    if type(same) is not int or not 0 <= same <= min(len(A), len(B)):
        raise ValueError(f"same: expected the number of equal rows, not {same!r}")
    difference, total = A[:, np.newaxis] - B[np.newaxis], A[:, np.newaxis] + B[np.newaxis]
    apart, together = norms(difference), norms(total)
    for i in range(same):
        apart[i, i], together[i, i], difference[i, i] = 0 * apart[i, i], 2 + 0 * together[i, i], 0 * difference[i, i]
    return HalfAngles(apart, together, difference, total)


def _direction(vectors: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    known = _known(lengths)
    quotient = vectors / np.where(known, lengths, 1)[..., np.newaxis]
    quotient[~known] = arb(0, 1) if are_balls(vectors) else 0
    return quotient


def _known(lengths: np.ndarray) -> np.ndarray:
    """Whether a length is certainly positive and, for a ball, known to a quarter of itself."""
    return _known_ball(lengths).astype(bool) if are_balls(lengths) else lengths > 0


_known_ball = np.frompyfunc(lambda length: length > 0 and length.rel_accuracy_bits() >= 2, 1, 1)


def unit_rows(name: str, A: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Lengths, shape (num_rows,), and unit vectors of the rows.

    Raises ValueError naming the argument for a row that may be zero.
    """
    A = numbers(name, A)
    if A.ndim != 2:
        raise ValueError(f"{name}: expected shape (num_rows, dim), not {A.shape}")
    lengths = norms(A)
    if not all(length > 0 for length in lengths):
        raise ValueError(f"{name}: expected rows that are certainly not zero, since a zero vector has no direction")
    return lengths, A / lengths[:, np.newaxis]


def angles(A: Array, B: Array) -> np.ndarray:
    """Angles in [0, pi] of every row of A, (num_a, dim), with every row of B, (num_b, dim).

    Floats if an argument is an array of floats, else balls. Raises ValueError for bad shapes, NaN, a zero row.
    """
    A, B = arrays_of_one_kind(A=(A, "num_a dim"), B=(B, "num_b dim"))
    with working_precision():
        if are_balls(A):
            A, B = balls(A), balls(B)
        return half_angles(unit_rows("A", A)[1], unit_rows("B", B)[1]).angle
