"""Logarithms of lower bounds for the good volume, as balls: printed, from an angle, and from counted cones."""

from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.inputs import positive_integer
from landscape.vanishing_minima.exact_fit import printed_width
from landscape.vanishing_minima.good_volume.turn import num_cones


def log_cone_count(num_samples: int, dim: int) -> arb:
    """An upper bound for log r, where r counts the regions of N hyperplanes through 0 in R^d_0.

    2 sum_(k <= D) C(n, k) with n = N - 1 and D = min(d_0 - 1, n) is at most 2 (e n / D)^D and 2^N. Needs N, d_0 >= 2.
    Raises ValueError for less.
    """
    for name, value in (("num_samples", num_samples), ("dim", dim)):
        if positive_integer(name, value) < 2:
            raise ValueError(f"{name}: expected at least 2, not {value}")
    n = num_samples - 1
    power = min(dim - 1, n)
    with working_precision():
        spread = power * (1 + arb(fmpq(n, power)).log())
        return arb(2).log() + arb.min(spread, n * arb(2).log())


def log_typical(num_samples: int, dim: int, delta: arb) -> arb:
    """log t with t = delta^2 / (4 K^2 r): with probability 1 - delta all cones are that large."""
    passed = num_cones(num_samples, dim, False)
    with working_precision():
        return 2 * (delta / (2 * passed)).log() - log_cone_count(num_samples, dim)


def log_counted(num_samples: int, dim: int, delta: arb, relu: bool = False) -> arb:
    """own/good-volume: 2 K log t for K cones with two neurons in each."""
    return 2 * num_cones(num_samples, dim, relu) * log_typical(num_samples, dim, delta)


def log_teacher(num_samples: int, dim: int, width: int, delta: arb) -> arb:
    """own/teacher-volume: d_1* log(delta / (d_1* r))."""
    with working_precision():
        return width * ((delta / width).log() - log_cone_count(num_samples, dim))


def log_printed(num_samples: int) -> arb:
    """SH18 Theorem 9: -2 N log N."""
    return -2 * num_samples * arb(num_samples).log()


def log_from_angle(num_samples: int, dim: int) -> arb:
    """What Lemma 21 gives with the printed angle: -d_0 d_1* log(d_1* d_0 N)."""
    width = printed_width(num_samples, dim)
    return -dim * width * arb(width * dim * num_samples).log()


def printed_delta(num_samples: int, dim: int) -> arb:
    """sqrt(8 / (pi d_0)) + 2 sqrt(d_0 log d_0) / N, and at most 1."""
    with working_precision():
        value = (8 / (arb.pi() * dim)).sqrt() + 2 * (dim * arb(dim).log()).sqrt() / num_samples
        return arb.min(value, arb(1))


def most_lost(num_neurons: int, cones: int, volume: arb) -> arb:
    """own/volume-to-one: K (1 + (d_1 - 1) t) (1 - t)^(d_1 - 1), a bound for 1 - V(G)."""
    with working_precision(256):
        return cones * (1 + (num_neurons - 1) * volume) * (1 - volume) ** (num_neurons - 1)
