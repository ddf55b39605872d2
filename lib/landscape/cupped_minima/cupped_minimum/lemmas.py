"""Checks of SSG20's Lemmas 2 to 5, Claim 4 and Remark 2 at some sizes, exactly where possible, else in balls."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from flint import arb, fmpq

from landscape.cupped_minima.cupped_minimum import identities
from landscape.cupped_minima.cupped_minimum.claims import case, shown
from landscape.cupped_minima.cupped_minimum.constants import CupConstants, rise, slope
from landscape.cupped_minima.cupped_minimum.cup_lemma import Cup
from landscape.cupped_minima.cupped_minimum.training_set import Number, TrainingSet, Vector, enclosed, root
from landscape.evidence.balls import upper, working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, equal, less, suffices
from landscape.evidence.real_cyclotomic import exact_element
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.cones import dot

SIZES = ((3, 8), (4, 8), (4, 20), (5, 16))
HAIR = fmpq(1, 10**9)


@cache
def printed(dim: int, neurons: int) -> CupConstants:
    """The constants of section 4.3's training set for the explicit configuration; computed once."""
    return CupConstants(case(dim, neurons).data)


@checker(Arithmetic.EXACT)
def check_lemma_2(sizes: Sequence[tuple[int, int]] = SIZES, reach: Number = 1) -> Check:
    """SSG20/lem-2: moved by any theta of length reach * delta, no active sample turns off and no inactive one on.

    The worst theta for neuron r and sample i is along x_i: it changes <w_r, x_i> by reach delta |x_i|.
    The nearest sample is just reached.
    """
    reach, findings = exact_element("reach", reach), []
    for dim, neurons in sizes:
        constants = printed(dim, neurons)
        data = constants.training
        limit, distances = reach**2 * constants.squared_delta, []
        for w, row, signs in zip(data.W, data.products, data.activations, strict=True):
            unit = dot(w, w)
            for x, product, sign in zip(data.X, row, signs, strict=True):
                if sign:
                    findings.append(at_most(limit * dot(x, x), product**2 / unit))
                    distances.append(product**2 / (unit * dot(x, x)))
        findings.append(equal(min(distances), limit))
    return Check("SSG20/lem-2", all_of(findings), f"{shown(sizes)}: no pattern changes within delta; the rest told")


