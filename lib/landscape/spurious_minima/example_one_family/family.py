"""Example 1's family as a `Family`: five unknowns, width k = 1 + 1/sigma^2."""

from flint import arb_mat

from landscape.evidence.linear_algebra import pivots
from landscape.spurious_minima.every_width import Family
from landscape.spurious_minima.example_one_family.blocks import blocks, slopes, turning
from landscape.spurious_minima.example_one_family.loss import scaled_loss
from landscape.spurious_minima.example_one_family.shape import equations, shape


def _positives(w):
    found = blocks(w)
    *rest, last = pivots(found.S)
    return [last, found.Y, found.X, found.M1, *rest, *pivots(found.T), *pivots(found.M)]


EXAMPLE_ONE = Family(
    name="Example 1",
    offset=1,
    shape=shape,
    equations=equations,
    slopes=lambda sigma, unknowns: arb_mat([row[:5] for row in slopes(sigma, unknowns).tolist()]),
    signs=lambda w: [w.A * w.s**2 + 1, -w.B, w.C, w.D, 1 - w.E * w.s],
    positives=_positives,
    turning=turning,
    convex=lambda w: blocks(w).T[0, 0],
    unknowns=lambda w: [w.A, w.B, w.U, w.V, w.E],
    value=lambda w: scaled_loss(w) * (1 + w.s),
)
"""k - 1 rows with a > 0 at one place, d > 0 at the last, b < 0 elsewhere; the last row is (c, ..., c, e), e < 0 < c."""
