"""The arc-cosine kernels: exact angles, accuracy at the ends, and what balls must enclose."""

import numpy as np
import pytest
from flint import arb

from landscape.networks.arc_cosine import angle_of_cosine, angles, kernel_one, kernel_zero


def test_values_at_exact_angles() -> None:
    pi = arb.pi()
    assert kernel_zero(arb(0)).overlaps(arb("0.5")) and kernel_one(arb(0)).overlaps(arb("0.5"))
    assert kernel_zero(pi / 2).overlaps(arb("0.25")) and kernel_one(pi / 2).overlaps(1 / (2 * pi))
    assert abs(kernel_zero(pi)) < 1e-10 and abs(kernel_one(pi)) < 1e-10


def test_floats_and_balls_agree_on_arrays() -> None:
    angle = np.linspace(0.1, 3, 5)
    as_balls = np.array([arb(float(t)) for t in angle], dtype=object)
    for kernel in (kernel_zero, kernel_one):
        for exact, floating in zip(kernel(as_balls), kernel(angle), strict=True):
            assert abs(float(exact) - floating) < 1e-15


@pytest.mark.parametrize("tiny", [1e-9, 1e-12])
def test_small_angles_keep_their_digits(tiny: float) -> None:
    """From the cosine, which rounds to 1, the angle would come out as 0."""
    near = angles([[1.0, 0.0]], [[1.0, tiny], [-1.0, tiny]])[0]
    assert abs(near[0] / tiny - 1) < 1e-12 and abs((np.pi - near[1]) / tiny - 1) < 1e-3
    assert angle_of_cosine(np.cos(tiny)) == 0


def test_parallel_and_antiparallel_balls_are_enclosed() -> None:
    box = np.array([[arb(1, "0.001"), arb(0, "0.001")]], dtype=object)
    same, opposite = angles(box, [[2, 0], [-3, 0]])[0]
    assert same.contains(0) and same < arb("0.01")
    assert opposite.overlaps(arb.pi()) and opposite > arb("3.13")


@pytest.mark.parametrize("centre", [-1, 0, 1])
def test_a_cosine_that_sticks_out_is_cut(centre: int) -> None:
    enclosed = angle_of_cosine(arb(centre, "0.0001"))
    assert enclosed.overlaps(arb(centre).acos()) and enclosed.rad() < arb("0.03")


@pytest.mark.parametrize(
    ("A", "message"),
    [([[0.0, 0.0]], "A: expected rows"), ([[1.0]], "B: expected shape"), ([[np.nan, 1.0]], "A: expected finite")],
)
def test_bad_input_raises(A: list, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        angles(A, [[1.0, 0.0]])