@checker(Arithmetic.EXACT)
def check_lemma_3(sizes: Sequence[tuple[int, int]] = SIZES, factor: Number = 1) -> Check:
    """SSG20/lem-3: slopes from the definition against mu |theta_perp|, and equality where it is least.

    theta is +-zeta_rk, and for each neuron twelve mixed directions, for which w_r is added and does not count.
    """
    factor, findings = exact_element("factor", factor), []
    for dim, neurons in sizes:
        constants = printed(dim, neurons)
        data = constants.training
        bound, ratios = factor**2 * constants.squared_mu, []
        for r, output in enumerate(data.squared_outputs):
            findings.append(equal(slope(data, r, data.W[r]), 0))
            for zeta in constants.duals[r]:
                for sign in (1, -1):
                    steep = slope(data, r, [sign * entry for entry in zeta])
                    ratios.append(output * steep**2 / dot(zeta, zeta))
                    findings += [less(0, steep), at_most(bound, ratios[-1])]
        findings.append(equal(min(ratios), bound))
        for _, theta in directions(constants):
            for r, (row, output) in enumerate(zip(theta, data.squared_outputs, strict=True)):
                steep, w = slope(data, r, row), data.W[r]
                across = dot(row, row) - dot(row, w) ** 2 / dot(w, w)
                findings += [at_most(0, steep), at_most(bound * across, output * steep**2)]
    scope = f"{shown(sizes)}: 12 directions a neuron; slope 0 along w_r, mu attained along the dual basis"
    return Check("SSG20/lem-3", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_claim_4_for_all(**lies: Any) -> Check:
    """SSG20/claim-4 for all sizes: the closed form of eta_1 from the spectrum of the distances."""
    scope = "all d >= 3, even n >= 8: sigma_min = (1/beta - 1)/sqrt(n (1 + |z|^2)) from the spectrum; the rest told"
    return Check("SSG20/claim-4", suffices(all_of(identities.curvature(**lies))), scope, Covers.WHOLE)


def closed_eta_1(dim: int, neurons: int) -> Number:
    """(1/beta - 1)^2/(n (1 + |z|^2)) for the explicit configuration: eta_1 for F = sum of squares. Exact."""
    anatomy = case(dim, neurons).anatomy
    normal = anatomy.facets["B"][0].normal
    return (1 / anatomy.beta - 1) ** 2 / (neurons * (1 + dot(normal, normal)))


@checker(Arithmetic.BALL)
def check_claim_4(sizes: Sequence[tuple[int, int]] = SIZES, factor: Number = 1) -> Check:
    """SSG20/claim-4: a lower bound for the least singular value of the features against the closed form."""
    factor, findings = exact_element("factor", factor), []
    for dim, neurons in sizes:
        found, closed = printed(dim, neurons).eta_1, factor * closed_eta_1(dim, neurons)
        findings += [less((1 - HAIR) * closed, found), less(found, (1 + HAIR) * closed), less(0, found)]
    return Check("SSG20/claim-4", all_of(findings), f"{shown(sizes)}: eta_1 within 10^-9 of its closed form")


def directions(constants: CupConstants) -> Iterator[tuple[str, list[Vector]]]:
    """Exact directions theta, (num_neurons, dim): along the weights, across them, and mixed."""
    data, duals = constants.training, constants.duals
    n = data.num_neurons
    for seed in range(3):
        alphas = [((7 * r + 3 * seed) % 5) - 2 for r in range(n)]
        across = [[((5 * r + 2 * k + seed) % 7) - 3 for k in range(len(duals[r]))] for r in range(n)]
        along = [tuple(alpha * entry for entry in w) for alpha, w in zip(alphas, data.W, strict=True)]
        aside = [
            tuple(dot(row, column) for column in zip(*dual, strict=True))
            for row, dual in zip(across, duals, strict=True)
        ]
        yield f"along {seed}", along
        yield f"across {seed}", aside
        for share in (fmpq(1, 10**6), -fmpq(1, 10**6)):
            rows = zip(along, aside, strict=True)
            yield f"mixed {seed}", [tuple(x + share * y for x, y in zip(a, b, strict=True)) for a, b in rows]


@checker(Arithmetic.BALL)
def check_lemma_4(sizes: Sequence[tuple[int, int]] = SIZES, eta_1_factor: Number = 1) -> Check:
    """SSG20/lem-4: 2 |G theta|^2 >= 2 eta_1 |theta_par|^2 - 2 eta_2 |theta_perp| along twelve directions."""
    eta_1_factor, findings = exact_element("eta_1_factor", eta_1_factor), []
    for dim, neurons in sizes:
        constants = printed(dim, neurons)
        data = constants.training
        findings += [less(0, constants.eta_1), less(0, constants.eta_2)]
        for _, theta in directions(constants):
            with working_precision(256):
                par, perp, bent = _split(data, theta)
                across = (perp * (par + perp)).nonnegative_part().sqrt()  # |theta_perp| |theta|
                findings.append(at_most(eta_1_factor * constants.eta_1 * par - constants.eta_2 * across, bent))
    return Check("SSG20/lem-4", all_of(findings), f"{shown(sizes)}: eta_2 over all patterns, 12 directions each")


def _split(data: TrainingSet, theta: Sequence[Vector]) -> tuple[arb, arb, arb]:
    """|theta_par|^2, |theta_perp|^2 and |G theta|^2 for an exact direction."""
    with working_precision(256):
        total = sum((enclosed(dot(row, row), 256) for row in theta), arb(0))
        par = sum((enclosed(dot(row, w) ** 2 / dot(w, w), 256) for row, w in zip(theta, data.W, strict=True)), arb(0))
        v, bent = data.v(256), arb(0)
        for i, x in enumerate(data.X):
            steps = [dot(row, x) for row in theta]
            moved = [
                s * enclosed(step, 256)
                for r, (s, step) in enumerate(zip(v, steps, strict=True))
                if data.activations[r][i] > 0 or (data.activations[r][i] == 0 and step > 0)
            ]
            total_move = sum(moved, arb(0))
            bent += total_move * total_move  # a power of a ball around zero is NaN
        return par, total - par, bent


@checker(Arithmetic.BALL)
def check_lemma_5(sizes: Sequence[tuple[int, int]] = SIZES, factor: Number = 1) -> Check:
    """SSG20/lem-5: the root of p in (0, 1), both cases of Appendix G, and the rise itself at t = delta."""
    factor, findings = exact_element("factor", factor), []
    for dim, neurons in sizes:
        constants = printed(dim, neurons)
        data = constants.training
        x0, a, b, c = constants.x_0, constants.eta_1 * constants.delta, constants.eta_2 * constants.delta, constants.mu
        below = x0 * (1 - HAIR)
        above = x0 * (1 + HAIR)
        findings += [less(0, x0), less(x0, 1), less(0, constants.epsilon)]
        findings += [less(0, a * (1 - below**2) - b * below - c * below), less(a * (1 - above**2) - (b + c) * above, 0)]
        least = factor * (1 - HAIR) * constants.epsilon  # |theta_perp| >= x_0, and |theta_perp| < x_0
        findings += [less(least * constants.delta, c * x0), less(least * constants.delta, a * (1 - x0**2) - b * x0)]
        for _, theta in directions(constants):
            length = root(sum(dot(row, row) for row in theta), 256)
            with working_precision(256):
                scale = constants.delta / length * (1 - HAIR)
                moved = [[scale * enclosed(entry, 256) for entry in row] for row in theta]
                square = (scale * length) ** 2
            findings.append(less(factor * constants.epsilon * square, rise(data, moved)))
    scope = f"{shown(sizes)}: sign change of p at x_0, both cases, 12 rises at distance delta"
    return Check("SSG20/lem-5", all_of(findings), scope)


def scaled_samples(data: TrainingSet, factor: Number) -> TrainingSet:
    """The samples multiplied by a positive rational, the errors kept."""
    return replace(data, X=tuple(tuple(factor * entry for entry in x) for x in data.X))


@checker(Arithmetic.BALL)
def check_remark_2(sizes: Sequence[tuple[int, int]] = SIZES, stretch: int = 1) -> Check:
    """SSG20/fact-remark2: samples of length at most 1/sqrt(n): the cup lemma holds, |e| = 1 and |y| <= 2.

    Raises ValueError unless `stretch` is an integer of at least 1.
    """
    if type(stretch) is not int or stretch < 1:
        raise ValueError(f"stretch: expected a positive integer, not {stretch!r}")
    findings = []
    for dim, neurons in sizes:
        data = printed(dim, neurons).training
        longest = upper(max((root(dot(x, x)) for x in data.X), key=upper))
        factor = fmpq(1, int((longest * arb(neurons).sqrt()).upper().ceil().fmpq().p))
        small = scaled_samples(data, stretch * factor)
        findings += [at_most(upper(root(dot(x, x))) ** 2 * neurons, 1) for x in small.X]
        findings += [equal(Cup(small).first_failure(), "")]
        findings += [equal([abs(e) for e in small.errors], [1] * small.num_samples)]
        findings += [at_most(abs(label), 2) for label in small.labels()]
    return Check("SSG20/fact-remark2", all_of(findings), f"{shown(sizes)}: norms, labels, errors, and the cup lemma")
