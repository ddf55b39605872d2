"""Fits by pairs of neurons and the lower bound: the chapter's verdicts and sabotage."""

import random

import pytest
from flint import fmpq, fmpq_mat

from landscape.evidence.verdict import Verdict
from landscape.networks.leaky import first_layer_matrix
from landscape.vanishing_minima import exact_fit as fit
from landscape.vanishing_minima.exact_fit.sharper import swept_columns


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (fit.check_neuron_pairs, Verdict.PROVED),
        (fit.check_swept_columns, Verdict.VERIFIED),
        (fit.check_split_columns, Verdict.VERIFIED),
        (fit.check_pairs_fit, Verdict.VERIFIED),
        (fit.check_fewest_neurons, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("own/neuron-pairs", "the factor 2 replaced")
@pytest.mark.parametrize("factor", [1, 3])
def test_the_pair_has_its_factor(factor):
    assert fit.check_neuron_pairs(factor).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/neuron-pairs", "a kink crossed between the two", drops=1)
def test_the_pair_needs_one_side():
    def relu(u):
        return max(u, fmpq(0))

    w, v, step = fmpq(1), fmpq(2), fmpq(1)  # w - step v < 0 < w + step v
    assert relu(w + step * v) - relu(w - step * v) != 2 * step * v


@pytest.mark.sabotage("own/swept-columns", "another power of 1 - slope")
@pytest.mark.parametrize("power", [0, 2])
def test_the_determinant_has_its_power(power):
    assert fit.check_swept_columns(3, power).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/swept-columns", "slope 1; slope 0 and a last sample on the negative side", drops=(1, 2))
def test_the_columns_need_their_hypotheses():
    assert swept_columns((1, -1, 1)).subs("rho", 1).det() == 0
    assert swept_columns((1, 1, -1)).subs("rho", 0).det() == 0
    assert swept_columns((-1, 1, 1)).subs("rho", 0).det() != 0


@pytest.mark.sabotage("own/split-columns", "sets that are not independent", drops=1)
def test_the_sets_have_to_be_independent():
    assert fit.check_split_columns(split=False).verdict is Verdict.REFUTED
    assert fit.check_split_columns(fmpq(0), dim=3, most=2).verdict is Verdict.VERIFIED


@pytest.mark.sabotage("own/pairs-fit", "a neuron less than the construction takes")
def test_a_construction_that_is_too_wide_proves_nothing():
    assert fit.check_pairs_fit(fit.SIZES[:1], fewer=1).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/pairs-fit", "slope 1, one input, samples on one line or in a plane", drops=(1, 2, 3))
@pytest.mark.parametrize(
    ("X", "slope"),
    [
        (fit.rows(2, 4), 1),
        (((1,), (2,)), 0),
        (((1, 2), (2, 4)), 0),
        (((1, 2), (-1, -2)), 3),
        (((1, 0, 0), (0, 1, 0), (1, 1, 0)), "1/2"),
    ],
)
def test_the_hypotheses_are_asked_for(X, slope):
    with pytest.raises(ValueError):
        fit.pairs(X, range(1, len(X) + 1), slope)


@pytest.mark.parametrize("slope", fit.SLOPES)
def test_random_integer_samples_are_fitted(slope):
    draw = random.Random(7)
    for dim, num in [(2, 1), (2, 2), (2, 9), (3, 3), (3, 10), (4, 4), (4, 15), (7, 5)]:
        X = [[draw.randint(-50, 50) for _ in range(dim)] for _ in range(num)]
        y = [fmpq(draw.randint(-9, 9), draw.randint(1, 9)) for _ in range(num)]
        network = fit.pairs(X, y, slope)
        assert network.predictions(X) == y
        assert len(network.W) == fit.paired_width(num, dim, slope)


@pytest.mark.parametrize("relu", [True, False])
def test_a_sweep_passes_each_sample_once_and_in_its_group(relu):
    X = fit.rows(3, 10)
    turned = fit.sweep(X, relu)
    assert sorted(n for group in turned.groups for n in group) == list(range(10))
    for g, group in enumerate(turned.groups):
        for n in group:
            signs = [sum(a * b for a, b in zip(w, X[n], strict=True)) > 0 for w in turned.weights]
            assert signs == [(turned.signs[n] > 0) == (k <= g) for k in range(len(turned.weights))]
    if relu:
        assert {turned.signs[n] for n in turned.groups[-1]} == {1} and len(turned.groups[-1]) <= 2


def test_general_position_is_enough_for_a_sweep_of_the_relu():
    """With value 1 at both samples of the last group, the two others would be passed at once."""
    turned = fit.sweep(((1, 0, 1), (0, 1, 1), (1, 0, 0), (0, 1, 0)), relu=True)
    assert turned.groups == ((0, 1), (2, 3)) or turned.groups == ((1, 0), (2, 3))


def test_the_rank_is_full_at_the_directions_of_the_sweep():
    X = fit.rows(2, 7)
    matrix = first_layer_matrix([list(w) for w in fit.sweep(X, relu=False).weights], X, -1)
    assert fmpq_mat(matrix.tolist()).rank() == 7


@pytest.mark.sabotage(
    "own/fewest-neurons", "as many parameters as samples; labels that a linear function fits", drops=1
)
def test_the_count_of_dimensions_is_sharp():
    assert fit.check_fewest_neurons(spare=1).verdict is Verdict.UNDECIDED
    linear = [2 * a - b for a, b in fit.rows(2, 5)]
    assert fit.check_fewest_neurons(widths=(2,), slopes=[fmpq(0)], y=linear).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("call", [lambda: fit.printed_width(4, 1), lambda: fit.paired_width(4, 2, 1)])
def test_widths_refuse_what_has_none(call):
    with pytest.raises(ValueError):
        call()
