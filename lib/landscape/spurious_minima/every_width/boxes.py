"""Boxes that cover every width: on each box one critical point for every width, by Krawczyk's operator."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from flint import arb, arb_mat, fmpq

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.check import finder
from landscape.evidence.dual import Dual, Number
from landscape.evidence.inputs import exact_number
from landscape.evidence.linear_algebra import solve


@dataclass(frozen=True)
class Family:
    """Symmetric learners of every width k = offset + 1/sigma^2, and how to compute with them on balls.

    shape      (sigma, *unknowns) -> lengths and angles; unknowns and results may be Duals
    equations  shape -> residuals of the critical equations, as many as unknowns
    slopes     (sigma, unknowns) -> their derivatives, a square matrix
    signs      shape -> numbers whose positivity the formulas presuppose
    positives  shape -> numbers that are all positive if and only if all blocks of the Hessian are
    turning    shape -> the first of them, which changes its sign as k grows; may be a Dual
    convex     shape -> a number whose positivity shows that the point is no maximum
    unknowns   shape -> its unknowns
    value      shape -> the loss, or k - 1 times the loss; may be a Dual
    """

    name: str
    offset: int
    shape: Callable[..., Any]
    equations: Callable[[Any], Sequence[Number]]
    slopes: Callable[[arb, Sequence[arb]], arb_mat]
    signs: Callable[[Any], list[arb]]
    positives: Callable[[Any], list[arb]]
    turning: Callable[[Any], Number]
    convex: Callable[[Any], arb]
    unknowns: Callable[[Any], list[arb]]
    value: Callable[[Any], Number]

    def sigma(self, k: Any) -> arb:
        """1/sqrt(k - offset). Raises ValueError unless k is a rational number of at least 3."""
        width = exact_number("k", k)
        if width < 3:
            raise ValueError(f"k: expected a width of at least 3, not {k}")
        with working_precision():
            return 1 / ball(width - self.offset).sqrt()


@dataclass(frozen=True)
class Box:
    """All sigma in [left, right], and unknowns within `radius` of centre + drift (sigma - middle); rational numbers.

    The drift follows the family, so that the box can be long in sigma and thin around the curve.
    Raises ValueError unless left < right, the radii are positive, and the lists are equally long.
    """

    left: fmpq
    right: fmpq
    centre: tuple[fmpq, ...]
    drift: tuple[fmpq, ...]
    radius: tuple[fmpq, ...]

    def __post_init__(self) -> None:
        if not self.left < self.right:
            raise ValueError(f"right: expected more than left = {self.left}, not {self.right}")
        if not 0 < len(self.centre) == len(self.drift) == len(self.radius):
            raise ValueError("centre, drift, radius: expected one number for each unknown")
        if not min(self.radius) > 0:
            raise ValueError(f"radius: expected positive numbers, not {self.radius}")

    @property
    def middle(self) -> fmpq:
        """Halfway from left to right."""
        return (self.left + self.right) / 2

    @property
    def half_width(self) -> fmpq:
        """Half the length in sigma."""
        return (self.right - self.left) / 2

    @property
    def sigma(self) -> arb:
        """[left, right] as one ball, which may stick out a little."""
        return ball(self.middle, self.half_width)

    def around(self, deviation: Sequence[arb]) -> list[arb]:
        """The unknowns that deviate so much from the drifting centre, for every sigma of the box."""
        sway = [ball(c, abs(d) * self.half_width) for c, d in zip(self.centre, self.drift, strict=True)]
        return [x + y for x, y in zip(sway, deviation, strict=True)]


def critical(family: Family, box: Box) -> Any:
    """The shape of the critical point, if each sigma of the box has exactly one in its interior, else None.

    Krawczyk: with an approximate inverse Y of the derivative J, and X = m + [-r, r], the set
    m - Y E(m) + (1 - Y J(X)) [-r, r] must lie in the interior of X. Then X contains one zero of E.
    Here m = m(sigma) drifts, and the set encloses those of all sigma of the box.
    """
    with working_precision():
        deviation = krawczyk(family, box)
        if deviation is None:
            return None
        inside = (ball(0, r).contains_interior(x) for r, x in zip(box.radius, deviation, strict=True))
        return family.shape(box.sigma, *box.around(deviation)) if all(inside) else None


def krawczyk(family: Family, box: Box) -> list[arb] | None:
    """Krawczyk's image of the box, as deviations from its drifting centre; None where J looks singular."""
    deviation = [ball(0, r) for r in box.radius]
    J = family.slopes(box.sigma, box.around(deviation))
    inverse = approximate_inverse(J)
    if inverse is None:
        return None
    rest = identity_matrix(J.nrows()) - inverse * J
    image = rest * column(deviation) - inverse * column(residuals(family, box))
    return image.entries()


