"""SS16 Theorem 8 itself: its levels, why the corrected theorem implies it, and what it promises."""

from collections.abc import Sequence

from flint import arb, fmpq

from landscape.evidence.balls import lower, working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, less, suffices
from landscape.evidence.exponential_sum import ExponentialSum, never_above
from landscape.evidence.outward import floor_digits
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.cones import dot
from landscape.initial_basin.clustered_data.clusters import TINY, Clusters, cluster
from landscape.initial_basin.clustered_data.construction import promised_error
from landscape.initial_basin.clustered_data.labels import printed_label
from landscape.initial_basin.noisy_regions import largest_ratio, noise_probability
from landscape.networks.planar_basins import BasinDistribution

ACROSS, ALONG = ((0, 1), (0, -1)), ((1, 0), (-1, 0))
WIDTHS = (1, 2, 4, 6, 8, 12, 20, 30)

LOW_RANK = (
    Clusters((cluster((1,), fmpq(1, 4), ((1,), (-1,)), (1, 1)),), fmpq(1), fmpq(0)),
    Clusters((cluster((1,), TINY, ((1,), (-1,)), (1 + TINY, 1 - TINY)),), fmpq(1), fmpq(1)),
    Clusters(
        (cluster((1, 0), fmpq(3, 50), ACROSS, (3, 3)), cluster((0, 1), fmpq(4, 50), ALONG, (-4, -4))),
        fmpq(1),
        fmpq(0),
    ),
    Clusters(
        (
            cluster((fmpq(6, 5), fmpq(-4, 5)), 3 * TINY, ACROSS, (3, 3 + TINY)),
            cluster((fmpq(8, 5), fmpq(3, 5)), 4 * TINY, ALONG, (4 - 2 * TINY, 4 + 2 * TINY)),
        ),
        fmpq(1),
        fmpq(1),
    ),
)
"""Clusters on a line and in a plane, where F_n is known exactly: large and small, with and without L."""

OUTSIDE = Clusters((cluster((1,), TINY, ((0,), (1000,)), (1, 1)),), fmpq(1), fmpq(0))
"""A point at 2, far outside the ball of radius 1/1000 around 1."""

ROUGH = Clusters((cluster((1,), TINY, ((1,), (-1,)), (1, -1)),), fmpq(1), fmpq(0))
"""Labels 1 and -1 in one small cluster, called constant."""


def printed_level(data: Clusters, num_neurons: int) -> arb:
    """delta^2 ((1 + B/c) n kappa/sigma_min |y^| + L)^2, with the smallest B and the largest c; k <= 2."""
    with working_precision():
        labels = [printed_label(c.labels, data.lipschitz, c.radius) for c in data.clusters]
        reach = arb(max(dot(x, x) for x in data.X)).sqrt() / arb(min(dot(c, c) for c in data.centres)).sqrt()
        squares = sum((dot(c, c) for c in data.centres), fmpq(0))
        largest = arb(squares - data.sigma**2).sqrt() if len(data.clusters) == 2 else arb(data.sigma)
        spread = (1 + reach) * num_neurons * largest / arb(data.sigma) ** 2 * arb(dot(labels, labels)).sqrt()
        return (max(data.radii) * (spread + data.lipschitz)) ** 2


def corrected_level(data: Clusters, num_neurons: int) -> arb:
    """delta^2 (2 sqrt(s) |y~| / ((1 - eta) sigma_min) + L)^2, enclosed."""
    with working_precision():
        used = min(num_neurons, sum(label != 0 for label in data.middles))
        eta = arb(dot(data.radii, data.radii)).sqrt() / data.sigma
        spread = 2 * arb(used).sqrt() * arb(dot(data.middles, data.middles)).sqrt() / ((1 - eta) * data.sigma)
        return (max(data.radii) * (spread + data.lipschitz)) ** 2


