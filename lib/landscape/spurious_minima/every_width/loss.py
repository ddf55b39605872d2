"""The loss at W = aI + b(J - I), without the cancellation of (6), regular as k grows.

[z]_+ = (z + |z|)/2 splits F into the parts of the sums, of the lengths and of the kernel
psi(c) = 2/pi (sqrt(1 - c^2) + c asin(c) - 1), as the chapter tells.
"""

from flint import arb

from landscape.evidence.dual import Number, asin_excess, kernel_excess
from landscape.spurious_minima.every_width.shape import Shape


def loss(w: Shape) -> Number:
    """F(W), for every value in the balls. Needs a < 0 < b."""
    s, n, eta = w.s, w.n, w.eta
    sums = s * (w.B * (1 - s) + s * w.A) ** 2
    lengths = (s * w.nu / (1 + n)) ** 2
    near = at_one() * s**3 * (w.nu / (1 + n)) ** 2 + 2 * n * eta**2 * (1 - s) * near_one(w.sin_own, -w.own)
    far = w.n2 * s**2 * w.gamma**2 * kernel_excess(s**2 * w.gamma) - 2 * n * eta**2 * kernel_excess(s * eta)
    return sums / 8 + lengths / (4 * arb.pi()) + (near + (1 - s) * far * (2 / arb.pi())) / 8


def near_one(sine: Number, cosine: Number) -> Number:
    """(psi(1) - psi(c)) / sin^2 for the cosine c > 0 of an angle with this sine."""
    inner = (arb.pi() / 2 - sine) / (1 + cosine) + cosine * sine * asin_excess(sine)
    return inner * (2 / arb.pi())


def at_one() -> arb:
    """psi(1)."""
    return 1 - 2 / arb.pi()
