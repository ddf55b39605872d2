"""How often independent samples are fitted, exactly and for every width."""

from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.exponential_sum import ExponentialSum
from landscape.evidence.inputs import positive_integer
from landscape.initial_basin.overspecification import Demand, success_probability


def orthogonal_success(positive: int, negative: int) -> ExponentialSum:
    """F_n(0) for orthogonal samples with so many positive and so many negative labels, for every n >= 1.

    Signs of a uniform weight on orthogonal samples are fair and independent, so each sample
    with a label is a demand on an axis of its own.
    """
    wanted = [1] * positive + [-1] * negative
    return success_probability([Demand(axis, 1, sign) for axis, sign in enumerate(wanted)])


def two_sample_success(turn: fmpq, same_sign: bool) -> ExponentialSum:
    """F_n(0) for two samples at an angle of `turn` full turns, labels of one sign or of both; every n >= 1.

    A weight is inactive on both with probability 1/2 - turn, so one neuron leaves both labels
    unserved with probability 3/4 - turn/2 or, with labels of both signs, 1/2.
    """
    both = fmpq(3, 4) - turn / 2 if same_sign else fmpq(1, 2)
    return ExponentialSum.of({(1,): fmpq(1), (fmpq(3, 4),): fmpq(-2)}) + ExponentialSum.of({(both,): fmpq(1)})


def orthogonal_success_ball(positive: int, negative: int, num_neurons: int) -> arb:
    """sum_k C(n,k) 2^-n (1 - 2^-k)^p (1 - 2^-(n-k))^q enclosed, for p and q too large for fractions."""
    positive_integer("num_neurons", num_neurons)
    with working_precision(256):
        total = arb(0)
        for k in range(num_neurons + 1):
            served = (1 - arb(2) ** -k) ** positive * (1 - arb(2) ** (k - num_neurons)) ** negative
            total += arb(num_neurons).bin(k) * served
        return total / arb(2) ** num_neurons


def union_bound(num_samples: int, num_neurons: int) -> arb:
    """1 - m (3/4)^n, enclosed."""
    with working_precision(256):
        return 1 - num_samples * arb(fmpq(3, 4) ** num_neurons)
