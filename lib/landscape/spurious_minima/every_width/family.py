"""Type A as a `Family`: two unknowns, width k = 1/sigma^2."""

from flint import arb_mat

from landscape.evidence.linear_algebra import pivots
from landscape.spurious_minima.every_width.blocks import blocks, equations, jacobian, turning
from landscape.spurious_minima.every_width.boxes import Family
from landscape.spurious_minima.every_width.loss import loss
from landscape.spurious_minima.every_width.shape import shape


def _positives(w):
    found = blocks(w)
    return [found.Y, found.X, found.M1, found.M2, *pivots(found.T), *pivots(found.S)]


TYPE_A = Family(
    name="type A",
    offset=0,
    shape=shape,
    equations=equations,
    slopes=lambda sigma, unknowns: arb_mat(2, 2, list(jacobian(shape(sigma, *unknowns)))),
    signs=lambda w: [-w.a, w.eta],
    positives=_positives,
    turning=turning,
    convex=lambda w: jacobian(w)[0],
    unknowns=lambda w: [w.A, w.B],
    value=loss,
)
"""W = aI + b(J - I) with a < 0 < b."""
