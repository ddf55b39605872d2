"""How often every cluster finds a neuron: one that is noisy nowhere, active on it, with the right output sign."""

from collections.abc import Sequence

import sympy
from flint import fmpq

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, equal, identity, suffices
from landscape.evidence.confidence import rate_at_least
from landscape.evidence.doubles import rounded
from landscape.evidence.exponential_sum import ExponentialSum, identical, never_above
from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.sphere import uniform_points

ONE = ExponentialSum.of({(1,): fmpq(1)})
PLANES = tuple(
    (fmpq(angle, 360), fmpq(half, 360))
    for angle, half in ((90, 5), (90, 30), (60, 10), (120, 20), (135, 3), (60, 0), (90, 0), (40, 30))
)
"""Two centres: the angle between them, and the half-angle of the noisy wedges, in full turns."""

Arc = tuple[fmpq, tuple[int, int]]


def clean_arcs(angle: fmpq, half: fmpq) -> list[Arc]:
    """(share, signs on both centres) of the arcs of directions that are noisy for neither centre. Exact.

    The noisy directions of a centre are those within `half` of its perpendiculars; all in full turns.
    """
    quarters = [c + s * fmpq(1, 4) for c in (fmpq(0), angle) for s in (1, -1)]
    places = sorted({_in_one_turn(place + s * half) for place in quarters for s in (1, -1)})
    arcs = []
    for begin, end in zip(places, [*places[1:], places[0] + 1], strict=True):
        signs = [_sign((begin + end) / 2 - c, half) for c in (fmpq(0), angle)]
        if 0 not in signs:
            arcs.append((end - begin, (signs[0], signs[1])))
    return arcs


def _sign(turn: fmpq, half: fmpq) -> int:
    """Sign of the cosine of this angle, 0 within `half` of a right angle."""
    turn = min(_in_one_turn(turn), _in_one_turn(-turn))
    return 1 if turn < fmpq(1, 4) - half else -1 if turn > fmpq(1, 4) + half else 0


def _in_one_turn(turn: fmpq) -> fmpq:
    return turn - turn.floor()


def proper_probability(
    arcs: Sequence[Arc], labels: Sequence[int], positive_output: fmpq = fmpq(1, 2)
) -> ExponentialSum:
    """Chance that both clusters with these label signs are served, for every n >= 1, by inclusion and exclusion."""

    def unserved(wanted: Sequence[int]) -> ExponentialSum:
        share = fmpq(0)
        for size, signs in arcs:
            for v, chance in ((1, positive_output), (-1, 1 - positive_output)):
                if any(signs[j] > 0 and v == labels[j] for j in wanted):
                    share += size * chance
        return ExponentialSum.of({(1 - share,): fmpq(1)})

    return ONE - unserved([0]) - unserved([1]) + unserved([0, 1])


@checker(Arithmetic.EXACT)
def check_proper_start(positive_output: fmpq = fmpq(1, 2), rate: fmpq = fmpq(3, 4), active: fmpq = fmpq(1, 2)) -> Check:
    """own/proper-start for all k and n: one neuron serves one cluster with probability (1 - a')/4 exactly.

    `active` is the share of clean weights that are active on the cluster; w -> -w keeps what is noisy and
    turns the sign, so it is 1/2.
    """
    a = sympy.Symbol("a")
    clean_and_active = (1 - a) * sympy.Rational(str(active))
    served = clean_and_active * sympy.Rational(str(positive_output))
    finding = identity(1 - served, sympy.Rational(str(rate)) + (1 - sympy.Rational(str(rate))) * a)
    scope = f"all k, n: one neuron leaves a cluster unserved with probability {rate} + {1 - rate} a'; union bound told"
    return Check("own/proper-start", suffices(all_of([finding])), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_proper_start_on_planes(
    rate: fmpq = fmpq(3, 4), positive_output: fmpq = fmpq(1, 2), one_sided: bool = False, copied: bool = False
) -> Check:
    """own/proper-start for two clusters in a plane, every n: the exact probability against both sides.

    `rate` stands for 3/4 in ((3 + a)/4)^n = (3/4 + a/4)^n. Two false hypotheses: all clean weights inactive on
    the first cluster (`one_sided`), all neurons copies of the first (`copied`).
    """
    findings = []
    for angle, half in PLANES:
        arcs = clean_arcs(angle, half)
        noisy = 1 - sum((share for share, _ in arcs), fmpq(0))
        if one_sided:
            arcs = [(2 * share, signs) for share, signs in arcs if signs[0] < 0]
        for labels in ((1, 1), (1, -1)):
            failure = ONE - proper_probability(arcs, labels, positive_output)
            if copied:
                failure = ExponentialSum.of({(fmpq(1),): failure(1)})
            unserved = ExponentialSum.of({(rate + (1 - rate) * noisy,): fmpq(1)})
            union = ExponentialSum.of({(rate + (1 - rate) * min(8 * half, fmpq(1)),): fmpq(2)})
            findings += [never_above(unserved, failure), never_above(failure, union)]
    scope = f"every n; two clusters in a plane, {len(PLANES)} pairs of angles, labels of one sign and of both"
    return Check("own/proper-start", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_arcs() -> Check:
    """own/proper-start: the enumerated arcs have the wedges' shares where the wedges do not meet."""
    findings = []
    for angle, half in PLANES:
        arcs = clean_arcs(angle, half)
        if 2 * half <= min(angle, fmpq(1, 2) - angle):
            findings.append(equal(sum((share for share, _ in arcs), fmpq(0)), 1 - 8 * half))
        one = ONE - proper_probability(arcs, (1, 1))
        by_hand = [s for s, signs in arcs if max(signs) > 0]
        exact = {(fmpq(1) - sum(by_hand, fmpq(0)) / 2,): fmpq(-1)}
        for j in (0, 1):
            served = sum((s for s, signs in arcs if signs[j] > 0), fmpq(0)) / 2
            exact[(1 - served,)] = exact.get((1 - served,), fmpq(0)) + 1
        findings.append(identical(one, ExponentialSum.of(exact)))
    return Check("own/proper-start", all_of(findings), "two clusters in a plane: arcs counted a second way")


@checker(Arithmetic.SAMPLED)
def check_proper_start_by_sampling(ratio: fmpq = fmpq(1, 20), num_neurons: int = 12, rate: fmpq = fmpq(3, 4)) -> Check:
    """own/proper-start in R^3 with three orthogonal centres: a = 3 delta/|c| there, by Archimedes."""
    trials = 20_000
    rng = generator("own/proper-start")
    W = uniform_points(trials * num_neurons, 3, rng)
    v = rng.integers(0, 2, size=trials * num_neurons) > 0
    clean = (abs(W) > rounded(ratio)).all(axis=1)
    serves = ((W > 0) & (clean & v)[:, None]).reshape(trials, num_neurons, 3)
    proper = int(serves.any(axis=1).all(axis=1).sum())
    bound = 1 - 3 * (rate + (1 - rate) * 3 * ratio) ** num_neurons
    finding = rate_at_least(proper, trials, bound, fmpq(1, 10**6))
    scope = f"d = k = 3, delta/|c| = {ratio}, n = {num_neurons}: {trials} draws from the sphere, error 1e-6"
    return Check("own/proper-start", finding, scope)
