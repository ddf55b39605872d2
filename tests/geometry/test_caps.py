"""Cap measure: three arithmetics, closed forms, symmetry, two-sided enclosures, bad input."""

from fractions import Fraction

import pytest
from flint import arb, ctx, fmpq, fmpq_poly
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from landscape.geometry.caps import (
    ball_cap_measure,
    cap_cosine,
    exact_cap_measure,
    float_cap_measure,
)

odd_dims = st.integers(1, 10).map(lambda k: 2 * k + 1)
dims = st.integers(2, 40)
cosines = st.fractions(-1, 1, max_denominator=1000)


def by_antiderivative(dim: int, cosine: fmpq) -> fmpq:
    """Share of (1 - t^2)^((dim-3)/2) that lies beyond `cosine`, for odd dim."""
    antiderivative = (fmpq_poly([1, 0, -1]) ** ((dim - 3) // 2)).integral()
    return (antiderivative(1) - antiderivative(cosine)) / (antiderivative(1) - antiderivative(-1))


def holds(ball: arb, value: fmpq) -> bool:
    """Whether the ball contains the rational, which itself is enclosed at a higher precision."""
    with ctx.workprec(400):
        return ball.contains(arb(value))


def rational(value: Fraction) -> fmpq:
    return fmpq(value.numerator, value.denominator)


@given(odd_dims, cosines)
def test_exact_is_the_integral_of_the_density(dim, cosine):
    assert exact_cap_measure(dim, cosine) == by_antiderivative(dim, rational(cosine))


@given(odd_dims, cosines)
def test_exact_lies_in_the_ball_and_the_ball_is_narrow(dim, cosine):
    ball = ball_cap_measure(dim, cosine)
    assert holds(ball, exact_cap_measure(dim, cosine))
    assert ball.rad() < arb("1e-25")


@given(dims, cosines)
def test_float_agrees_with_ball(dim, cosine):
    assert abs(ball_cap_measure(dim, cosine) - arb(float_cap_measure(dim, float(cosine)))) < arb("1e-13")


@pytest.mark.parametrize("dim", [2, 4, 5, 8])
@pytest.mark.parametrize("cosine", [-0.9, -0.2, 0.3, 0.8])
def test_float_is_the_integral_over_the_angle(dim, cosine):
    def density(c):
        return (1 - c * c) ** ((dim - 3) / 2)

    beyond, whole = quad(density, cosine, 1)[0], quad(density, -1, 1)[0]
    assert float_cap_measure(dim, cosine) == pytest.approx(beyond / whole, rel=1e-7)


@given(cosines.filter(lambda c: abs(c) < 1))
def test_closed_forms_on_the_circle_and_in_four_dimensions(cosine):
    c = rational(cosine)
    with ctx.workprec(106):
        angle, sine = arb(c).acos(), (1 - arb(c) ** 2).sqrt()
        assert ball_cap_measure(2, c).overlaps(angle / arb.pi())
        assert ball_cap_measure(4, c).overlaps((angle - c * sine) / arb.pi())


@given(st.fractions(0, 2, max_denominator=1000))
def test_archimedes(distance):
    """On the ordinary sphere the cap of chord delta has measure delta^2 / 4."""
    assert exact_cap_measure(3, cap_cosine(distance)) == rational(distance) ** 2 / 4


@given(odd_dims, cosines)
def test_opposite_caps_fill_the_sphere(dim, cosine):
    assert exact_cap_measure(dim, cosine) + exact_cap_measure(dim, -cosine) == 1


@given(dims, cosines)
def test_opposite_balls_fill_the_sphere(dim, cosine):
    assert (ball_cap_measure(dim, cosine) + ball_cap_measure(dim, -cosine)).contains(1)


@pytest.mark.parametrize("dim", [2, 3, 4, 9, 100])
def test_whole_half_and_point(dim):
    for cosine, share in ((-1, fmpq(1)), (0, fmpq(1, 2)), (1, fmpq(0))):
        assert exact_cap_measure(dim, cosine) == share
        assert holds(ball_cap_measure(dim, arb(cosine)), share)
        assert float_cap_measure(dim, float(cosine)) == pytest.approx((1 - cosine) / 2, abs=1e-15)


def test_two_points():
    """S^0 = {-1, 1}: the cap around a holds -a only when the cosine is -1."""
    shares = {-1: fmpq(1), fmpq(-999, 1000): fmpq(1, 2), 0: fmpq(1, 2), 1: fmpq(1, 2)}
    for cosine, share in shares.items():
        assert exact_cap_measure(1, cosine) == share
        assert ball_cap_measure(1, cosine).is_exact() and holds(ball_cap_measure(1, cosine), share)
    assert float_cap_measure(1, -1.0) == 1 and float_cap_measure(1, 0.3) == 0.5
    unsure = ball_cap_measure(1, arb(-1, "1e-20"))
    assert holds(unsure, fmpq(1)) and holds(unsure, fmpq(1, 2))


@given(dims, cosines, st.fractions("1/50", 1, max_denominator=50), st.fractions(-1, 1, max_denominator=50))
def test_a_wide_ball_holds_every_cosine_in_it(dim, middle, radius, place):
    """Also one that straddles 0, -1 or 1."""
    inside = max(Fraction(-1), min(Fraction(1), middle + radius * place))
    wide = arb(rational(middle), arb(rational(radius)).upper())
    ball = ball_cap_measure(dim, wide)
    assert ball.contains(ball_cap_measure(dim, inside).mid())
    assert ball.overlaps(ball_cap_measure(dim, inside)) and ball.is_finite()


@given(dims, cosines)
def test_precisions_overlap_and_improve(dim, cosine):
    coarse = ball_cap_measure(dim, cosine)
    with ctx.workprec(300):
        fine = ball_cap_measure(dim, cosine)
    assert coarse.overlaps(fine) and fine.rad() <= arb("1e-80")


def test_enclosure_is_provable_just_below_and_not_just_above():
    truth = exact_cap_measure(5, fmpq(1, 3))
    ball, step = ball_cap_measure(5, fmpq(1, 3)), fmpq(1, 10**25)
    with ctx.workprec(400):
        assert ball > truth - step and not ball > truth
        assert ball < truth + step and not ball < truth


def test_tiny_caps_keep_their_relative_accuracy():
    ball = ball_cap_measure(400, fmpq(99, 100))
    assert 0 < ball and ball.rel_accuracy_bits() > 80


def test_precision_is_restored():
    before = ctx.prec
    ball_cap_measure(4, arb("0.3"))
    cap_cosine(arb("0.3"))
    assert ctx.prec == before


def test_cosine_of_a_chord():
    assert cap_cosine(Fraction(1, 2)) == fmpq(7, 8) and type(cap_cosine(1)) is fmpq
    assert cap_cosine(0.5) == 0.875 and type(cap_cosine(0.5)) is float
    assert holds(cap_cosine(arb("0.1")), fmpq(199, 200))
    assert [cap_cosine(d) for d in (0, 2)] == [1, -1]


EXACT, BALL, FLOAT = exact_cap_measure, ball_cap_measure, float_cap_measure


@pytest.mark.parametrize(
    ("measure", "cosine"),
    [
        *((EXACT, cosine) for cosine in (2, Fraction(-3, 2), "x", None)),
        *((BALL, cosine) for cosine in (arb(2), arb("nan"), 2, "x")),
        *((FLOAT, cosine) for cosine in (1.5, float("nan"))),
    ],
)
def test_bad_cosine(measure, cosine):
    with pytest.raises(ValueError, match="cosine"):
        measure(3, cosine)


@pytest.mark.parametrize("distance", [-1, 3, Fraction(-1, 2), 2.5, float("nan"), arb(-1), arb("nan"), "x"])
def test_bad_distance(distance):
    with pytest.raises(ValueError, match="distance"):
        cap_cosine(distance)


@pytest.mark.parametrize(("measure", "cosine"), [(EXACT, 0), (BALL, arb(0)), (FLOAT, 0.0)])
def test_bad_dim(measure, cosine):
    for dim in (0, -1, 2.0):
        with pytest.raises(ValueError, match="dim"):
            measure(dim, cosine)


def test_even_dimensions_point_to_balls():
    with pytest.raises(ValueError, match="use a ball"):
        exact_cap_measure(4, fmpq(1, 3))


def test_no_float_passes_for_exact():
    with pytest.raises(ValueError, match="cosine"):
        exact_cap_measure(3, 0.5)
    with pytest.raises(ValueError, match="cosine"):
        ball_cap_measure(3, 0.5)
