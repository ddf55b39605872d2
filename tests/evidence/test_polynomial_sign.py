"""Signs of polynomials on intervals, against values and known roots."""

import pytest
from flint import fmpq, fmpq_poly

from landscape.evidence.polynomial_sign import positive_between


@pytest.mark.parametrize(
    ("coefficients", "left", "right", "truth"),
    [
        ([1], 0, 1, True),
        ([0], 0, 1, False),
        ([-1], None, 0, False),
        ([0, 1], 0, None, True),
        ([0, -1], None, 0, True),
        ([0, -1], None, 1, False),
        ([2, 0, -1], 0, "7/5", True),
        ([2, 0, -1], 0, "3/2", False),
        (["1/100", -1, 1], 0, 1, False),
        (["26/100", -1, 1], -5, 5, True),
        (["26/100", -1, 1], -5, None, True),
        (["1/4", -1, 1], 0, 1, False),
        (["1/4", -1, 1], 0, "3/4", None),
        ([0, 0, 1, -1], 0, 1, True),
        ([1, -3, 0, 1], 2, None, True),
        ([1, -3, 0, 1], 1, None, False),
    ],
)
def test_signs(coefficients, left, right, truth):
    polynomial = fmpq_poly([fmpq(*map(int, str(c).split("/"))) for c in coefficients])
    assert positive_between(polynomial, left, right).holds is truth


@pytest.mark.parametrize(("left", "right"), [(1, 1), (2, 1), (None, None), (0.5, 1)])
def test_bad_intervals_are_refused(left, right):
    with pytest.raises(ValueError, match=r"left|right"):
        positive_between(fmpq_poly([1, 1]), left, right)
