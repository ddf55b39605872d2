"""One text on floats and balls: the two kinds agree, and balls stay finite where a formula is singular."""

import numpy as np
from flint import arb

from landscape.networks.elementary import arctan2, balls, cosine, norms, pi_like, product, root, sine


def test_a_root_of_a_ball_around_zero_is_a_ball_around_its_roots() -> None:
    """`arb.sqrt` would answer NaN."""
    enclosed = root(arb(0, "0.01"))
    assert enclosed.contains(0) and enclosed.contains(arb("0.1")) and enclosed < arb("0.11")


def test_the_kinds_agree() -> None:
    x = np.array([0.25, 2.0])
    for function in (root, sine, cosine):
        for exact, floating in zip(function(balls([arb("0.25"), arb(2)])), function(x), strict=True):
            assert abs(float(exact) - floating) < 1e-15
    assert abs(float(pi_like(arb(1))) - pi_like(1.0)) < 1e-15


def test_arctan2_is_bounded_on_the_negative_half_line() -> None:
    """Both ends of a ball that meets the half line x < 0, y = 0 from the side of y >= 0 are near pi."""
    assert abs(np.pi - float((arb.pi() / 2 - arctan2(arb(-1), arb(0, "0.001"))).mid())) < 0.01


def test_products_over_leading_axes() -> None:
    rng = np.random.default_rng(0)
    A, B = rng.integers(-5, 5, (3, 2, 4)), rng.integers(-5, 5, (3, 4, 2))
    exact = product(balls(A), balls(B))
    assert exact.shape == (3, 2, 2)
    assert all(entry == int(whole) for entry, whole in zip(exact.ravel(), (A @ B).ravel(), strict=True))


def test_norms() -> None:
    assert norms(balls([[3, 4]]))[0] == 5
    assert norms(np.array([[3.0, 4.0]]))[0] == 5
