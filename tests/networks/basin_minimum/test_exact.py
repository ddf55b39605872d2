"""The rational basin minimum: its certificate, its definition, and forgeries."""

from dataclasses import replace

import numpy as np
import pytest
from flint import fmpq

from landscape.evidence.verdict import Arithmetic
from landscape.networks.basin_minimum import exact_basin_minimum, exact_minimum_of_cells
from landscape.networks.basin_minimum.closed_forms import half_axes, singleton_minimum
from landscape.networks.two_layer import mean_squared_loss

HALF, ZERO = fmpq(1, 2), fmpq(0)


def test_certificate_holds_and_weights_attain_the_value(instance) -> None:
    found = exact_basin_minimum(*instance.exact)
    finding = found.check()
    assert finding.holds is True and finding.arithmetic is Arithmetic.EXACT
    assert mean_squared_loss(found.X, found.y, found.weights, found.output_weights) == found.value
    X = np.array(found.X)
    for (signs, _), w in zip(found.cells, found.weights, strict=True):
        assert (np.array(signs) * (X @ np.array(w)) >= 0).all()


def test_by_hand() -> None:
    """One neuron, active on both samples: the cone has the rays (1, -1) and (0, 1), features (1, 0), (0, 1)."""
    found = exact_basin_minimum([[1, 0], [1, 1]], [3, -2], [[1, 1]], [1])
    assert found.value == 2 and found.weights == ((3, -3),)
    assert exact_basin_minimum([[1, 0], [1, 1]], [3, -2], [[1, 1], [2, 1]], [1, -1]).value == 0


def test_four_samples_where_a_pattern_costs() -> None:
    """Samples that every linear function fits badly: y is a ReLU of w* = (1, 0), but no neuron bends there."""
    X = [[-3, 5], [0, 1], [0, 2], [3, 5]]
    y = [0, 0, 0, 3]
    flat = exact_basin_minimum(X, y, [[0, 1], [0, 1]], [1, -1])
    bent = exact_basin_minimum(X, y, [[2, 1]], [1])
    # least squares by hand: slope 9/18 on the first coordinate, 15/55 on the second
    assert flat.value == (9 - fmpq(9, 2) - fmpq(15 * 15, 55)) / 4
    assert bent.value == 0


def test_value_depends_on_the_set_of_cells_only(one_of_each_kind) -> None:
    X, y, W, v = one_of_each_kind.exact
    found = exact_basin_minimum(X, y, W, v)
    scales = np.array([fmpq(k + 1, 3) for k in range(len(W))])
    again = exact_basin_minimum(X, y, np.concatenate([W, W * scales[:, np.newaxis]]), np.concatenate([v, v]))
    assert again == found
    assert exact_minimum_of_cells(X, y, reversed(found.cells)) == found


def test_a_neuron_more_never_hurts(one_of_each_kind) -> None:
    X, y, W, v = one_of_each_kind.exact
    values = [exact_basin_minimum(X, y, W[:n], v[:n]).value for n in range(1, len(W) + 1)]
    assert values == sorted(values, reverse=True)
    assert values[0] <= mean_squared_loss(X, y, 0 * W, v)


def test_singleton_closed_form_is_exactly_the_certified_value(draw) -> None:
    for seed in range(20):
        instance = draw("singletons", seed)
        X, y, W, v = instance.exact
        value, weights = singleton_minimum(X, y, np.sign(instance.X @ instance.W.T).T, v)
        assert value == exact_basin_minimum(X, y, W, v).value
        assert value == mean_squared_loss(X, y, weights, v)
        assert sum(h.loss for h in half_axes(X, y)) <= value * len(y)


def forged(found):
    """One false statement in each field, the rest kept."""
    p = found.projection
    used = next(j for j, x in enumerate(p.coefficients) if x > 0)
    return {
        "value up": replace(found, value=found.value + fmpq(1, 10**30)),
        "value down": replace(found, value=found.value - fmpq(1, 10**30)),
        "labels": replace(found, y=changed(found.y, 0, found.y[0] + 1)),
        "samples": replace(found, X=changed(found.X, 0, (fmpq(3), fmpq(1)))),
        "a cell dropped": replace(found, cells=found.cells[1:]),
        "primal": projected(found, coefficients=changed(p.coefficients, used, p.coefficients[used] + HALF)),
        "dual": projected(found, dual=changed(p.dual, 0, p.dual[0] + HALF)),
        "target": projected(found, target=changed(p.target, 0, p.target[0] - HALF)),
        "a feature": projected(found, features=changed(p.features, used, tuple(2 * a for a in p.features[used]))),
        "distance": projected(found, squared_distance=p.squared_distance + 1),
    }


