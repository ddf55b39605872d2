"""k F at the learner of Example 1's family, regular as k grows; the split is that of `every_width.loss`."""

from flint import arb

from landscape.evidence.dual import Number, kernel_excess
from landscape.spurious_minima.every_width.loss import at_one, near_one
from landscape.spurious_minima.example_one_family.shape import Shape


def scaled_loss(w: Shape) -> Number:
    """(k - 1) F(W), for every value in the balls. Needs a, c, d > 0 > e."""
    s, n, m, bn, cm, dn = w.s, w.n, w.m, w.B / w.n, w.C / w.m, w.D / w.n
    own, odd = (w.A * s**2 + 1) / n, (1 - w.E * s) / m
    longer, odd_longer = w.nu / (n + 1), w.mu / (m + 1)
    sums = w.U**2 * s**2 + w.V**2 * s
    both = longer + odd_longer
    lengths = both * both * s  # a ball around exactly 0 has no power in Arb
    near = longer**2 * s**2 * at_one() + 2 * n * w.tau**2 * near_one(w.tau * s, own)
    near += odd_longer**2 * s * at_one() + 2 * m * cm**2 * near_one(w.sin_e, odd)
    far = (1 - s) * s * (n * n * w.gamma**2 * kernel_excess(w.gamma * s**2) - 2 * n * bn**2 * kernel_excess(bn * s**2))
    far += 2 * n * m * w.omega**2 * kernel_excess(w.omega * s)
    far -= 2 * n * dn**2 * kernel_excess(dn * s) + 2 * m * cm**2 * kernel_excess(cm * s)
    return sums / 8 + lengths / (4 * arb.pi()) + (near + far * (2 / arb.pi())) / 8
