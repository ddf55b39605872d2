"""The training set of SSG20 section 4.3 from a configuration, as printed and with two points merged; E1.

A configuration in R^D with t + k points a side, N = t + k, gives samples in R^(D+1) and 2t neurons:
(a, 1) for the points of A and A_bar, -(b, 1) for those of B and B_bar, and a few on the last axis.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from flint import arb, fmpq

from landscape.cupped_minima.configurations import Anatomy, Configuration, explicit_configuration
from landscape.cupped_minima.cupped_minimum.training_set import Number, TrainingSet, Vector, enclosed, root
from landscape.evidence.balls import working_precision
from landscape.evidence.real_cyclotomic import exact_element
from landscape.geometry.cones import dot
from landscape.geometry.piercing import Facet, pierced

LEAST_NEURONS = 8
LEAST_DIM = 3


def theorem_configuration(dim: int, num_neurons: int) -> Configuration:
    """The explicit (dim-1, num_neurons/2, dim-3)-configuration, from which a landscape in R^dim is built.

    Raises ValueError unless dim >= 3 and num_neurons is even and at least 8.
    """
    if type(dim) is not int or dim < LEAST_DIM:
        raise ValueError(f"dim: expected an integer of at least {LEAST_DIM}, not {dim!r}")
    if type(num_neurons) is not int or num_neurons < LEAST_NEURONS or num_neurons % 2:
        raise ValueError(f"num_neurons: expected an even integer of at least {LEAST_NEURONS}, not {num_neurons!r}")
    return explicit_configuration(dim - 1, num_neurons // 2)


def printed_training_set(configuration: Configuration, xi: Any = None, anatomy: Anatomy | None = None) -> TrainingSet:
    """Section 4.3: 2N + 4 samples, of which X_A+, X_A-, X_B+, X_B- lie on or near the last axis; |w_r| = 1.

    xi       height of X_A-; by default `height_of_axis_points`
    anatomy  the configuration's, where it is known already
    Misprint in the display before (5): the minus sign of X_b stands before the whole vector, -(b, 1),
    as (80) uses it. Raises ValueError where a ray has no facet (p3), a facet is no simplex (p5),
    or xi is not exact.
    """
    anatomy, one = anatomy or Anatomy(configuration), fmpq(1)
    xi = exact_element("xi", height_of_axis_points(configuration, anatomy) if xi is None else xi)
    up, down = (_axis(configuration.dim, sign * xi) for sign in (1, -1))
    sum_a, sum_b = _sums(configuration)
    rest = _axis(configuration.dim, 1 / anatomy.beta - 1)
    extra = [
        ("A+", _combined(up, rest, sum_a, -1), one),
        ("A-", up, -one),
        ("B+", _combined(down, rest, sum_b, 1), one),
        ("B-", down, -one),
    ]
    return _assembled(configuration, anatomy, extra)


def merged_training_set(configuration: Configuration, anatomy: Anatomy | None = None) -> TrainingSet:
    """2N + 2 samples: only X_A+ - X_A- and X_B+ - X_B- matter, so one point a side is enough; |w_r| = 1.

    X_A* = sum X_a - (1/beta - 1) u with error -1, X_B* = sum X_b + (1/beta - 1) u with error 1.
    Raises ValueError where a ray has no facet (p3) or a facet is no simplex (p5).
    """
    anatomy = anatomy or Anatomy(configuration)
    zero = _axis(configuration.dim, fmpq(0))
    sum_a, sum_b = _sums(configuration)
    rest, against = (_axis(configuration.dim, sign * (1 / anatomy.beta - 1)) for sign in (1, -1))
    extra = [("A*", _combined(zero, against, sum_a, 1), -fmpq(1)), ("B*", _combined(zero, rest, sum_b, 1), fmpq(1))]
    return _assembled(configuration, anatomy, extra)


def height_of_axis_points(configuration: Configuration, anatomy: Anatomy | None = None) -> int:
    """xi of equation (4), (|sum a| + |sum b|)/eps0 + 1/beta + m + 1, rounded up to an integer.

    eps0 is any radius of a ball around 0 in both polytopes. Here: the axes leave the polytopes at
    +-e_j / g, so with the larger of all these gauges, G, the cross-polytope with corners +-e_j / G is
    inside, and with it the ball of radius eps0 = 1/(G sqrt(D)).
    """
    gauges = [_gauge(hull, direction) for hull in _hulls(configuration) for direction in _directions(configuration.dim)]
    sums = [_total(hull) for hull in _hulls(configuration)]
    beta = (anatomy or Anatomy(configuration)).beta
    with working_precision():
        per_radius = enclosed(max(gauges)) * arb(configuration.dim).sqrt()
        norms = sum((root(dot(total, total)) for total in sums), arb(0))
        bound = norms * per_radius + enclosed(1 / beta) + _printed_size(configuration) + 1
        return int(bound.upper().ceil().fmpq().p)


def rational_cup() -> TrainingSet:
    """E1: 14 samples in R^4, 12 neurons, everything rational, labels -49, -7, 7 and 49, loss 14."""
    units = [tuple(3 * s * int(i == j) for j in range(3)) for s in (1, -1) for i in range(3)]
    turned = [(1, -2, -2), (-2, 1, -2), (-2, -2, 1), (-1, 2, 2), (2, -1, 2), (2, 2, -1)]
    X = [(*a, 3) for a in units] + [tuple(-x for x in (*b, 3)) for b in turned] + [(0, 0, 0, 16), (0, 0, 0, -16)]
    sixths = [(5, -1, -1, -3), (-1, 5, -1, -3), (-1, -1, 5, -3), (-5, 1, 1, -3), (1, -5, 1, -3), (1, 1, -5, -3)]
    halves = [(-1, 1, 1, 1), (1, -1, 1, 1), (1, 1, -1, 1), (1, -1, -1, 1), (-1, 1, -1, 1), (-1, -1, 1, 1)]
    W = [tuple(fmpq(x, 6) for x in w) for w in sixths] + [tuple(fmpq(x, 2) for x in w) for w in halves]
    names = [f"{letter}_{i}" for letter in "ab" for i in range(6)]
    errors = [1] * 6 + [-1] * 6 + [-1, 1]
    signs = (-1,) * 6 + (1,) * 6
    return TrainingSet(
        tuple(X), tuple(errors), tuple(W), signs, (1,) * 12, (1,) * 12, (*names, "A*", "B*"), tuple(names)
    )


def _assembled(
    configuration: Configuration, anatomy: Anatomy, extra: Sequence[tuple[str, Vector, Number]]
) -> TrainingSet:
    for facet in anatomy.facets["A"] + anatomy.facets["B"]:
        if facet.touching != facet.corners:
            raise ValueError("configuration: expected simplices as facets, property (p5)")
    upper, lower = _lifted(configuration)
    one, t = fmpq(1), configuration.t
    names = [
        *(f"{name}_{i}" for name, points in configuration.sets().items() for i in range(len(points))),
        *(name for name, _, _ in extra),
    ]
    W = [_normal(facet, 1) for facet in anatomy.facets["A"]] + [_normal(facet, -1) for facet in anatomy.facets["B"]]
    return TrainingSet(
        X=(*upper, *lower, *(x for _, x, _ in extra)),
        errors=(*[one] * len(upper), *[-one] * len(lower), *(e for _, _, e in extra)),
        W=tuple(W),
        signs=(-1,) * t + (1,) * t,
        squared_norms=(one,) * (2 * t),
        squared_outputs=(fmpq(1, 2 * t),) * (2 * t),
        samples=tuple(name.replace("A_bar", "a_bar").replace("B_bar", "b_bar") for name in _small(names)),
        neurons=tuple(f"{letter}_{i}" for letter in "ab" for i in range(t)),
    )


def _small(names: Iterable[str]) -> Iterable[str]:
    """A_0 names a set's point: a_0. The points on the axis keep their capitals."""
    return (name[0].lower() + name[1:] if "_" in name else name for name in names)


