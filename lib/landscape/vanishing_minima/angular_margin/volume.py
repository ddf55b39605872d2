"""SH18's Lemma 21: the volume of the region of a network from which all samples keep an angle."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import all_of, at_most, contradicts, equal, suffices
from landscape.evidence.inputs import exact_array
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.caps import ball_cap_measure
from landscape.vanishing_minima.exact_fit import printed_width

SIZES = ((2, 4), (2, 50), (3, 8), (5, 25), (10, 100), (30, 900), (50, 50), (100, 1000))
"""(d_0, N)."""


def margin_cap(dim: int, sine: fmpq | arb) -> arb:
    """Volume of the cap of all weights within the angle alpha of a given one."""
    with working_precision(512):
        return ball_cap_measure(dim, (1 - arb(sine) ** 2).sqrt())


@checker(Arithmetic.BALL)
def check_margin_volume(dims: Iterable[int] = range(2, 13), caps: int = 1, tilt: fmpq = fmpq(1)) -> Check:
    """own/margin-volume at the orthant, whose volume is 2^-d: w* = (1, ..., 1), samples the unit vectors.

    In the plane alpha is an eighth of a turn and the cap a quarter of the circle. `caps` counts two opposite
    caps, as the printed event does; `tilt` overstates the sine of the margin.
    """
    dims, findings = tuple(dims), []
    for dim in dims:
        with working_precision():
            cap = arb(fmpq(1, 4)) if dim == 2 and tilt == 1 else margin_cap(dim, tilt / arb(dim).sqrt())
            findings.append(at_most(caps * cap, fmpq(1, 2**dim)))
    scope = f"orthants in dimension {dims[0]} to {dims[-1]}, one row; in the plane the cap is the cone"
    return Check("own/margin-volume", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_lemma_21(sizes: Iterable[tuple[int, int]] = SIZES, less_one: int = 0, wide: fmpq | None = None) -> Check:
    """SH18/lem-21 at the printed angle: one cap is at least sin^d_0.

    `less_one` lowers that power, `wide` is a sine above 1/((d_0 - 1) B).
    """
    sizes, findings = tuple(sizes), []
    for dim, num in sizes:
        sine = fmpq(1, printed_width(num, dim) * dim * num) if wide is None else wide
        findings.append(at_most(arb(sine) ** (dim - less_one), margin_cap(dim, sine)))
    shown = ", ".join(map(str, sizes))
    scope = f"sin alpha = 1/(d_1* d_0 N), (d_0, N) = {shown}: each row's cap in balls"
    return Check("SH18/lem-21", suffices(all_of(findings)), scope)


@checker(Arithmetic.EXACT)
def check_printed_event(w: Sequence[Any] = (-1, 2), event: str = "below") -> Check:
    """SH18/eq-13.5--printed, SH18/eq-13.5--two-sided: one sample (3, 1), w* = (1, 0), sin alpha = 3/5.

    `event` is "below" for |cos| < cos alpha, "beyond" for |cos| > cos alpha. Raises ValueError for another.
    """
    names = {"below": "SH18/eq-13.5--printed", "beyond": "SH18/eq-13.5--two-sided"}
    if event not in names:
        raise ValueError(f"event: expected below or beyond, not {event!r}")
    claim = names[event]
    weight, x, target, cosine = exact_array("w", w, (2,)), np.array([3, 1]), np.array([1, 0]), fmpq(4, 5)
    square = (weight @ target) ** 2 / (weight @ weight)
    happens = square < cosine**2 if event == "below" else square > cosine**2
    kept = at_most((1 - cosine**2) * int(x @ x) * int(target @ target), int(target @ x) ** 2)
    sides = [(v @ x > 0) for v in (weight, target)]
    scope = f"x = (3, 1), w* = (1, 0), sin alpha = 3/5, w = ({weight[0]}, {weight[1]}), for which the event happens"
    if not happens:
        return Check(claim, contradicts(equal(0, 1)), scope.replace("happens", "does not happen"))
    return Check(claim, contradicts(all_of([kept, equal(*map(int, (sides[0], not sides[1])))])), scope)
