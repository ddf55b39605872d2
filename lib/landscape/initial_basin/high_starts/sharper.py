"""Checks of what this book adds to Theorem 4: the sharp chance, the scale, no biases, weights that are signs."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from flint import fmpq

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, less, suffices
from landscape.evidence.exponential_sum import ExponentialSum, identical
from landscape.evidence.inputs import exact_array
from landscape.evidence.verdict import Arithmetic
from landscape.initial_basin.high_starts.printed import (
    HALF,
    LABELS,
    ONE,
    QUARTER,
    SHAPES,
    THREE,
    check_pair,
    start_bound,
)
from landscape.initial_basin.high_starts.starts import (
    generic_network,
    is_high,
    largest_prediction,
    last_layer_orbit,
    neuron_orbit,
    share,
    sign_networks,
    speaks_on,
)
from landscape.networks.deep import DeepNet

NO_BIASES = ((1, 1, 1, 1), (1, 1, 1), (2, 2, 1), (2, 2, 2), (1, 1, 2, 1), (2, 3))
"""Widths of networks without biases; the first has depth 4, one neuron a layer."""

SIGN_SHAPES = ((1, 1), (1, 2), (1, 3), (2, 1), (1, 1, 1), (1, 1, 2), (1, 2, 1))
"""Widths of networks whose weights and biases are signs; all of them are counted."""


def silent_share(width: int) -> fmpq:
    """Share of the flips of `width` neurons that leave none active: counted, not computed."""
    orbit = last_layer_orbit(generic_network((1, width)))
    return share(orbit, lambda net: not any(net.features(exact_array("X", ONE[1], (1, 1)))[0]))


@checker(Arithmetic.EXACT)
def check_high_start(constant: fmpq = HALF) -> Check:
    """own/high-start-probability for all widths: half of the starts that speak.

    One fair coin is tails with chance 1/2, so n independent ones are all tails with (1/2)^n; of
    two opposite starts that speak one is high (SS16/thm-4--pair), hence the factor 1/2.
    """
    tails = silent_share(1)
    speaking = ExponentialSum.of({(1,): fmpq(1), (tails,): fmpq(-1)})
    halved = ExponentialSum.of({(1,): HALF}) * speaking
    finding = all_of([identical(start_bound(constant), halved), check_pair().finding])
    scope = "all n: half of 1 - (1/2)^n, one coin counted; orbits and independence told"
    return Check("own/high-start-probability", suffices(finding), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_high_start_counted(
    constant: fmpq = HALF,
    shapes: Sequence[Sequence[int]] = SHAPES,
    orbit_of: Callable[[Any], Any] = lambda shape: last_layer_orbit(generic_network(shape)),
    label: fmpq = HALF,
) -> Check:
    """own/high-start-probability on orbits: the bound, and equality for one sample with |y| = `label` sup |N|."""
    findings = []
    for shape in shapes:
        orbit = list(orbit_of(shape))
        one, bound = ONE[shape[0]], start_bound(constant)(shape[-1])
        large = label * largest_prediction(orbit, one)
        findings += [equal(share(orbit, is_high(one, (y,))), bound) for y in (large, -large)]
        findings += [at_most(bound, share(orbit, is_high(THREE[shape[0]], labels))) for labels in LABELS]
        findings.append(equal(share(orbit, speaks_on(one)), 2 * bound))
    scope = f"orbits of {len(shapes)} networks of depth 2 to 5: equality for one sample, bound for three"
    return Check("own/high-start-probability", all_of(findings), scope)


def thresholds(orbit: Sequence[DeepNet], X: Any, y: Any) -> list[fmpq]:
    """For every start that speaks the scale 2 <N, y> / |N|^2 above which it is high."""
    X, labels = exact_array("X", X, (None, None)), exact_array("y", y, (len(X),))
    found = []
    for net in orbit:
        N = net.predict(X)
        if any(N):
            found.append(2 * sum((N * labels).tolist()) / sum((N * N).tolist()))
    return found


@checker(Arithmetic.EXACT)
def check_scale(shapes: Sequence[Sequence[int]] = SHAPES, small: fmpq = HALF, large: fmpq = fmpq(2)) -> Check:
    """own/high-start-scale on orbits: the share by scale, from below the first positive threshold to above the last.

    `small` and `large` are multiples of the least and the greatest positive threshold.
    """
    findings = []
    for shape in shapes:
        orbit = list(last_layer_orbit(generic_network(shape)))
        for X, y in [(ONE[shape[0]], (5,)), *((THREE[shape[0]], labels) for labels in LABELS)]:
            findings += _by_scale(orbit, X, y, small, large)
    scope = f"orbits of {len(shapes)} networks of depth 2 to 5, one sample and three, all scales between thresholds"
    return Check("own/high-start-scale", all_of(findings), scope)


def _by_scale(orbit: Sequence[DeepNet], X: Any, y: Any, small: fmpq, large: fmpq) -> list[Finding]:
    at = thresholds(orbit, X, y)
    speaking, undecided = share(orbit, speaks_on(X)), fmpq(at.count(fmpq(0)), len(orbit))
    positive = sorted({edge for edge in at if edge > 0})
    if not positive:
        return [equal(share(orbit, is_high(X, y)), speaking)]
    scales = [small * positive[0], *positive, large * positive[-1]]
    shares = [share(orbit, is_high(X, y, scale)) for scale in scales]
    ends = [equal(shares[0], (speaking + undecided) / 2), equal(shares[-1], speaking)]
    return ends + [at_most(before, after) for before, after in pairwise(shares)]


def product_law(widths: Sequence[int]) -> fmpq:
    """prod over the hidden layers of 1 - 2^(-n_i), without the input dimension."""
    value = fmpq(1)
    for width in widths[1:]:
        value *= 1 - HALF**width
    return value


@checker(Arithmetic.EXACT)
def check_zero_bias(
    shapes: Sequence[Sequence[int]] = NO_BIASES, biases: bool = False, law: Callable[[Any], fmpq] = product_law
) -> Check:
    """own/zero-bias-product on orbits of all hidden neurons: who speaks, and who starts high."""
    findings = []
    for shape in shapes:
        orbit = list(neuron_orbit(generic_network(shape, biases=biases)))
        one, expected = ONE[shape[0]], law(shape)
        large = largest_prediction(orbit, one) / 2
        findings.append(equal(share(orbit, speaks_on(one)), expected))
        findings.append(equal(share(orbit, is_high(one, (large,))), expected / 2))
        findings += [at_most(expected / 2, share(orbit, is_high(THREE[shape[0]], labels))) for labels in LABELS]
    scope = f"widths {', '.join(map(str, shapes))}: all flips of hidden neurons and of the last layer counted"
    return Check("own/zero-bias-product", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_rademacher(shapes: Sequence[Sequence[int]] = SIGN_SHAPES, constant: fmpq = QUARTER) -> Check:
    """own/rademacher-starts: all networks of signs; a tie with one neuron, less than the sharp bound with two."""
    findings = []
    for shape in shapes:
        starts = list(sign_networks(shape))
        one = ((1,) * shape[0],)
        for y in (1, 2, -10):
            findings.append(at_most(start_bound(constant)(shape[-1]), share(starts, is_high(one, (y,)))))
    tie, pair = (share(sign_networks((1, n)), is_high(((1,),), (2,))) for n in (1, 2))
    findings += [
        equal(tie, start_bound(constant)(1)),
        less(tie, start_bound(HALF)(1)),
        less(pair, start_bound(HALF)(2)),
    ]
    scope = f"widths {', '.join(map(str, shapes))}, all signs counted: {tie} with one neuron, {pair} with two, y = 2"
    return Check("own/rademacher-starts", all_of(findings), scope)