def _normal(facet: Facet, sign: int) -> Vector:
    """(z, -1) for a neuron of A, its opposite for one of B: orthogonal to (s, 1) for the corners s."""
    return (*(sign * entry for entry in facet.normal), fmpq(-sign))


def _lifted(configuration: Configuration) -> tuple[list[Vector], list[Vector]]:
    """(a, 1) and -(b, 1)."""
    of_a, of_b = _hulls(configuration)
    return [(*a, fmpq(1)) for a in of_a], [(*(-entry for entry in b), fmpq(-1)) for b in of_b]


def _hulls(configuration: Configuration) -> tuple[tuple[Vector, ...], tuple[Vector, ...]]:
    return configuration.A + configuration.A_bar, configuration.B + configuration.B_bar


def _sums(configuration: Configuration) -> tuple[Vector, Vector]:
    """The sums of the lifted points."""
    upper, lower = _lifted(configuration)
    return _total(upper), _total(lower)


def _total(points: Sequence[Vector]) -> Vector:
    return tuple(sum(column) for column in zip(*points, strict=True))


def _combined(base: Vector, rest: Vector, total: Vector, sign: int) -> Vector:
    """base + rest + sign total."""
    return tuple(x + y + sign * z for x, y, z in zip(base, rest, total, strict=True))


def _axis(dim: int, height: Number) -> Vector:
    """The point at `height` on the last axis of R^(dim+1)."""
    return (*[fmpq(0)] * dim, height)


def _directions(dim: int) -> list[Vector]:
    return [tuple(fmpq(sign * int(i == j)) for j in range(dim)) for i in range(dim) for sign in (1, -1)]


def _gauge(hull: Sequence[Vector], direction: Vector) -> Number:
    facet = pierced(hull, direction)
    if not isinstance(facet, Facet):
        raise ValueError("configuration: expected 0 inside both polytopes, property (p3)")
    return facet.gauge


def _printed_size(configuration: Configuration) -> int:
    """Samples of the printed set: 2N + 4."""
    return 2 * (configuration.t + configuration.k) + 4
