"""Exponential sums: the ring, evaluation, and comparison for all integers at once."""

from fractions import Fraction
from itertools import product
from math import comb

import pytest
from flint import fmpq
from hypothesis import example, given
from hypothesis import strategies as st

from landscape.evidence.exponential_sum import (
    ExponentialSum,
    binomial_mean,
    identical,
    never_above,
)
from landscape.evidence.verdict import Arithmetic

BASES = [fmpq(0), fmpq(1, 4), fmpq(1, 2), fmpq(3, 4), fmpq(9, 10), fmpq(1)]
HORIZON = 60
"""With these bases and coefficients, 25 (9/10)^n < 1 from n = 31 on: whatever happens, happens before."""


def of(terms):
    """{base: coefficient} in one variable."""
    return ExponentialSum.of({(fmpq(base),): fmpq(c) for base, c in terms.items()})


sums = st.dictionaries(st.sampled_from(range(len(BASES))), st.integers(-5, 5), max_size=6).map(
    lambda terms: of({BASES[i]: c for i, c in terms.items()})
)
bivariate = st.dictionaries(
    st.tuples(*[st.sampled_from([fmpq(0), fmpq(1, 2), fmpq(2, 3), fmpq(1)])] * 2), st.integers(-3, 3), max_size=5
).map(ExponentialSum.of)


def directly(total, *exponents):
    """Python's Fraction knows that 0^0 = 1."""
    value = Fraction(0)
    for base, coefficient in total.terms:
        term = Fraction(str(coefficient))
        for entry, exponent in zip(base, exponents, strict=True):
            term *= Fraction(str(entry)) ** exponent
        value += term
    return fmpq(value.numerator, value.denominator)


@given(sums, sums, st.integers(0, 8))
def test_is_a_ring_of_functions(a, b, n):
    assert a(n) == directly(a, n)
    assert (a + b)(n) == a(n) + b(n)
    assert (a - b)(n) == a(n) - b(n)
    assert (a * b)(n) == a(n) * b(n)


def test_zero_to_the_zero_is_one():
    zero = of({0: 7})
    assert [zero(n) for n in range(3)] == [7, 0, 0]
    mixed = ExponentialSum.of({(0, 1): 2, (1, 0): 3})
    assert [mixed(*at) for at in ((0, 0), (0, 1), (1, 0), (1, 1))] == [5, 2, 3, 0]


def test_has_one_form():
    assert (of({2: 1}) - ExponentialSum.of({(fmpq(4, 2),): 1})).terms == ()
    assert of({1: 1, 2: 3}).terms == of({2: 3, 1: 1}).terms
    assert of({1: 2, fmpq(1, 2): 3}) == of({fmpq(2, 4): 3, 1: 2}) != of({1: 2})
    assert of({1: 0}) == ExponentialSum.of({})
    assert type(of({1: 1})(5)) is fmpq and type(ExponentialSum.of({})(5)) is fmpq


@pytest.mark.parametrize(
    ("terms", "text"),
    [
        ({}, "0"),
        ({1: 1}, "1"),
        ({1: -1}, "- 1"),
        ({"1/2": 1}, "(1/2)^n"),
        ({"1/2": -1}, "- (1/2)^n"),
        ({1: 1, "3/4": -2, "1/2": 1}, "1 - 2 (3/4)^n + (1/2)^n"),
        ({"3/4": "5/2", "1/4": -1}, "5/2 (3/4)^n - (1/4)^n"),
        ({2: 1, 1: 3, 0: -1}, "(2)^n + 3 - (0)^n"),
    ],
)
def test_prints_the_largest_base_first(terms, text):
    exact = {(fmpq(*map(int, str(b).split("/"))),): fmpq(*map(int, str(c).split("/"))) for b, c in terms.items()}
    assert str(ExponentialSum.of(exact)) == text


def test_identical_is_about_positive_integers():
    assert identical(of({1: 1, 0: 5}), of({1: 1})).holds  # they differ at n = 0 only
    assert identical(of({1: 1}), of({1: 1, fmpq(1, 2): fmpq(1, 10**9)})).holds is False
    assert identical(ExponentialSum.of({(0, 1): 1}), ExponentialSum.of({})).holds
    assert identical(ExponentialSum.of({}), ExponentialSum.of({})).arithmetic is Arithmetic.EXACT


