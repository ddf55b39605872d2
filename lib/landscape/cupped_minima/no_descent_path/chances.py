"""SSG20 Corollary 1: cups survive on open sets of data, and a lower bound for how likely they are."""

from collections.abc import Sequence
from dataclasses import replace
from math import factorial

import numpy as np
from flint import arb, fmpq

from landscape.cupped_minima.no_descent_path.boxes import Box, boxes
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, less, suffices
from landscape.evidence.inputs import exact_number, positive_integer
from landscape.evidence.verdict import Arithmetic

LEAST_CHANCES = {
    "(2, 1, 4)": -17,
    "(3, 8, 10)": -122,
    "(4, 12, 14)": -223,
    "(6, 12, 22)": -684,
    "(4, 20, 26)": -714,
    "(5, 16, 24)": -725,
}
"""log10 of a lower bound for the chance, by (d, n, m), all numberings of the samples counted."""


def admissible(dim: int, num_neurons: int, num_samples: int) -> bool:
    """Whether Corollary 1 speaks of these sizes: d >= 4, n >= 8 + 4 ceil(3/(d-3)) and even, m >= n + 2d - 2."""
    for name, value in (("dim", dim), ("num_neurons", num_neurons), ("num_samples", num_samples)):
        positive_integer(name, value)
    if dim < 4 or num_neurons % 2:
        return False
    return num_neurons >= 8 + 4 * -(-3 // (dim - 3)) and num_samples >= num_neurons + 2 * dim - 2


def widened(box: Box, factor: fmpq | int) -> Box:
    """The same centre with both radii multiplied."""
    factor = exact_number("factor", factor)
    return replace(box, radius=factor * box.radius, label_radius=factor * box.label_radius)


def finding(box: Box) -> Finding:
    """As `Box.finding`; undecided where the cup could not be computed over the whole box."""
    try:
        return box.finding()
    except ValueError:
        return less(arb("nan"), 0)


@checker(Arithmetic.BALL)
def check_open_cups(among: Sequence[Box] | None = None) -> Check:
    """On whole boxes of data: a cup, and a lower loss."""
    among = boxes() if among is None else among
    scope = f"(d, n, m) = {', '.join(box.sizes for box in among)}; every datum of a box at once"
    return Check("own/open-cups", all_of(finding(box) for box in among), scope)


@checker(Arithmetic.BALL)
def check_corollary_1(among: Sequence[Box] | None = None) -> Check:
    """Corollary 1 at sizes of the paper: the chance is at least that of a box, which is positive.

    Raises ValueError for a box of sizes of which the corollary does not speak.
    """
    among = [box for box in boxes() if _is_admissible(box)] if among is None else among
    if not all(map(_is_admissible, among)):
        raise ValueError("among: expected boxes whose sizes are those of the corollary")
    found = [f for box in among for f in (finding(box), less(arb(0), box.radius), less(arb(0), box.label_radius))]
    scope = f"(d, n, m) = {', '.join(box.sizes for box in among)}; chance at least that of a box"
    return Check("SSG20/cor-1", all_of(found), scope)


@checker(Arithmetic.BALL)
def check_chances(among: Sequence[Box] | None = None, bounds: dict[str, int] | None = None) -> Check:
    """The chance that Gaussian data have a sub-optimal cupped minimum exceeds 10^bound, all numberings counted.

    Raises ValueError for a box without a bound, or whose output weights are neither balanced nor v = 1.
    """
    among, bounds = boxes() if among is None else among, LEAST_CHANCES if bounds is None else bounds
    if missing := [box.sizes for box in among if box.sizes not in bounds]:
        raise ValueError(f"bounds: expected one for each box, but there is none for {', '.join(missing)}")
    if any(sum(box.v) != 0 and box.v != (1,) for box in among):
        raise ValueError("among: expected boxes with as many output weights 1 as -1, or with the only one 1")
    found = [
        f
        for box in among
        for f in (finding(box), box.apart(), less(bounds[box.sizes], box.log10_chance(factorial(len(box.X)))))
    ]
    scope = f"{_counted(among)} in balls, all numberings disjoint"
    return Check("own/cup-chance", suffices(all_of(found)), scope, Covers.WHOLE)


def doubled(box: Box) -> Box:
    """The box with its last sample at the place of the one before: then not all numberings are apart."""
    X = np.array(box.X)
    X[-1] = X[-2]
    return replace(box, X=X)


def self_better(box: Box) -> Box:
    """The box with weights near the cup itself in the place of better ones."""
    middle = replace(box, radius=fmpq(0), label_radius=fmpq(0)).cup.W
    near = [[fmpq(round(float(x.mid()) * 10**6), 10**6) for x in row] for row in middle.tolist()]
    return replace(box, better=np.array(near, dtype=object))


def turned(box: Box) -> Box:
    """The box with the error of one kink turned: its label on the other side of the prediction."""
    k, y = box.kinks[0][0], np.array(box.y)
    y[k] += 2 * fmpq(round(float(replace(box, radius=fmpq(0), label_radius=fmpq(0)).cup.error[k].mid()) * 10**4), 10**4)
    return replace(box, y=y)


def _counted(among: Sequence[Box]) -> str:
    return f"{len(among)} boxes" if len(among) != 1 else "1 box"


def _is_admissible(box: Box) -> bool:
    return admissible(box.X.shape[1], len(box.v), len(box.X))
