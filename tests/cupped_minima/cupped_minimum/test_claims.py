"""Claims 1 to 4, Lemmas 2 to 5, Remark 2 and the cups of Theorem 1: verdicts and sabotage."""

from dataclasses import replace

import pytest
import sympy
from flint import fmpq

from landscape.cupped_minima import configurations as shape
from landscape.cupped_minima import cupped_minimum as cup
from landscape.cupped_minima.cupped_minimum import constants as module
from landscape.cupped_minima.cupped_minimum import identities as formulas
from landscape.cupped_minima.cupped_minimum.claims import Case
from landscape.evidence.verdict import Verdict

SMALL = [(3, 8), (4, 8)]


@pytest.fixture
def fresh():
    """Constants are computed once; whoever falsifies one begins and ends with none."""
    cup.printed.cache_clear()
    yield
    cup.printed.cache_clear()


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (cup.check_claim_1_for_all, Verdict.PROVED),
        (cup.check_claim_1, Verdict.VERIFIED),
        (cup.check_claim_2_for_all, Verdict.PROVED),
        (cup.check_claim_2, Verdict.VERIFIED),
        (cup.check_claim_3_for_all, Verdict.PROVED),
        (cup.check_claim_3, Verdict.VERIFIED),
        (cup.check_claim_4_for_all, Verdict.PROVED),
        (cup.check_claim_4, Verdict.VERIFIED),
        (cup.check_cup_for_all, Verdict.PROVED),
        (cup.check_cup, Verdict.VERIFIED),
        (cup.check_lemma_2, Verdict.VERIFIED),
        (cup.check_lemma_3, Verdict.VERIFIED),
        (cup.check_lemma_4, Verdict.VERIFIED),
        (cup.check_lemma_5, Verdict.VERIFIED),
        (cup.check_remark_2, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("SSG20/claim-1", "a smaller xi, in the formula and at a size", drops=2)
@pytest.mark.parametrize("lie", [formulas.bound, formulas.gauge + formulas.N, formulas.XI - 2 * formulas.N - 20])
def test_xi_must_be_large(lie):
    assert cup.check_claim_1_for_all(xi=lie).verdict is Verdict.UNDECIDED
    assert cup.check_claim_1([(4, 8)], xi=1).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SSG20/claim-1", "gamma too large: (p7) fails", drops=1)
def test_signs_need_the_properties():
    case = Case(shape.touching(3, 8))
    signs = cup.printed_training_set(case.configuration).activations
    from landscape.cupped_minima.cupped_minimum.claims import expected_signs

    assert list(map(list, signs)) != list(map(list, expected_signs(case.configuration, case.anatomy)))


@pytest.mark.sabotage("SSG20/claim-2", "alpha for 1 - alpha, or another point on the axis")
@pytest.mark.parametrize("lie", [{"gamma": formulas.alpha}, {"gamma": 2 - formulas.alpha}, {"rest": formulas.gauge}])
def test_the_balance_is_exact(lie):
    assert cup.check_claim_2_for_all(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage(
    "SSG20/claim-2", "B stretched by 10^-30, where (p4) fails; three points, where (p6) fails", drops=1
)
@pytest.mark.parametrize(
    ("configuration", "property_", "condition"),
    [
        (shape.stretched(shape.explicit_configuration(3, 4), 1 + shape.HAIR), "p4", "balance"),
        (shape.explicit_configuration(2, 3), "p6", "inside"),
        (shape.explicit_configuration(3, 3), "p6", "inside"),
    ],
)
@pytest.mark.parametrize("build", [cup.printed_training_set, cup.merged_training_set])
def test_each_property_is_named(configuration, property_, condition, build):
    check = cup.check_cup_of(configuration, "a candidate", build)
    assert check.verdict is Verdict.REFUTED
    assert f"({property_}) fails, {condition} fails" in str(check)
    assert Case(configuration, build).cup.finding(condition).holds is False


@pytest.mark.sabotage("SSG20/claim-3", "another height, or a factor")
def test_products_are_these_distances():
    assert cup.check_claim_3_for_all(shift=sympy.Integer(2)).verdict is Verdict.UNDECIDED
    assert cup.check_claim_3(SMALL, fmpq(10**12 + 1, 10**12)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SSG20/claim-4", "a factor in the closed form")
def test_the_closed_form_is_sharp():
    assert cup.check_claim_4_for_all(factor=sympy.Rational(101, 100)).verdict is Verdict.UNDECIDED
    assert cup.check_claim_4(SMALL, 1 + fmpq(3, 10**9)).verdict is Verdict.REFUTED
    assert cup.check_claim_4(SMALL, 1 - fmpq(3, 10**9)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SSG20/thm-1--cupped", "a false core")
@pytest.mark.parametrize(
    "lies",
    [
        {"axis_signs": {"xi": formulas.bound}},
        {"balance": {"gamma": formulas.alpha}},
        {"inner_products": {"shift": sympy.Integer(0)}},
    ],
)
def test_a_false_core_is_noticed(lies):
    assert cup.check_cup_for_all(**lies).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SSG20/thm-1--cupped", "fewer samples, six neurons, one dimension too few", drops=(1, 2))
def test_hypotheses_of_the_theorem():
    assert cup.check_cup(SMALL, cup.merged_training_set).verdict is Verdict.REFUTED  # m = n + 2d - 4
    assert cup.check_cup_of(shape.explicit_configuration(2, 3), "six neurons").verdict is Verdict.REFUTED
    for size in ((4, 7), (4, 6), (2, 8)):
        with pytest.raises(ValueError):
            cup.check_cup([size])


@pytest.mark.parametrize("size", [(3, 8), (4, 8), (4, 20), (5, 16)])
def test_the_merged_set_is_a_cup_too(size):
    assert cup.Cup(cup.merged_training_set(cup.theorem_configuration(*size))).first_failure() == ""


@pytest.mark.sabotage("SSG20/thm-1--cupped", "output weights out of balance: one sign turned", drops=3)
def test_signs_of_output_weights_are_balanced():
    def turned(configuration, anatomy=None):
        data = cup.printed_training_set(configuration, anatomy=anatomy)
        return replace(data, signs=(1, *data.signs[1:]))

    assert cup.check_cup(SMALL, turned).verdict is Verdict.REFUTED
    assert Case.of(3, 8, turned).cup.first_failure() == "sign"


@pytest.mark.sabotage("SSG20/lem-2", "a thousandth beyond delta, or only half of it")
def test_beyond_delta_patterns_change():
    assert cup.check_lemma_2(SMALL, fmpq(1001, 1000)).verdict is Verdict.REFUTED
    assert cup.check_lemma_2(SMALL, fmpq(1, 2)).verdict is Verdict.REFUTED  # the nearest sample is farther


@pytest.mark.sabotage("SSG20/lem-2", "delta over the products that are zero, as printed", drops=1)
def test_the_printed_delta_is_zero(monkeypatch, fresh):
    """(11) asks for the least over products equal to zero: that is 0, and the lemma would be empty."""
    data = cup.printed(3, 8).training
    assert min(abs(p) for row in data.products for p in row) == 0
    monkeypatch.setattr(module.CupConstants, "squared_delta", fmpq(1))
    assert cup.check_lemma_2(SMALL).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SSG20/lem-3", "mu a little larger; a neuron along which the slope does not vanish")
def test_mu_is_the_largest(monkeypatch):
    assert cup.check_lemma_3(SMALL, 1 + fmpq(1, 10**12)).verdict is Verdict.REFUTED
    monkeypatch.setattr("landscape.cupped_minima.cupped_minimum.lemmas.slope", lambda data, r, direction: fmpq(1))
    assert cup.check_lemma_3(SMALL).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SSG20/lem-4", "eta_1 a billionth larger, or eta_2 almost zero")
def test_curvature_is_not_larger(monkeypatch, fresh):
    assert cup.check_lemma_4([(4, 20)], 1 + fmpq(1, 10**9)).verdict is Verdict.REFUTED
    cup.printed.cache_clear()
    monkeypatch.setattr(module.CupConstants, "eta_2", module.arb("1e-9"))
    assert cup.check_lemma_4([(4, 20)]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SSG20/lem-5", "another epsilon than both cases give, one far too large, or another root")
def test_epsilon_has_a_limit(monkeypatch, fresh):
    assert cup.check_lemma_5(SMALL, 1 + fmpq(2, 10**9)).verdict is Verdict.REFUTED
    assert cup.check_lemma_5([(4, 20)], fmpq(10**9)).verdict is Verdict.REFUTED
    cup.printed.cache_clear()
    monkeypatch.setattr(module.CupConstants, "x_0", module.arb("1e-3"))
    assert cup.check_lemma_5(SMALL).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SSG20/fact-remark2", "samples twice as long, or one sample scaled alone", drops=1)
def test_samples_must_be_small():
    assert cup.check_remark_2(SMALL, 2).verdict is Verdict.REFUTED
    data = cup.printed(3, 8).training
    alone = replace(data, X=(tuple(entry / 2 for entry in data.X[0]), *data.X[1:]))
    assert cup.Cup(alone).first_failure() == "balance"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: cup.check_claim_1(SMALL, xi=0.5), "xi"),
        (lambda: cup.check_lemma_2(SMALL, 1.001), "reach"),
        (lambda: cup.check_lemma_3(SMALL, 1.5), "factor"),
        (lambda: cup.check_claim_4(SMALL, 1.5), "factor"),
        (lambda: cup.check_lemma_4(SMALL, 0.5), "eta_1_factor"),
        (lambda: cup.check_lemma_5(SMALL, "1"), "factor"),
        (lambda: cup.check_remark_2(SMALL, -1), "stretch"),
    ],
)
def test_checks_refuse_what_is_not_exact(call, message):
    with pytest.raises(ValueError, match=f"{message}: expected"):
        call()


def test_eta_2_bounds_every_pattern():
    import numpy as np

    constants = cup.printed(3, 8)
    data = constants.training
    X = np.array([[float(x) if not isinstance(x, fmpq) else int(x.p) / int(x.q) for x in row] for row in data.X])
    signs, rng, largest = np.array(data.activations), np.random.default_rng(0), 0.0
    for _ in range(200):
        on = (signs > 0) | ((signs == 0) & (rng.random(signs.shape) < 0.5))
        G = np.concatenate([row[:, None] * X for row in on], axis=1) / 8**0.5
        largest = max(largest, np.linalg.norm(G, 2))
    assert 2 * largest**2 <= float(constants.eta_2.mid())


def test_all_exact_claims_at_the_smallest_case_of_the_theorem_are_fast():
    from time import process_time

    from landscape.search.bench import cups

    cups.exact_properties()
    start = process_time()
    cups.exact_properties()
    assert process_time() - start < 2


@pytest.mark.nightly
@pytest.mark.parametrize("size", [(4, 30), (7, 12), (8, 10)])
def test_larger_sizes(size):
    assert cup.check_cup([size]).verdict is Verdict.VERIFIED