def noise(data: Clusters) -> arb:
    """a, the sum of the clusters' noise probabilities."""
    with working_precision():
        dim = len(data.centres[0])
        ratios = [(radius, arb(dot(c, c)).sqrt()) for c, radius in zip(data.centres, data.radii, strict=True)]
        return sum((noise_probability(dim, radius / norm) for radius, norm in ratios if radius), arb(0))


def rational_below(level: arb) -> fmpq:
    """A rational that is at most every number of the ball."""
    return lower(level).mid().fmpq()


@checker(Arithmetic.BALL)
def check_theorem_8(rate: fmpq = fmpq(7, 8), share: fmpq = fmpq(1)) -> Check:
    """SS16/thm-8: from own/clusters, by cases; `share` multiplies the constant 1 + B/c.

    d >= 2, n <= 5: the bound is not positive. d = 1: a single weight errs by delta |y~|/|c| + L delta.
    eta <= 1/2, n >= 6: 4 sqrt(n) <= (1 + B/c) n. eta > 1/2: the printed level exceeds the mean of y^2.
    """
    with working_precision():
        reach = [share * (2 - largest_ratio(d)) for d in (1, 2)]
        trivial = reach[1] * 8 * arb(2).sqrt() / (4 * (2 * arb.pi()).sqrt())
        findings = [
            less(arb(1), 2 * rate**5),
            less(arb(fmpq(13, 16)), rate),
            less(largest_ratio(1), fmpq(1, 2)),
            less(1, reach[0]),
            less(16, 6 * reach[1] ** 2),
            less(1, trivial),
        ]
    scope = "all d, k, n: four cases; balls for the constants at d = 1, 2, where they are smallest"
    return Check("SS16/thm-8", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_theorem_8_on_planes(
    examples: Sequence[Clusters] = LOW_RANK, widths: Sequence[int] = WIDTHS, rate: fmpq = fmpq(7, 8)
) -> Check:
    """SS16/thm-8 where the exact F_n is known: lines and planes."""
    findings = []
    for data in examples:
        planar, dim = BasinDistribution.of(data.X, data.y), len(data.centres[0])
        findings.append(planar.check())
        for n in widths:
            exact = planar.at_most(rational_below(printed_level(data, n)), n)
            findings.append(at_most(1 - dim * rate**n, _as_ball(exact)))
    scope = (
        f"clusters on lines and in planes, {len(examples)} in all, {len(widths)} widths up to {max(widths)}: exact F_n"
    )
    return Check("SS16/thm-8", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_clusters_on_planes(
    examples: Sequence[Clusters] = LOW_RANK[2:], widths: Sequence[int] = WIDTHS, rate: fmpq = fmpq(3, 4)
) -> Check:
    """own/clusters in planes, where the exact F_n is known; `rate` stands for 3/4 in (3/4 + a/4)^n."""
    findings = []
    for data in examples:
        planar = BasinDistribution.of(data.X, data.y)
        findings += [data.hypotheses(), planar.check()]
        labelled = sum(label != 0 for label in data.middles)
        for n in widths:
            failure = planar.above(rational_below(corrected_level(data, n)), n)
            findings.append(at_most(_as_ball(failure), labelled * (rate + (1 - rate) * noise(data)) ** n))
    scope = f"pairs of clusters in planes, {len(examples)} in all, {len(widths)} widths up to {max(widths)}: exact F_n"
    return Check("own/clusters", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_clusters_on_a_line(
    examples: Sequence[Clusters] = LOW_RANK[:2], rate: fmpq = fmpq(3, 4), lipschitz: fmpq = fmpq(1)
) -> Check:
    """own/clusters for one cluster on a line, where a = 0: the exact failure, for every n, is never above rate^n."""
    findings = []
    for data in examples:
        planar = BasinDistribution.of(data.X, data.y)
        level = promised_error(data, 1, lipschitz=lipschitz) ** 2
        labelled = sum(label != 0 for label in data.middles)
        failure = ExponentialSum.of({(1,): fmpq(1)}) - planar.success(level)
        findings += [planar.check(), never_above(failure, ExponentialSum.of({(rate,): fmpq(labelled)}))]
    scope = f"every n; one cluster on a line, exact failure against {rate}, its rate; data sets: {len(examples)}"
    return Check("own/clusters", all_of(findings), scope)


def first_width(dim: int, chance: fmpq = fmpq(0), rate: fmpq = fmpq(7, 8)) -> int:
    """The first n with 1 - d rate^n > chance."""
    n = 1
    while not 1 - dim * rate**n > chance:
        n += 1
    return n


@checker(Arithmetic.BALL)
def check_printed_promise(empty: Sequence[int] = tuple(range(2, 12)), first: int = 12) -> Check:
    """own/printed-promise: delta R (2 -+ R) n sqrt(d) against 1 at the first n with a positive probability."""
    with working_precision():
        findings = []
        for d in empty:
            ratio = largest_ratio(d)
            findings.append(less(1, ratio * (2 - ratio) * first_width(d) * arb(d).sqrt()))
        findings.append(less(largest_ratio(first) * 2 * first_width(first) * arb(first).sqrt(), 1))
    scope = f"d = {min(empty)} to {max(empty)}: nothing at any n; d = {first}, n = {first_width(first)}: something"
    return Check("own/printed-promise", all_of(findings), scope)


def describe_promise(dim: int) -> str:
    """Orthonormal centres, k = d, equal labels, L = 0: how small delta must be for a tenth of E(0), chance 1/2."""
    with working_precision():
        aim = arb(fmpq(1, 10)).sqrt()
        n, m = first_width(dim, fmpq(1, 2)), first_width(dim, fmpq(1, 2), fmpq(13, 16))
        root = arb(dim).sqrt()
        printed = aim / (2 * n * root * largest_ratio(dim))
        corrected = aim / (2 * arb(min(m, dim)).sqrt() + aim) / root / largest_ratio(dim)
    return (
        f"d = {dim}: printed n = {n}, radius {floor_digits(100 * printed, 1)}% of the largest allowed; "
        f"corrected n = {m}, {floor_digits(100 * corrected, 1)}%"
    )


def pushed_up(copies: int, radius: fmpq = fmpq(1, 200)) -> Clusters:
    """A clean neuron that fits the first cluster is pushed up by one point of the second; `copies` others pay."""
    second = cluster((0, 1), radius, ((-1, 0), *((1, 0),) * copies), (0,) * (copies + 1))
    return Clusters((cluster((1, 0), 0, ((0, 0),), (1,)), second), fmpq(1), fmpq(0))


STEEP = Clusters((cluster((1,), fmpq(1, 10), ((1,), (-1,)), (fmpq(1, 10), fmpq(-1, 10))),), fmpq(1), fmpq(1))
"""Labels that rise as fast as they may; a neuron with output -1 can do nothing for them."""


@checker(Arithmetic.BALL)
def check_cluster_constants(two: fmpq = fmpq(9, 5), lipschitz: fmpq = fmpq(99, 100), copies: int = 12) -> Check:
    """own/cluster-constants: one neuron; with these constants the promised probability is missed."""
    findings = []
    for data, first, second in ((pushed_up(copies), two, fmpq(1)), (STEEP, fmpq(2), lipschitz)):
        planar = BasinDistribution.of(data.X, data.y)
        reached = _as_ball(planar.at_most(promised_error(data, 1, first, second) ** 2, 1))
        labelled = sum(label != 0 for label in data.middles)
        findings += [data.hypotheses(), planar.check(), less(reached, 1 - labelled * (3 + noise(data)) / 4)]
    scope = (
        f"n = 1: {copies + 2} points in a plane against {two} for 2; two points on a line against {lipschitz} L for L"
    )
    return Check("own/cluster-constants", all_of(findings), scope)


def _as_ball(value: fmpq | arb) -> arb:
    with working_precision():
        return arb(value)
