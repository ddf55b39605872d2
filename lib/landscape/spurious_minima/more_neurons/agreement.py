"""The blocks against the whole Hessian: all n k directions at small sizes, at points that are not critical."""

from collections.abc import Callable, Sequence
from itertools import product

import numpy as np

from landscape.evidence.balls import ball, working_precision
from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import Finding, all_of, less
from landscape.evidence.verdict import Arithmetic
from landscape.networks.gaussian_loss import gaussian_loss
from landscape.spurious_minima.certified_minima import SymmetricPoint
from landscape.spurious_minima.every_width.agreement import (
    CLOSE,
    Component,
    agrees,
    antisymmetric,
    balanced,
    symmetric,
)
from landscape.spurious_minima.more_neurons.certificate import Block
from landscape.spurious_minima.more_neurons.directions import Kind, crossed, fixed, inner, kinds, standard
from landscape.spurious_minima.more_neurons.form import Learner

ONE_FLIPPED = ("97/100", "-1/20", "1/4", "1/7", "-1/5", "1/13", "-1/2")
MORE_FLIPPED = ("24/25", "-1/25", "1/5", "1/11", "-4/25", "-1/30", "1/20", "-3/5", "1/6")
POINTS = (
    SymmetricPoint(5, 6, 1, ONE_FLIPPED),
    SymmetricPoint(9, 10, 1, ONE_FLIPPED),
    SymmetricPoint(6, 8, 2, MORE_FLIPPED),
    SymmetricPoint(7, 10, 3, MORE_FLIPPED),
    SymmetricPoint(8, 12, 4, MORE_FLIPPED),
    SymmetricPoint(11, 18, 7, MORE_FLIPPED),
)
"""Sizes and entries that are no critical points. From 7 indices of a class on, rows stand for others.

All kinds occur from 4 flipped neurons on.
"""


@checker(Arithmetic.BALL)
def check_blocks(
    points: Sequence[SymmetricPoint] = POINTS, change: Callable[[Block], Block] = lambda found: found
) -> Check:
    """own/companion-blocks: few rows against all rows. `change` spoils the blocks, for tests."""
    finding = all_of(blocks_agree(point, change) for point in points)
    sizes = ", ".join(f"({point.k}, {point.n})" for point in points)
    return Check("own/companion-blocks", finding, f"(k, n) = {sizes}: gradient, all n k directions, F; to 25 digits")


def blocks_agree(point: SymmetricPoint, change: Callable[[Block], Block] = lambda found: found) -> Finding:
    """Whether few rows give the gradient, the Hessian and the loss of the whole learner."""
    entries = np.array([ball(entry) for entry in point.entries], dtype=object)
    few, whole = (Learner.at(point.k, point.n, point.flipped, entries, whole=w) for w in (False, True))
    with working_precision():
        components = [_component(whole, change(Block.of(few, kind))) for kind in _kinds(point, few)]
        loss = gaussian_loss(whole.rows, np.eye(point.k, dtype=int).astype(object))
        value = less(abs(few.value() - loss), CLOSE)
        return all_of([value, agrees(whole.rows, _gradient(point, few), components)])


def _kinds(point: SymmetricPoint, learner: Learner) -> tuple[Kind, ...]:
    return kinds(point.k - point.flipped, point.flipped, learner.families)


def _gradient(point: SymmetricPoint, few: Learner) -> np.ndarray:
    """Entry by entry: the derivative by an entry of the learner, shared among the places where it stands."""
    places = point.places()
    shares = few.gradient(fixed(few.classes, few.families)) / np.bincount(places.ravel())
    return shares[places]


def _component(whole: Learner, block: Block) -> Component:
    """All directions of the kind, in the whole space; 2 pi times the form of the block."""
    name, classes, families = block.kind.name, whole.classes, whole.families
    sizes = [c.size for c in classes]
    if name == "T":
        labels, copies = [np.ones(1, dtype=int)], [fixed(classes, families)]
    elif name == "SS":
        pairs = list(product(*map(balanced, sizes)))
        labels, copies = [np.outer(*pair) for pair in pairs], [crossed(classes, families, *pair) for pair in pairs]
    else:
        c, make = int(name[1]), {"S": balanced, "X": symmetric, "Y": antisymmetric}[name[0]]
        labels, copy = make(sizes[c]), standard if name[0] == "S" else inner
        copies = [copy(classes, families, c, label) for label in labels]
    with working_precision():
        return Component(copies, labels, block.form * (2 * ball(1).pi()))
