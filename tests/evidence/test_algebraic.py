from fractions import Fraction

import pytest
import sympy
from flint import ctx, fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from landscape.evidence.algebraic import enclosure, has_positive_coefficients, is_identity, sign_of_algebraic
from landscape.evidence.comparison import positive_for_positive

x, y = sympy.symbols("x y")
root2, root3 = sympy.sqrt(2), sympy.sqrt(3)
HIDDEN_ZERO = sympy.sqrt(3 + 2 * root2) - 1 - root2
integers = st.integers(-30, 30)


def sign_of_surd(a: int, b: int, n: int) -> int:
    """Sign of a + b sqrt(n), by squaring instead of enclosing."""
    if (a >= 0 and b >= 0) or (a <= 0 and b <= 0):
        return (a > 0 or (b > 0 and n > 0)) - (a < 0 or (b < 0 and n > 0))
    larger = (a * a > b * b * n) - (a * a < b * b * n)
    return larger if a > 0 else -larger


def convergents_of_root2(count: int) -> list[Fraction]:
    p, q, found = 1, 1, []
    for _ in range(count):
        found.append(Fraction(p, q))
        p, q = p + 2 * q, p + q
    return found


@given(integers, integers, st.integers(0, 30))
@settings(max_examples=100, deadline=None)
def test_signs_of_quadratic_surds(a, b, n):
    value = sympy.Integer(a) + b * sympy.sqrt(n)
    assert sign_of_algebraic(value) == sign_of_surd(a, b, n)
    assert sign_of_algebraic(-value) == -sign_of_surd(a, b, n)


@pytest.mark.parametrize("k", [5, 40, 150])
def test_signs_of_convergents_alternate_beyond_any_float(k):
    for i, c in enumerate(convergents_of_root2(k)[-2:], start=k - 2):
        assert sign_of_algebraic(root2 - sympy.Rational(c.numerator, c.denominator)) == (1 if i % 2 == 0 else -1)


@pytest.mark.parametrize(
    ("value", "sign"),
    [
        (HIDDEN_ZERO, 0),
        (root2 + root3 - sympy.sqrt(5 + 2 * sympy.sqrt(6)), 0),
        (HIDDEN_ZERO + sympy.Rational(1, 10**60), 1),
        (root2**-3 - sympy.Rational(1, 3), 1),
        (sympy.cbrt(2) - sympy.Rational(5, 4), 1),
        (2 ** sympy.Rational(-2, 3) - sympy.Rational(63, 100), -1),
        (sympy.Rational(-3, 7), -1),
        (sympy.Integer(0), 0),
    ],
)
def test_signs(value, sign):
    assert sign_of_algebraic(value) == sign


def test_a_root_of_something_too_small_for_the_first_precision():
    near = sympy.Rational(int(sympy.floor(root2 * 10**40)), 10**40)
    assert sign_of_algebraic(sympy.sqrt(root2 - near) - sympy.Rational(1, 10**25)) == 1
    assert sign_of_algebraic(sympy.sqrt(HIDDEN_ZERO) + 1) == 1


@pytest.mark.parametrize(
    "value",
    [
        x,
        root2 * x,
        sympy.pi,
        sympy.I * root2,
        sympy.sqrt(root2 - 2),
        sympy.Float(0.5) * root2,
        sympy.oo,
        sympy.nan,
        1 / HIDDEN_ZERO,
    ],
)
def test_what_is_no_real_algebraic_number_has_no_sign(value):
    with pytest.raises(ValueError, match="expected"):
        sign_of_algebraic(value)


@given(integers, integers, st.integers(1, 30), st.integers(30, 300))
@settings(max_examples=60, deadline=None)
def test_an_enclosure_holds_its_number(a, b, n, bits):
    """a + b sqrt(n) lies between the ends: exact signs of the differences."""
    before = ctx.prec
    ball = enclosure(a + b * sympy.sqrt(n), bits)
    assert ctx.prec == before
    low, high = (ball.mid().fmpq() + side * ball.rad().fmpq() for side in (-1, 1))
    assert sign_of_surd(int(a * low.q - low.p), int(b * low.q), n) >= 0
    assert sign_of_surd(int(a * high.q - high.p), int(b * high.q), n) <= 0
    assert high - low <= fmpq(30 + 30 * 6) / 2 ** (bits - 4)


def test_the_precision_is_restored_after_a_refusal():
    before = ctx.prec
    with pytest.raises(ValueError, match="expected"):
        enclosure(sympy.pi, 200)
    assert ctx.prec == before


polynomials = st.lists(st.integers(-4, 4), min_size=9, max_size=9).map(
    lambda c: sum(c[3 * i + j] * x**i * y**j for i in range(3) for j in range(3))
)


@given(polynomials, polynomials)
@settings(max_examples=50, deadline=None)
def test_identities_of_rational_functions(p, q):
    p, q = sympy.Integer(0) + p, sympy.Integer(0) + q
    assert is_identity((p + q) ** 2, p**2 + 2 * p * q + q**2)
    assert is_identity(p * (q**2 + 1) / (q**2 + 1), p)
    assert not is_identity(p + x**7, p)
    assert is_identity(p, q) is (sympy.expand(p - q) == 0)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (1 / (x - 1) - 1 / (x + 1), 2 / (x**2 - 1), True),
        ((x + y) ** 2, x**2 + y**2, False),
        (sympy.Rational(2, 6), sympy.Rational(1, 3), True),
        (sympy.Rational(1, 3), sympy.Rational(333, 1000), False),
        (x / x, sympy.Integer(1), True),
        (x, sympy.Integer(0), False),
    ],
)
def test_identities(left, right, same):
    assert is_identity(left, right) is same


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (root2 * x, x),
        (root2 * x, root2 * x),
        (sympy.sqrt(3 + 2 * root2), 1 + root2),
        (sympy.pi, sympy.pi),
        (sympy.I * x, x),
        (sympy.sin(x), sympy.sin(x)),
        (2**x, 2**x),
        (sympy.sqrt(x), sympy.sqrt(x)),
        (0.5 * x, x / 2),
        (sympy.Float(0.5) * x, x / 3),
        (sympy.zoo, x),
        (sympy.nan, x),
    ],
)
def test_outside_the_rational_functions_nothing_is_said(left, right):
    """Also where the difference cancels: a float that happens to agree proves nothing."""
    with pytest.raises(ValueError, match="expected rational functions"):
        is_identity(left, right)


def test_a_denominator_that_vanishes_identically_is_refused():
    zero = (x + 1) ** 2 - x**2 - 2 * x - 1
    for right in (sympy.Integer(1), 1 / zero, 1 / zero + 1):
        with pytest.raises(ValueError, match="expected"):
            is_identity(1 / zero, right)


@pytest.mark.parametrize(
    ("expression", "positive"),
    [
        (x + y**2 / 3, True),
        ((x + 1) / (y + x), True),
        ((-x - 1) / (-y), True),
        (x - y, False),
        (x**2 - x + 1, False),  # positive, but its coefficients do not show it
        (x / (x - y), False),
        (x - x, False),
        (sympy.Integer(3), True),
        (sympy.Integer(-3), False),
        (x / y - 1, False),
    ],
)
def test_positive_coefficients(expression, positive):
    assert has_positive_coefficients(expression) is positive
    assert positive_for_positive(expression).holds is (True if positive else None)


def test_positivity_is_asked_of_rational_functions_only():
    with pytest.raises(ValueError, match="rational functions"):
        has_positive_coefficients(sympy.sqrt(x))
