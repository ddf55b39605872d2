"""Proposition 1, step by step and as a whole: verdicts, sabotage, controls."""

import pytest
import sympy
from flint import fmpq

from landscape.cupped_minima import configurations as shape
from landscape.cupped_minima.configurations import identities as formulas
from landscape.evidence.verdict import Verdict

C, g, d = formulas.C, formulas.g, formulas.d
LOW = sympy.Rational(49, 100)


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (shape.check_proposition_1, Verdict.PROVED),
        (shape.check_proposition_1_on, Verdict.VERIFIED),
        (shape.check_distances, Verdict.VERIFIED),
        (shape.check_distances_for_all, Verdict.PROVED),
        (shape.check_distances_literal, Verdict.REFUTED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.parametrize("name", list(shape.STEPS))
def test_each_step_is_settled(name):
    assert shape.check_step(name).verdict is Verdict.PROVED


@pytest.mark.sabotage("SSG20/prop-1", "one step's formula falsified")
@pytest.mark.parametrize(
    "lies",
    [
        {"p2": {"least": sympy.Integer(-2)}},
        {"p3": {"weight": formulas.height(formulas.i)}},
        {"p4": {"gauge": formulas.GAUGE + 1}},
        {"p6": {"least": LOW}},
        {"p7": {"upper": 4 * formulas.UPPER}},
        {"p8": {"least": LOW}},
        {"spectrum": {"half": sympy.Integer(1)}},
    ],
)
def test_a_false_step_is_noticed(lies):
    assert shape.check_proposition_1(**lies).verdict is Verdict.UNDECIDED
    ((name, lie),) = lies.items()
    if name != "spectrum":
        assert shape.check_step(name, **lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SSG20/prop-1", "three points instead of four", drops=2)
@pytest.mark.parametrize("dim", [2, 3, 4])
def test_three_points_are_not_enough(dim):
    check = shape.check_proposition_1_on([(dim, 3)])
    assert check.verdict is Verdict.REFUTED
    named = shape.check_configuration(shape.explicit_configuration(dim, 3), "t = 3")
    assert named.verdict is Verdict.REFUTED and "(p6)" in str(named)


@pytest.mark.sabotage("SSG20/prop-1", "gamma far above its interval, zero, or negative")
@pytest.mark.parametrize("share", [12, 0, -1])
def test_gamma_matters(share):
    assert shape.check_proposition_1_on([(3, 10)], fmpq(share)).verdict is Verdict.REFUTED


@pytest.mark.parametrize("share", [fmpq(1, 10**9), fmpq(1, 2), fmpq(1)])
def test_every_gamma_of_the_interval_will_do(share):
    assert shape.check_proposition_1_on([(2, 4), (3, 4), (3, 9), (4, 5)], share).verdict is Verdict.VERIFIED


@pytest.mark.sabotage("SSG20/prop-1--p2", "heights of the wrong sign", drops=2)
def test_heights_must_be_positive():
    assert shape.check_step("p2", least=sympy.Integer(-2)).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SSG20/prop-1--p3", "other weights, among them that of the next place")
@pytest.mark.parametrize("weight", [formulas.height(formulas.i), formulas.product(formulas.i), sympy.Integer(1)])
def test_the_weights_are_these(weight):
    assert shape.check_step("p3", weight=weight).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SSG20/prop-1--p4", "another beta, another first entry of the normal")
@pytest.mark.parametrize(
    "lie",
    [
        {"gauge": ((d - 1) * g + 2) / (2 * C)},
        {"gauge": formulas.GAUGE * (1 + sympy.Rational(1, 10**20))},
        {"first": 1 / C},
        {"first": formulas.product(d) * g / C},
    ],
)
def test_beta_and_the_normal_are_these(lie):
    assert shape.check_step("p4", **lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SSG20/prop-1--p6", "t = 3 admitted, or gamma up to 2C", drops=(1, 2))
@pytest.mark.parametrize("lie", [{"least": LOW}, {"upper": 2 * C}, {"upper": 2 * C + 1}])
def test_coefficients_are_below_one_only_here(lie):
    assert shape.check_step("p6", **lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SSG20/prop-1--p7", "gamma beyond its interval, another normal", drops=2)
@pytest.mark.parametrize("lie", [{"upper": 4 * formulas.UPPER}, {"first": 1 / C}])
def test_the_hyperplane_separates_only_here(lie):
    assert not shape.check_step("p7", **lie).verdict.positive


@pytest.mark.sabotage("SSG20/prop-1--p8", "C at most 1/2, another beta")
@pytest.mark.parametrize("lie", [{"least": LOW}, {"gauge": formulas.GAUGE + 1}])
def test_kappa_is_small_only_here(lie):
    assert shape.check_step("p8", **lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SSG20/eq-49", "the printed sign")
def test_the_sign_of_the_distances():
    assert shape.check_distances(turned=True).verdict is Verdict.REFUTED
    assert shape.check_distances_for_all(sign=-1).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SSG20/eq-49", "gamma = 0, where the facets are lost", drops=2)
def test_distances_need_facets():
    with pytest.raises(ValueError, match=r"\(p3\)"):
        shape.Anatomy(shape.flat(3, 5)).distances()


@pytest.mark.control("SSG20/eq-49--literal", "the turned sign at the same place")
@pytest.mark.parametrize("size", [(2, 4), (3, 5)])
def test_the_repaired_sign_is_not_refuted(size):
    assert shape.check_distances_literal(*size, turned=False).verdict.positive


@pytest.mark.sabotage("SSG20/prop-1", "one dimension, at the door", drops=1)
@pytest.mark.parametrize(
    ("arguments", "message"),
    [((1, 4), "dim"), ((2, 2), "t: expected"), ((2.0, 4), "dim"), ((3, 4, 0.5), "share"), ((3, 4, 1, 0.5), "gamma")],
)
def test_bad_sizes_are_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        shape.explicit_configuration(*arguments)


def test_closed_forms_agree_with_the_numbers_of_the_field():
    for dim, t in ((3, 4), (5, 7)):
        constants = shape.Constants.of(dim, t)
        value = {C: 1, d: dim}
        assert formulas.product(d).subs(value) == fmpq(dim + 2, 4)
        assert constants.c == (dim + 2 * constants.cosine) / (2 + 2 * constants.cosine)
        anatomy = shape.Anatomy(shape.explicit_configuration(dim, t, gamma=fmpq(1, 100)))
        assert anatomy.beta == 2 * constants.cosine / ((dim - 2) * fmpq(1, 100) + 2)


def test_the_size_that_theorem_1_uses_first_is_fast():
    from time import process_time

    start = process_time()
    assert shape.Anatomy(shape.explicit_configuration(3, 10)).failures() == ()
    assert process_time() - start < 1.5


@pytest.mark.nightly
@pytest.mark.parametrize("size", [(2, 25), (3, 16), (4, 12), (6, 8), (8, 5)])
def test_larger_sizes(size):
    assert shape.check_proposition_1_on([size]).verdict is Verdict.VERIFIED
