"""The training set: what it holds, what it refuses, and two routes to the same numbers."""

from dataclasses import replace

import numpy as np
import pytest
from flint import arb, fmpq

from landscape.cupped_minima import configurations as shape
from landscape.cupped_minima import cupped_minimum as cup
from landscape.evidence.real_cyclotomic import field


@pytest.mark.parametrize(("size", "samples"), [((3, 8), 12), ((4, 8), 14), ((4, 20), 26), ((5, 16), 24)])
def test_sizes_are_the_papers(size, samples):
    data = cup.printed_training_set(cup.theorem_configuration(*size))
    assert (data.dim, data.num_neurons, data.num_samples, data.loss) == (*size, samples, samples)
    assert samples == size[1] + 2 * size[0] - 2
    assert cup.merged_training_set(cup.theorem_configuration(*size)).num_samples == samples - 2


@pytest.mark.parametrize("build", [cup.printed_training_set, cup.merged_training_set])
def test_labels_give_the_errors_back(build):
    data = build(cup.theorem_configuration(4, 8))
    X = np.array([[float(x if not isinstance(x, fmpq) else x.p / x.q) for x in row] for row in data.X])
    W = np.array([[float(x.mid()) for x in row] for row in data.weights()])
    v, y = (np.array([float(x.mid()) for x in part]) for part in (data.v(), data.labels()))
    errors = np.maximum(X @ W.T, 0) @ v - y
    assert np.allclose(errors, [int(e.p) for e in data.errors])
    assert np.allclose(np.linalg.norm(W, axis=1), 1) and np.allclose(v**2, 1 / 8)


def test_the_rational_set_comes_from_cross_polytopes():
    """Up to order and the factor 3 of the samples, E1 is the merged set of two cross-polytopes."""
    merged, data = cup.merged_training_set(shape.cross_polytopes(3)), cup.rational_cup()
    mine = {tuple(3 * x for x in point) for point in map(rational, merged.X)}
    assert mine == set(map(rational, data.X))
    directions = {normalised(w) for w in merged.W}
    assert directions == {normalised(w) for w in data.W}
    assert data.exact_labels == (7,) * 6 + (-7,) * 6 + (49, -49)


def rational(row):
    from fractions import Fraction

    return tuple(Fraction(int(x.p), int(x.q)) for x in row)


def normalised(w):
    row = rational(w)
    return tuple(x / abs(row[-1]) for x in row)


def test_scaling_the_weights_keeps_errors_and_signs():
    data = cup.printed_training_set(cup.theorem_configuration(3, 8))
    small = data.scaled(fmpq(1, 7))
    assert small.activations == data.activations and small.errors == data.errors
    assert all(
        (7 * (a + e)).overlaps(b + e) for a, b, e in zip(small.labels(), data.labels(), balls(data), strict=True)
    )


def balls(data):
    return [arb(e) for e in data.errors]


def test_the_height_of_the_axis_points_is_enough_and_not_least():
    configuration = cup.theorem_configuration(4, 8)
    xi = cup.height_of_axis_points(configuration)
    assert cup.check_claim_1([(4, 8)], xi=fmpq(xi, 2)).verdict.positive  # the paper's bound is generous
    assert not cup.check_claim_1([(4, 8)], xi=1).verdict.positive


@pytest.mark.sabotage(
    "own/cup-barrier", "a weight of zero, an output weight of zero, errors too few, at the door", drops=1
)
@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"errors": (0.5,) * 14}, "errors"),
        ({"errors": (1,) * 13}, "errors: expected 14"),
        ({"signs": (1,) * 11}, "signs"),
        ({"signs": (2,) * 12}, "signs"),
        ({"squared_norms": (0,) * 12}, "positive"),
        ({"squared_outputs": (-1,) * 12}, "positive"),
        ({"W": ((0, 0, 0, 0),) * 12}, "W: expected non-zero"),
        ({"W": (*cup.rational_cup().W[1:], (0, 0, 0, 0))}, "W: expected non-zero"),
        ({"W": ((1, 0, 0),) * 12}, "W: expected 4"),
        ({"samples": ("a",)}, "samples, neurons"),
        ({"X": ((float("nan"), 0, 0, 1),) * 14}, "X"),
    ],
)
def test_bad_training_sets_are_refused(change, message):
    with pytest.raises(ValueError, match=message):
        replace(cup.rational_cup(), **change)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [((2, 8), "dim"), ((4.0, 8), "dim"), ((4, 9), "num_neurons"), ((4, 6), "num_neurons"), ((4, 8.0), "num_neurons")],
)
def test_bad_sizes_are_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        cup.theorem_configuration(*arguments)


@pytest.mark.parametrize("build", [cup.printed_training_set, cup.merged_training_set])
def test_bad_configurations_are_refused(build):
    with pytest.raises(ValueError, match=r"\(p5\)"):
        build(shape.blunt())
    with pytest.raises(ValueError, match=r"\(p3\)"):
        build(shape.flat(3, 4))


def test_roots():
    assert cup.exact_root(fmpq(9, 4)) == fmpq(3, 2) and cup.exact_root(field(8).number(fmpq(1, 4))) == fmpq(1, 2)
    for square in (fmpq(2), fmpq(-1), field(8).generator):
        with pytest.raises(ValueError, match="square"):
            cup.exact_root(square)
    with pytest.raises(ValueError, match="square"):
        _ = cup.printed_training_set(cup.theorem_configuration(3, 8)).exact_labels


def test_a_cup_refuses_unknown_names_and_gammas_without_a_basis():
    with pytest.raises(ValueError, match="basis, sign"):
        cup.Cup(cup.rational_cup()).finding("height")
    data = cup.rational_cup()
    tilted = replace(data, W=((1, 0, 0, 0), *data.W[1:]))
    with pytest.raises(ValueError, match="a_0"):
        _ = cup.Cup(tilted).gammas


def test_two_neurons_of_one_region_have_dependent_features():
    data = cup.rational_cup()
    twice = replace(data, W=(data.W[1], *data.W[1:]))
    assert cup.Cup(data).finding("independent").holds is True
    assert cup.Cup(twice).finding("independent").holds is False


@pytest.mark.sabotage("SSG20/claim-4", "weights of length two, at the door", drops=2)
def test_constants_refuse_other_lengths_and_no_cup():
    data = cup.rational_cup()
    with pytest.raises(ValueError, match=r"\|w_r\| = 1"):
        cup.CupConstants(data.scaled(2))
    with pytest.raises(ValueError, match="'sign' fails"):
        cup.CupConstants(replace(data, signs=tuple(-s for s in data.signs)))