def residuals(family: Family, box: Box) -> list[arb]:
    """E at the drifting centre, for all sigma of the box, by the mean value theorem in sigma."""
    zero = [arb(0)] * len(box.centre)
    drifting = [Dual(x, (ball(d),)) for x, d in zip(box.around(zero), box.drift, strict=True)]
    moving = family.equations(family.shape(Dual(box.sigma, (arb(1),)), *drifting))
    still = family.equations(family.shape(ball(box.middle), *map(ball, box.centre)))
    return [x + y.slopes[0] * ball(0, box.half_width) for x, y in zip(still, moving, strict=True)]


def identity_matrix(size: int) -> arb_mat:
    """Shape (size, size)."""
    return arb_mat([[int(i == j) for j in range(size)] for i in range(size)])


def column(entries: Sequence[arb]) -> arb_mat:
    """Shape (number of entries, 1)."""
    return arb_mat([[x] for x in entries])


@finder
def approximate_inverse(J: arb_mat) -> arb_mat | None:
    """Any matrix will do: Krawczyk's inclusion shows whether it was good."""
    try:
        inverse = arb_mat(J.nrows(), J.ncols(), [x.mid() for x in J.entries()]).inv()
    except ZeroDivisionError:
        return None
    return arb_mat(J.nrows(), J.ncols(), [x.mid() for x in inverse.entries()])


def covers(boxes: Sequence[Box], left: fmpq, right: fmpq) -> bool:
    """Whether the boxes follow each other without a gap from at most `left` to at least `right`. Exact."""
    gapless = all(first.right == second.left for first, second in pairwise(boxes))
    return bool(boxes) and gapless and boxes[0].left <= left and boxes[-1].right >= right


def velocity(family: Family, box: Box, point: Any) -> Any:
    """The shape of the critical point with its derivative by sigma along the family, from `critical`.

    The implicit function theorem: J x' = -dE/dsigma, for every sigma and every point in the balls.
    Raises ValueError if J cannot be certified regular.
    """
    unknowns = family.unknowns(point)
    with working_precision():
        moving = family.shape(Dual(box.sigma, (arb(1),)), *(Dual(x, (arb(0),)) for x in unknowns))
        by_sigma = column([-x.slopes[0] for x in family.equations(moving)])
        J = family.slopes(box.sigma, unknowns)
        inverse = approximate_inverse(J)
        speed = solve(inverse * J, inverse * by_sigma).entries()
        return family.shape(Dual(box.sigma, (arb(1),)), *(Dual(x, (y,)) for x, y in zip(unknowns, speed, strict=True)))


def turning_along(family: Family, box: Box, point: Any) -> tuple[arb, arb]:
    """The turning number on a box, and its derivative by sigma along the family, from `critical`.

    By the mean value theorem from the middle of the box: tighter than the formula on the whole box.
    """
    slope = family.turning(velocity(family, box, point)).slopes[0]
    with working_precision():
        sigma = ball(box.middle)
        middle = family.turning(family.shape(sigma, *_contracted(family, sigma, box, 2)))
        return middle + slope * ball(0, box.half_width), slope


def at_width(family: Family, boxes: Sequence[Box], k: Any) -> Any:
    """The shape of the critical point at one width, from the box that holds it, as tightly as the precision allows.

    Raises ValueError if no box holds it, or if the box does not pin it down.
    """
    sigma = family.sigma(k)
    for box in boxes:
        if box.sigma.contains(sigma) and critical(family, box) is not None:
            with working_precision():
                return family.shape(sigma, *_contracted(family, sigma, box, 6))
    raise ValueError(f"boxes: expected one that holds the critical point at k = {k}")


def joined(family: Family, first: Box, second: Box) -> bool:
    """Whether the critical points of two boxes certainly agree at the sigma where one follows the other.

    The point of the first box, at that sigma, lies in the second, which holds only one.
    """
    with working_precision():
        sigma = ball(second.left)
        point = _contracted(family, sigma, first, 2)
        lines = zip(point, second.centre, second.drift, second.radius, strict=True)
        inside = (ball(c + d * (second.left - second.middle), r).contains(x) for x, c, d, r in lines)
        return first.right == second.left and all(inside)


def at_infinity(family: Family, box: Box) -> Any:
    """The shape at sigma = 0. Raises ValueError if the box does not hold it, or not certainly."""
    if not box.left <= 0 <= box.right or critical(family, box) is None:
        raise ValueError("box: expected one that holds the critical point at sigma = 0")
    with working_precision():
        return family.shape(arb(0), *_contracted(family, arb(0), box, 8))


def _contracted(family: Family, sigma: arb, box: Box, times: int) -> list[arb]:
    """Krawczyk's operator again and again; every image holds the point."""
    with working_precision():
        unknowns = box.around([ball(0, r) for r in box.radius])
        for _ in range(times):
            centre = [x.mid() for x in unknowns]
            J = family.slopes(sigma, unknowns)
            inverse = approximate_inverse(J)
            if inverse is None:
                return [arb("nan")] * len(unknowns)
            residual = column(family.equations(family.shape(sigma, *centre)))
            spread = column([x - y for x, y in zip(unknowns, centre, strict=True)])
            image = (identity_matrix(J.nrows()) - inverse * J) * spread - inverse * residual
            unknowns = [y + x for x, y in zip(image.entries(), centre, strict=True)]
        return unknowns