def projected(found, **changes):
    return replace(found, projection=replace(found.projection, **changes))


def changed(entries, index, value):
    return (*entries[:index], value, *entries[index + 1 :])


FIELDS = (
    *("value up", "value down", "labels", "samples", "a cell dropped"),
    *("primal", "dual", "target", "a feature", "distance"),
)


@pytest.mark.parametrize("field", FIELDS)
def test_no_forgery_passes(field: str) -> None:
    X, y = [[1, 0], [1, 1], [-1, 2], [2, -1]], [1, -2, 1, "1/3"]
    found = exact_basin_minimum(X, y, [[3, 1], [-1, "1/2"]], [1, -1])
    assert found.check().holds is True and found.value > 0
    assert forged(found)[field].check().holds is False


def test_feasible_but_not_optimal_is_not_certified() -> None:
    """All bookkeeping consistent, p = 0 in the cone: only the dual inequality tells."""
    found = exact_basin_minimum([[1, 0], [1, 1]], [3, -2], [[1, 1]], [1])
    square = sum(a * a for a in found.y)
    lazy = projected(replace(found, value=square / 2), coefficients=(ZERO, ZERO), dual=found.y, squared_distance=square)
    assert lazy.check().holds is False


def test_too_far_along_the_cone_is_not_certified() -> None:
    """Twice the nearest point: feasible, and no feature promises descent, but the point itself does."""
    found = exact_basin_minimum([[1, 0], [1, 1]], [3, -2], [[1, 1]], [1])
    assert found.projection.coefficients == (0, 3)
    far = projected(
        replace(found, value=fmpq(13, 2)),
        coefficients=(ZERO, fmpq(6)),
        dual=(fmpq(-3), fmpq(-2)),
        squared_distance=fmpq(13),
    )
    assert far.check().holds is False


def test_a_value_that_is_not_the_squared_dual_is_not_certified() -> None:
    found = exact_basin_minimum([[1, 0], [1, 1]], [3, -2], [[1, 1]], [1])
    assert projected(replace(found, value=HALF), squared_distance=fmpq(1)).check().holds is False


def test_optimal_outside_the_cone_is_not_certified() -> None:
    """The unconstrained least-squares solution: residual zero, but a negative coefficient."""
    found = exact_basin_minimum([[1, 0], [1, 1]], [3, -2], [[1, 1]], [1])
    assert found.projection.features == ((0, 1), (1, 0))
    cheat = projected(
        replace(found, value=ZERO),
        coefficients=(fmpq(-2), fmpq(3)),
        dual=(ZERO, ZERO),
        squared_distance=ZERO,
    )
    assert cheat.check().holds is False


@pytest.mark.parametrize(
    "bad, named",
    [
        (([[0, 0], [1, 1]], [1, 1], [[1, 2]], [1]), "X"),
        (([[1.5, 0], [1, 1]], [1, 1], [[1, 2]], [1]), "X"),
        (([[1, 0], [1, 1]], [1], [[1, 2]], [1]), "y"),
        (([[1, 0], [1, 1]], [1, 1], [[0, 2]], [1]), "w"),
        (([[1, 0], [1, 1]], [1, 1], [[1, 2, 3]], [1]), "W"),
        (([[1, 0], [1, 1]], [1, 1], [[1, 2]], [2]), "v"),
        (([[1, 0], [1, 1]], [1, 1], [[1, 2]], [1, -1]), "v"),
    ],
)
def test_bad_input(bad: tuple, named: str) -> None:
    with pytest.raises(ValueError, match=f"^{named}:"):
        exact_basin_minimum(*bad)


def test_bad_cells() -> None:
    X, y = [[1, 0], [2, 0]], [1, 1]
    for cells in ([((1, -1), 1)], [], [((1, 1), 0)], [((1,), 1)], [((1, 0), 1)]):
        with pytest.raises(ValueError, match=r"^(signs|v):"):
            exact_minimum_of_cells(X, y, cells)


def test_numbers_that_no_double_holds() -> None:
    """The guess is made in doubles; without one the exact method starts from nothing."""
    huge = 10**400
    found = exact_basin_minimum([[huge, 1], [1, huge], [huge, huge + 1]], [huge, -1, 1], [[1, 2], [3, -1]], [1, -1])
    assert found.check().holds is True
