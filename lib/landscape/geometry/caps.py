"""Measure of a spherical cap: exact, as a ball, or as a float, by one formula and a function for each.

For b uniform on S^{d-1} and a fixed unit vector a, (1 - <a, b>)/2 has the Beta(k, k) law with
k = (d-1)/2, so the cap {b : <a, b> >= c} has measure I_x(k, k), x = (1-c)/2 (Li 2011, as used in
SS16 Lemma 4). In dimension one the sphere is the two points -1 and 1.
"""

from fractions import Fraction
from math import comb
from typing import TypeVar

from flint import arb, ctx, fmpq, fmpz
from scipy.special import betainc

from landscape.evidence.door import guarded
from landscape.evidence.inputs import exact_number, positive_integer

Exact = int | Fraction | fmpz | fmpq
Number = TypeVar("Number")

_BITS = 106
_INEXACT = (arb, float)


def exact_cap_measure(dim: int, cosine: Exact) -> fmpq:
    """Fraction of S^{dim-1} where <a, b> >= cosine, exactly.

    In odd dimension 2k + 1, I_x(k, k) is the chance of at least k successes in 2k - 1 trials of
    probability x = (1 - cosine)/2; in even dimension only the cosines -1, 0 and 1 are served.
    Raises ValueError for other cosines there, outside [-1, 1], and for dim < 1.
    """
    positive_integer("dim", dim)
    cosine = _within("cosine", exact_number("cosine", cosine), -1, 1)
    if dim == 1:
        return fmpq(1) if cosine == -1 else fmpq(1, 2)
    x = (1 - cosine) / 2
    if cosine in (-1, 0, 1):
        return x
    if dim % 2 == 0:
        raise ValueError(f"cosine: the cap in even dimension {dim} is not rational in general, use a ball")
    trials = dim - 2
    return sum(comb(trials, j) * x**j * (1 - x) ** (trials - j) for j in range((dim - 1) // 2, trials + 1))


def ball_cap_measure(dim: int, cosine: Exact | arb) -> arb:
    """Enclosure of the fraction of S^{dim-1} where <a, b> >= c, for every c in `cosine`.

    The measure decreases in c, so the two ends of the ball suffice. What lies beyond [-1, 1] is
    cut off. Raises ValueError for a cosine wholly outside [-1, 1] or NaN, and for dim < 1.
    """
    positive_integer("dim", dim)
    with ctx.workprec(max(ctx.prec, _BITS)):
        ball = cosine if isinstance(cosine, arb) else arb(exact_number("cosine", cosine))
        _within("cosine", ball, -1, 1)
        return _ball_beyond(dim, ball.upper()).union(_ball_beyond(dim, ball.lower()))


@guarded
def float_cap_measure(dim: int, cosine: float) -> float:
    """Fraction of S^{dim-1} where <a, b> >= cosine, in floating point.

    Raises ValueError for a cosine outside [-1, 1] or NaN, and for dim < 1.
    """
    positive_integer("dim", dim)
    _within("cosine", cosine, -1, 1)
    if dim == 1:
        return 1.0 if cosine == -1 else 0.5
    return float(betainc((dim - 1) / 2, (dim - 1) / 2, (1 - cosine) / 2))


@guarded
def cap_cosine(distance: Exact | arb | float) -> fmpq | arb | float:
    """Cosine c of the cap {b : |a - b| <= distance} = {b : <a, b> >= c}, as c = 1 - distance^2 / 2.

    Exact, ball or float like `distance`. Raises ValueError for NaN and for a distance (a ball:
    wholly) outside [0, 2].
    """
    value = distance if isinstance(distance, _INEXACT) else exact_number("distance", distance)
    _within("distance", value, 0, 2)
    with ctx.workprec(max(ctx.prec, _BITS)):
        return 1 - value * value / 2


def _ball_beyond(dim: int, cosine: arb) -> arb:
    """The cap measure at a ball of radius zero, on which every comparison is decided."""
    if cosine <= -1:
        return arb(1)
    if dim == 1:
        return arb(1) / 2
    if cosine >= 1:
        return arb(0)
    if cosine < 0:  # so that (1 - cosine)/2 keeps its relative accuracy near 0 and 1
        return 1 - _ball_beyond(dim, -cosine)
    k = arb(dim - 1) / 2
    return ((1 - cosine) / 2).beta_lower(k, k, regularized=True)


def _within(name: str, value: Number, low: int, high: int) -> Number:
    nan = value.is_nan() if isinstance(value, arb) else value != value
    if nan or value < low or value > high:
        raise ValueError(f"{name}: expected a number in [{low}, {high}], not {value}")
    return value