@given(sums, sums)
def test_identical_sums_agree_and_others_differ_somewhere(a, b):
    """Five bases other than 0: values at n = 1..5 determine the coefficients (Vandermonde)."""
    assert identical(a, b).holds is all(a(n) == b(n) for n in range(1, 6))


@given(sums, sums)
@example(of({fmpq(1, 2): 1}), of({fmpq(1, 2): 1}))
def test_never_above_is_what_evaluation_says(a, b):
    assert never_above(a, b).holds is all(a(n) <= b(n) for n in range(1, HORIZON))


def in_powers_of_two(*coefficients):
    """c0 + c1 2^n + c2 4^n: a polynomial in 2^n."""
    return of({2**k: c for k, c in enumerate(coefficients)})


@pytest.mark.parametrize(
    ("gap", "holds"),
    [
        (in_powers_of_two(8, -6, 1), True),  # (2^n - 2)(2^n - 4): touches 0 at n = 1 and n = 2
        (in_powers_of_two(fmpq(799, 100), -6, 1), False),
        (in_powers_of_two(64, -16, 1), True),  # (2^n - 8)^2
        (in_powers_of_two(fmpq(6399, 100), -16, 1), False),
        (in_powers_of_two(64, -20, 1), False),  # (2^n - 4)(2^n - 16): negative at n = 3 only
        (in_powers_of_two(fmpq(35, 4), -6, 1), True),  # (2^n - 5/2)(2^n - 7/2): negative between integers only
        (in_powers_of_two(-1, 0, 0), False),
        (in_powers_of_two(0, 0, 0), True),
        (in_powers_of_two(-2, 1, 0), True),
        (in_powers_of_two(1, -1, 0), False),
        (of({0: -9, 1: 1}), True),  # at n = 0 only
    ],
)
def test_never_above_sees_ties_and_dips(gap, holds):
    zero = ExponentialSum.of({})
    assert never_above(zero, gap).holds is holds
    shift = of({3: 2, fmpq(1, 3): -5})
    assert never_above(shift, shift + gap).holds is holds


def test_never_above_sees_a_late_crossing():
    left, right = of({fmpq(51, 100): 1}), of({fmpq(1, 2): 1000})
    assert left(348) < right(348) and left(349) > right(349)
    assert never_above(left, right).holds is False
    start = of({0: 0, fmpq(1, 2): 1000}) - of({fmpq(51, 100): 1})
    assert all(start(n) > 0 for n in range(1, 349))
    assert never_above(right, of({fmpq(51, 100): 1000})).holds


@pytest.mark.parametrize("total", [of({-1: 1}), ExponentialSum.of({(1, 1): 1})])
def test_never_above_refuses_what_it_cannot_judge(total):
    with pytest.raises(ValueError, match="bases"):
        never_above(ExponentialSum.of({}), total)


@given(bivariate, st.sampled_from([fmpq(0), fmpq(1, 2), fmpq(1, 3), fmpq(1)]), st.integers(1, 6))
def test_binomial_mean_is_the_sum_over_k(summand, p, n):
    weights = [comb(n, k) * (p**k if k else 1) * ((1 - p) ** (n - k) if n - k else 1) for k in range(n + 1)]
    assert binomial_mean(summand, p)(n) == sum(w * directly(summand, k, n - k) for k, w in enumerate(weights))


def test_binomial_mean_keeps_the_ends_of_the_sum():
    """f = 0^k lives at k = 0 only: (1 - p)^n."""
    assert binomial_mean(ExponentialSum.of({(0, 1): 1}), fmpq(1, 3)) == of({fmpq(2, 3): 1})


def test_refuses_bases_of_two_lengths_and_floats():
    with pytest.raises(ValueError, match="one length"):
        ExponentialSum.of({(1,): 1, (1, 1): 1})
    for base, coefficient in product((0.5, 1), (0.5, 1)):
        if float in (type(base), type(coefficient)):
            with pytest.raises(ValueError, match="expected int, Fraction, fmpq or a string, not float"):
                ExponentialSum.of({(base,): coefficient})
