"""Certificates of symmetric critical points: one Newton step in the few entries, then a block for each kind."""

from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from flint import arb, arb_mat, fmpq
from scipy.linalg import eigh

from landscape.evidence.balls import ball, lower, upper, working_precision
from landscape.evidence.check import finder
from landscape.evidence.comparison import Finding, all_of, less, suffices
from landscape.evidence.doubles import double
from landscape.evidence.inputs import exact_number
from landscape.evidence.linear_algebra import pivots, solve
from landscape.spurious_minima.certified_minima import SymmetricPoint
from landscape.spurious_minima.every_width.cover import shown
from landscape.spurious_minima.more_neurons.directions import Kind, kinds
from landscape.spurious_minima.more_neurons.form import Learner

RADIUS = fmpq(1, 10**15)
"""Half the side of the box of entries around a stored point."""


@dataclass(frozen=True)
class Block:
    """The Hessian on the directions of one kind: form - x gram has the signs of the Hessian minus x, for every x.

    form  shape (copies, copies), balls, for a vector of length 1
    gram  scalar products of the copies, the same
    """

    kind: Kind
    form: arb_mat
    gram: arb_mat

    @staticmethod
    def of(learner: Learner, kind: Kind) -> "Block":
        """The block of a learner whose entries are balls; divided by 2 pi."""
        Z, widths = kind.directions, np.concatenate([c.widths for c in learner.classes])
        gram = np.einsum("aij,bij,i,j->ab", Z, Z, learner.number, widths)
        with working_precision():
            form = learner.hessian(Z) / (2 * arb.pi() * kind.square)
            return Block(kind, arb_mat(form.tolist()), arb_mat(gram.tolist()) / kind.square)

    @cached_property
    def least(self) -> arb:
        """A point below every eigenvalue of the Hessian on these directions; minus infinity if none is found."""
        guess = self._guess()[0]
        with working_precision():
            bound = ball(guess - abs(guess) / 10**4)
            positive = all(pivot > 0 for pivot in pivots(self.form - bound * self.gram))
        return lower(bound) if positive else arb("-inf")

    @cached_property
    def slope(self) -> arb:
        """A point above the smallest eigenvalue."""
        u = self._guess()[1]
        with working_precision():
            row, column = arb_mat([u]), arb_mat([[x] for x in u])
            quotient = (row * self.form * column)[0, 0] / (row * self.gram * column)[0, 0]
            return upper(quotient) if quotient.is_finite() else arb("inf")

    @property
    def independent(self) -> Finding:
        """No copy is a combination of the others."""
        return all_of(less(0, pivot) for pivot in pivots(self.gram))

    @finder
    def _guess(self) -> tuple[fmpq, list[fmpq]]:
        form, gram = (np.array([[float(x) for x in row] for row in m.tolist()]) for m in (self.form, self.gram))
        scale = 1 / np.sqrt(gram.diagonal())  # copies differ in length by powers of k
        values, vectors = eigh(scale[:, None] * (form + form.T) / 2 * scale, scale[:, None] * gram * scale)
        return double(float(values[0])), [double(float(x)) for x in scale * vectors[:, 0]]


@dataclass(frozen=True)
class Certificate:
    """What is known of the box around a stored point.

    point    the stored point
    learner  balls that contain all entries of the box
    fixed    the block of the entries themselves on the box, if exactly one critical point is in it; else None
    """

    point: SymmetricPoint
    learner: Learner
    fixed: Block | None

    @cached_property
    def blocks(self) -> dict[str, Block]:
        """By the name of the kind, on all of the box. Raises ValueError unless a critical point was found."""
        if self.fixed is None:
            raise ValueError("nothing is certified: no critical point was found in the box")
        _, *others = _kinds(self.point, self.learner)
        return {"T": self.fixed} | {kind.name: Block.of(self.learner, kind) for kind in others}

    def critical(self) -> Finding:
        """The box holds exactly one critical point of this symmetry: true, or undecided."""
        return suffices(shown(self.fixed is not None))

    def minimum(self) -> Finding:
        """... it is a strict minimum in all directions, and F > 0 there."""
        if self.fixed is None:
            return self.critical()
        entries = self.learner.entries
        positive = [less(0, block.least) for block in self.blocks.values()]
        kink = [less(0, abs(entries[place])) for place in (0, 2)]
        return suffices(all_of([self.critical(), self._complete(), *positive, *kink]))

    def saddle(self) -> Finding:
        """... the Hessian has a negative eigenvalue there."""
        if self.fixed is None:
            return self.critical()
        return suffices(all_of([self.critical(), less(self.slope, 0)]))

    def _complete(self) -> Finding:
        """The copies are independent and as many as there are dimensions."""
        blocks = self.blocks.values()
        count = sum(len(block.kind.directions) * block.kind.multiplicity for block in blocks)
        return all_of([shown(count == self.point.n * self.point.k), *(block.independent for block in blocks)])

    @property
    def curvature(self) -> arb:
        """A point below every eigenvalue of the Hessian. Raises ValueError as `blocks`."""
        return min((block.least for block in self.blocks.values()), key=float)

    @property
    def slope(self) -> arb:
        """A point above the smallest eigenvalue. Raises ValueError as `blocks`."""
        return min((block.slope for block in self.blocks.values()), key=float)

    @property
    def weakest(self) -> str:
        """The kind with the smallest eigenvalue. Raises ValueError as `blocks`."""
        return min(self.blocks, key=lambda name: float(self.blocks[name].slope))


@cache
def certify(point: SymmetricPoint, radius: fmpq = RADIUS) -> Certificate:
    """The certificate of a point with at least 4 kept neurons. A box without a critical point is no error.

    Raises ValueError for fewer, for a radius that is not positive, and where a neuron may be zero in the box.
    """
    radius = exact_number("radius", radius)
    if not radius > 0:
        raise ValueError(f"radius: expected a positive number, not {radius}")
    centre, box = (_learner(point, [ball(entry, r) for entry in point.entries]) for r in (0, radius))
    block = Block.of(box, _kinds(point, box)[0])
    return Certificate(point, box, block if _newton_stays(centre, block, radius) else None)


def _newton_stays(centre: Learner, block: Block, radius: fmpq) -> bool:
    """Whether Newton's step from the centre, with any of the Hessians on the box, ends inside the box."""
    with working_precision():
        gradient = centre.gradient(block.kind.directions) / (2 * arb.pi())
    try:
        step = solve(block.form, arb_mat([[x] for x in gradient])).entries()
    except ValueError:  # a Hessian may be singular, or not finite
        return False
    return all(ball(0, radius).contains_interior(x) for x in step)


def _kinds(point: SymmetricPoint, learner: Learner) -> tuple[Kind, ...]:
    return kinds(point.k - point.flipped, point.flipped, learner.families)


def _learner(point: SymmetricPoint, entries: list[arb]) -> Learner:
    return Learner.at(point.k, point.n, point.flipped, np.array(entries, dtype=object))
