from itertools import product

import pytest
from flint import arb, fmpq
from hypothesis import given
from hypothesis import strategies as st

from landscape.evidence.balls import working_precision
from landscape.geometry.angles import share_of_turn, signed_square_cosine

planar = st.tuples(st.integers(-9, 9), st.integers(-9, 9)).filter(any)


def share(a, b):
    return share_of_turn(signed_square_cosine(a, b))


def ball(value):
    with working_precision():
        return arb(value)


@pytest.mark.parametrize(
    ("a", "b", "degrees"),
    [
        ((1, 0), (3, 0), 0),
        ((1, 0), (0, -2), 90),
        ((1, 0), (-1, 0), 180),
        ((1, 0), (5, 5), 45),
        ((1, 0), (-2, 2), 135),
        ((3, 4), (-1, 7), 45),
        ((1, -1, 0), (1, 0, -1), 60),
        ((1, -1, 0), (0, 1, -1), 120),
        ((1, 0, 0, 0), (3, 1, 1, 1), 30),
        ((1, 0, 0, 0), (-3, 1, 1, 1), 150),
    ],
)
def test_rational_angles_are_exact(a, b, degrees):
    assert type(share(a, b)) is fmpq
    assert share(a, b) == fmpq(degrees, 360)


@given(planar, planar)
def test_the_arc_cosine_lies_in_the_same_place(a, b):
    """Another inverse function, on another expression; in the plane only eighths of a turn are rational."""
    inner, lengths = a[0] * b[0] + a[1] * b[1], (a[0] ** 2 + a[1] ** 2) * (b[0] ** 2 + b[1] ** 2)
    with working_precision():
        expected = (arb(inner) / arb(lengths).sqrt()).intersection(arb(0, 1)).acos() / (2 * arb.pi())
    assert ball(share(a, b)).overlaps(expected)
    cross = a[0] * b[1] - a[1] * b[0]
    assert (type(share(a, b)) is fmpq) == (inner * cross == 0 or abs(inner) == abs(cross))


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(1, 9)), min_size=3, max_size=3))
def test_neighbouring_angles_add_up(upper):
    a, b, c = sorted(upper, key=lambda w: fmpq(w[0], w[1]))
    with working_precision():
        total = arb(share(a, b)) + arb(share(b, c))
    assert total.overlaps(ball(share(a, c)))
    assert total.rad() < arb("1e-35")


@given(planar, planar)
def test_symmetries(a, b):
    assert signed_square_cosine(a, b) == signed_square_cosine(b, a)
    opposite = [-entry for entry in b]
    assert signed_square_cosine(a, opposite) == -signed_square_cosine(a, b)
    with working_precision():
        assert (arb(share(a, b)) + arb(share(a, opposite))).contains(fmpq(1, 2))
    assert signed_square_cosine([7 * x for x in a], [fmpq(1, 3) * x for x in b]) == signed_square_cosine(a, b)


@pytest.mark.parametrize(("cosine", "sign"), [*product([fmpq(1, 4), fmpq(1, 2), fmpq(3, 4)], [1, -1])])
def test_beside_a_rational_angle_the_ball_excludes_it(cosine, sign):
    step = fmpq(1, 10**30)
    with working_precision():
        exact = arb(share_of_turn(sign * cosine))
        assert share_of_turn(sign * cosine + step) < exact
        assert share_of_turn(sign * cosine - step) > exact


@pytest.mark.parametrize(
    ("a", "b", "message"),
    [
        ((0, 0), (1, 0), "a: expected a non-zero"),
        ((1, 0), (0, 0), "b: expected a non-zero"),
        ((1, 0), (1, 0, 0), "b: expected shape"),
        ((1.0, 0), (1, 0), "a: expected int"),
    ],
)
def test_bad_vectors_are_refused(a, b, message):
    with pytest.raises(ValueError, match=message):
        signed_square_cosine(a, b)


@pytest.mark.parametrize("value", [fmpq(11, 10), fmpq(-2)])
def test_no_angle_has_a_cosine_beyond_one(value):
    with pytest.raises(ValueError, match="square_cosine: expected"):
        share_of_turn(value)
