"""Areas of spheres: known values, the recursion, the share of the equator."""

import pytest
from flint import arb

from landscape.evidence.balls import working_precision
from landscape.geometry.sphere_area import equator_share, sphere_area


@pytest.fixture(autouse=True)
def precise():
    with working_precision():
        yield


def agree(a, b):
    return abs(a / b - 1) < arb("1e-25")


@pytest.mark.parametrize(("dim", "factor", "power"), [(1, 2, 0), (2, 2, 1), (3, 4, 1), (4, 2, 2)])
def test_known_areas(dim, factor, power):
    assert agree(sphere_area(dim), factor * arb.pi() ** power)


@pytest.mark.parametrize("dim", [2, 3, 7, 50, 201])
def test_the_share_is_the_quotient_of_areas(dim):
    assert agree(equator_share(dim), sphere_area(dim - 1) / sphere_area(dim))


@pytest.mark.parametrize("dim", [3, 10, 200])
def test_areas_obey_their_recursion(dim):
    """omega_{d+1} = 2 pi omega_{d-1} / d."""
    assert agree(sphere_area(dim + 2), 2 * arb.pi() * sphere_area(dim) / dim)


@pytest.mark.parametrize(("function", "dim"), [(sphere_area, 0), (equator_share, 1), (sphere_area, 2.0)])
def test_bad_dimensions_are_refused(function, dim):
    with pytest.raises(ValueError, match="dim"):
        function(dim)
