"""Comparisons of exact numbers, balls and floats, and three-valued logic on top of them."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
import sympy
from flint import acb, arb, fmpq, fmpz
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from landscape.evidence.algebraic import sign_of_algebraic
from landscape.evidence.comparison import (
    Finding,
    all_of,
    any_of,
    arithmetic_of,
    at_most,
    contradicts,
    equal,
    identity,
    less,
    negation,
    suffices,
)
from landscape.evidence.verdict import Arithmetic

EXACT, BALL, SAMPLED, FLOAT = Arithmetic
FINDINGS = [Finding(holds, kind) for holds in (True, None, False) for kind in Arithmetic]

rationals = st.fractions(min_value=-50, max_value=50, max_denominator=40)
small = st.integers(-12, 12)


def forms(x: Fraction) -> list:
    """Every exact type that can hold the rational x."""
    whole = [int(x), fmpz(int(x))] if x.denominator == 1 else []
    return [*whole, x, fmpq(x.numerator, x.denominator), sympy.Rational(x.numerator, x.denominator)]


# --- exact numbers


@settings(deadline=None)
@given(rationals, rationals)
def test_exact_comparisons_agree_with_fractions_in_every_type(x, y):
    for a, b in product(forms(x), forms(y)):
        assert less(a, b) == Finding(x < y, EXACT)
        assert at_most(a, b) == Finding(x <= y, EXACT)
        assert equal(a, b) == Finding(x == y, EXACT)


@settings(deadline=None)
@given(rationals)
def test_a_number_equals_itself_in_every_type(x):
    for a, b in product(forms(x), repeat=2):
        assert equal(a, b).holds and at_most(a, b).holds and not less(a, b).holds


def test_integers_far_beyond_doubles_are_told_apart():
    big = 2**400
    assert less(big, big + 1).holds is True
    assert equal(fmpz(big), fmpq(big + 1)).holds is False


# --- algebraic numbers


ROOT_2_PLUS_ROOT_3 = sympy.sqrt(2) + sympy.sqrt(3)
NESTED_RADICAL = sympy.sqrt(5 + 2 * sympy.sqrt(6))


def test_two_writings_of_one_algebraic_number_are_equal():
    assert equal(ROOT_2_PLUS_ROOT_3, NESTED_RADICAL) == Finding(True, EXACT)
    assert less(ROOT_2_PLUS_ROOT_3, NESTED_RADICAL) == Finding(False, EXACT)
    assert at_most(ROOT_2_PLUS_ROOT_3, NESTED_RADICAL) == Finding(True, EXACT)


def test_an_algebraic_number_is_told_from_rationals_that_no_float_can_tell():
    p, q = 1, 1
    for _ in range(60):
        p, q = p + 2 * q, p + q  # convergents of sqrt(2), alternately above and below
        assert less(Fraction(p, q), sympy.sqrt(2)) == Finding(p * p < 2 * q * q, EXACT)
        assert equal(Fraction(p, q), sympy.sqrt(2)) == Finding(False, EXACT)
    assert p / q == float(sympy.sqrt(2))


@settings(deadline=None)
@given(st.integers(1, 60), st.integers(1, 60), st.integers(1, 60))
def test_sums_of_square_roots_are_ordered_as_squaring_says(a, b, c):
    squared_gap = c - a - b  # sqrt a + sqrt b < sqrt c  iff  2 sqrt(ab) < c - a - b
    expected = squared_gap > 0 and 4 * a * b < squared_gap**2
    assert less(sympy.sqrt(a) + sympy.sqrt(b), sympy.sqrt(c)).holds is expected


def test_a_radicand_that_cancels_is_refined_and_not_refused():
    tiny = sympy.sqrt(sympy.sqrt(10**40 + 1) - 10**20)
    assert sign_of_algebraic(tiny) == 1


@pytest.mark.parametrize(
    "value", [sympy.pi, sympy.I, sympy.oo, sympy.nan, sympy.Symbol("x"), sympy.Float("0.5")], ids=str
)
def test_what_is_no_real_algebraic_number_is_refused(value):
    for compare in (less, at_most, equal):
        with pytest.raises(ValueError):
            compare(value, sympy.Rational(1, 2))


def test_a_float_inside_sympy_is_not_exact():
    with pytest.raises(ValueError):
        equal(sympy.Float(0.1), sympy.Rational(1, 10))
    with pytest.raises(ValueError):
        equal((sympy.Float(0.1),), (sympy.Float(0.1),))


# --- identities

A, B = sympy.symbols("a b")


@settings(deadline=None)
@given(st.integers(-5, 5), st.integers(1, 5))
def test_an_identity_is_told_from_a_near_one(p, q):
    shift = sympy.Rational(p, q)
    assert identity((A + shift) ** 2 - A**2, shift * (2 * A + shift)) == Finding(True, EXACT)
    assert identity((A + shift) * (B + 1), A * B + A + shift * B) == Finding(p == 0, EXACT)
    assert identity(1 / (A - B) + 1 / (A + B), 2 * A / (A**2 - B**2)) == Finding(True, EXACT)
    assert identity(shift, sympy.Integer(0)) == Finding(p == 0, EXACT)


@pytest.mark.parametrize(
    "value", [sympy.sqrt(2), sympy.sqrt(A**2), sympy.pi, sympy.Float(1), sympy.sin(A), A**B], ids=str
)
def test_outside_the_rational_functions_over_q_there_is_no_identity(value):
    for left, right in [(value, value), (value * A, A), (A, A * value)]:
        with pytest.raises(ValueError, match="over Q"):
            identity(left, right)


# --- balls


@settings(deadline=None)
@given(small, st.integers(0, 5), small, st.integers(0, 5))
def test_balls_are_decided_exactly_when_their_intervals_are_apart(a, r, b, s):
    assume(abs(a - b) != r + s)  # a radius is rounded up, so balls that only touch may overlap
    decided = abs(a - b) > r + s
    for compare in (less, at_most):
        assert compare(arb(a, r), arb(b, s)) == Finding((a < b) if decided else None, BALL)


def test_points_are_balls_without_radius():
    assert less(arb(1), arb(1)) == Finding(False, BALL)
    assert at_most(arb(1), arb(1)) == Finding(True, BALL)


@settings(deadline=None)
@given(rationals, rationals)
def test_a_ball_around_a_quotient_is_never_decided_wrongly(x, y):
    ball = arb(x.numerator) / x.denominator
    for exact in forms(y)[:-1]:
        assert less(ball, exact).holds in (x < y, None)
        assert at_most(exact, ball).holds in (y <= x, None)
        assert less(ball, exact).arithmetic is BALL


def test_overlapping_balls_are_undecided_in_both_directions():
    third = arb(1) / 3
    for compare in (less, at_most):
        assert compare(third, Fraction(1, 3)).holds is None
        assert compare(Fraction(1, 3), third).holds is None


def test_not_less_is_not_at_least():
    overlapping = arb(0, 1), arb(1, 1)
    assert negation(less(*overlapping)).holds is None


@pytest.mark.parametrize("compare", [less, at_most])
@pytest.mark.parametrize("nan", [arb("nan"), float("nan")], ids=["ball", "float"])
def test_nan_proves_nothing(compare, nan):
    for other in (nan, 0, 1, Fraction(1, 2), arb(0), 0.5):
        if not (type(nan) is arb and type(other) is float):
            assert compare(nan, other).holds is None
            assert compare(other, nan).holds is None


def test_an_infinite_radius_decides_nothing():
    assert less(arb(0, "inf"), 10**9).holds is None


def test_decimal_text_is_no_number():
    """Text sorts by its letters: '10' before '9'."""
    for compare in (less, at_most):
        for left, right in [("10", "9"), ("10", 9), ("10", arb(9)), ("10", 9.0), (sympy.Integer(10), "9")]:
            with pytest.raises(ValueError):
                compare(left, right)


def test_algebraic_numbers_meet_balls_through_an_enclosure_only():
    with pytest.raises(ValueError, match="enclosure"):
        less(sympy.sqrt(2), arb(2))


# --- floats


@settings(deadline=None)
@given(st.floats(allow_nan=False, width=32), rationals)
def test_one_float_makes_the_comparison_a_float_one(x, y):
    for exact in forms(y):
        assert less(x, exact).arithmetic is FLOAT
        assert at_most(exact, x).arithmetic is FLOAT


def test_floats_among_balls_stay_floats():
    assert less(arb(1), 2.0) == Finding(True, FLOAT)
    assert at_most(3.0, arb(2)) == Finding(False, FLOAT)


# --- wrong types

NOT_NUMBERS = [np.int64(1), np.float64(1), np.bool_(True), np.array([1]), None, 1j, acb(1), object(), b"1"]


@pytest.mark.parametrize("value", NOT_NUMBERS, ids=lambda v: type(v).__name__)
def test_what_has_no_arithmetic_is_refused(value):
    for compare in (less, at_most, equal):
        for pair in [(value, 1), (1, value)]:
            with pytest.raises(ValueError, match=type(value).__name__):
                compare(*pair)
    with pytest.raises(ValueError, match=type(value).__name__):
        arithmetic_of(value)


@pytest.mark.parametrize("value", [arb(1), 1.0, *NOT_NUMBERS], ids=lambda v: type(v).__name__)
def test_an_equality_is_exact_or_it_is_not_claimed(value):
    for pair in [(value, 1), (1, value), ([value], [1]), ({"a": (1, value)}, {"a": (1, 1)})]:
        with pytest.raises(ValueError):
            equal(*pair)


# --- collections


@settings(deadline=None)
@given(st.lists(rationals, max_size=4), st.lists(rationals, max_size=4))
def test_sequences_are_equal_entry_by_entry_in_every_type(xs, ys):
    written = [fmpq(y.numerator, y.denominator) for y in ys]
    assert equal(xs, written) == Finding(xs == ys, EXACT)
    assert equal(tuple(xs), tuple(map(sympy.Rational, xs))).holds is True


def test_collections_of_one_number_in_two_writings_are_equal():
    assert equal((ROOT_2_PLUS_ROOT_3,), (NESTED_RADICAL,)).holds is True
    assert equal({"value": Fraction(1, 2)}, {"value": fmpq(1, 2)}).holds is True


def test_collections_differ_in_length_entry_and_nesting():
    assert equal((1, 2), (1, 2, 3)).holds is False
    assert equal([(1, 2), (3, 4)], [(1, 2), (3, 5)]).holds is False
    assert equal({1, 2}, {2, 1}).holds is True
    assert equal({"+-", "-+"}, {"+-"}).holds is False
    assert equal({"a": 1}, {"b": 1}).holds is False


@pytest.mark.parametrize(("a", "b"), [([1], 1), (1, (1,)), ([1], {1}), ({1: 1}, [1]), ({1}, 1), ("a", ["a"])])
def test_a_collection_has_no_comparison_with_anything_else(a, b):
    for pair in [(a, b), (b, a)]:
        with pytest.raises(ValueError, match="cannot compare"):
            equal(*pair)


def test_sets_and_keys_hold_integers_or_text():
    """Members are found by hash, and two types that hold one number need not hash alike."""
    for a, b in [({Fraction(1, 2)}, {fmpq(1, 2)}), ({sympy.sqrt(4): 1}, {2: 1})]:
        with pytest.raises(ValueError):
            equal(a, b)


# --- Kleene's logic

ORDER = {False: 0, None: 1, True: 2}


@pytest.mark.parametrize("size", [1, 2, 3])
def test_truth_tables(size):
    for found in product(FINDINGS, repeat=size):
        truths = [f.holds for f in found]
        assert all_of(found).holds is min(truths, key=ORDER.get)
        assert any_of(found).holds is max(truths, key=ORDER.get)


def forget_below(kind, found):
    """What is left for a reader who trusts only arithmetic at least as strong as `kind`."""
    return [f if f.arithmetic.strength >= kind.strength else Finding(None, f.arithmetic) for f in found]


@pytest.mark.parametrize("join", [all_of, any_of])
def test_a_joint_finding_is_as_strong_as_the_links_it_needs(join):
    """Strength at least `kind` if and only if the outcome survives forgetting everything weaker."""
    for found in product(FINDINGS, repeat=3):
        outcome = join(found)
        if outcome.holds is not None:
            for kind in Arithmetic:
                survives = join(forget_below(kind, found)).holds is outcome.holds
                assert (outcome.arithmetic.strength >= kind.strength) == survives


def test_de_morgan():
    for found in product(FINDINGS, repeat=2):
        assert negation(all_of(found)) == any_of(map(negation, found))
        assert negation(any_of(found)) == all_of(map(negation, found))


def test_negation():
    for finding in FINDINGS:
        assert negation(negation(finding)) == finding
        assert negation(finding).arithmetic is finding.arithmetic
    assert negation(Finding(None, EXACT)).holds is None


def test_a_failed_step_of_a_proof_refutes_nothing():
    for finding in FINDINGS:
        assert suffices(finding) == Finding(True if finding.holds else None, finding.arithmetic)


def test_a_counterexample_refutes_and_its_absence_proves_nothing():
    for finding in FINDINGS:
        assert contradicts(finding) == Finding(False if finding.holds else None, finding.arithmetic)


@pytest.mark.parametrize("join", [all_of, any_of])
def test_a_statement_about_nothing_is_not_evidence(join):
    with pytest.raises(ValueError, match="no finding"):
        join([])
    assert join(iter([Finding(True, EXACT)])) == Finding(True, EXACT)
