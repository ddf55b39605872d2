"""Surface areas of spheres, as balls: omega_{d-1} is the area of S^{d-1} in R^d (SS16 Definition 13)."""

from flint import arb, ctx, fmpq

from landscape.evidence.inputs import positive_integer

_BITS = 106


def sphere_area(dim: int) -> arb:
    """omega_{dim-1} = 2 pi^(dim/2) / Gamma(dim/2); omega_0 = 2. Raises ValueError for dim < 1."""
    half = arb(fmpq(positive_integer("dim", dim), 2))
    with ctx.workprec(max(ctx.prec, _BITS)):
        return 2 * arb.pi() ** half / half.gamma()


def equator_share(dim: int) -> arb:
    """omega_{dim-2} / omega_{dim-1}, the equator's area over the sphere's in R^dim.

    It is the density at 0 of <a, b> for a fixed unit vector a and b uniform on S^{dim-1}; its first
    value, at dim = 2, is 1/pi, and it grows like sqrt(dim / (2 pi)). Raises ValueError for dim < 2.
    """
    if positive_integer("dim", dim) < 2:
        raise ValueError(f"dim: expected at least 2, not {dim}")
    half = arb(fmpq(dim, 2))
    with ctx.workprec(max(ctx.prec, _BITS)):
        return half.gamma() * (half - fmpq(1, 2)).rgamma() / arb.pi().sqrt()
