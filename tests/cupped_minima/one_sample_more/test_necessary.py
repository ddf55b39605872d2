"""Necessary numbers of samples: verdicts, sabotage, and exceptions where a hypothesis is dropped."""

from dataclasses import replace

import numpy as np
import pytest
import sympy

from landscape.cupped_minima import one_sample_more as tight
from landscape.cupped_minima.cupped_minimum import rational_cup
from landscape.cupped_minima.one_sample_more import necessary
from landscape.evidence.verdict import Verdict


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (tight.check_cups_need_samples, Verdict.PROVED),
        (tight.check_count, Verdict.VERIFIED),
        (tight.check_twice_the_dimension, Verdict.PROVED),
        (tight.check_signs_of_errors, Verdict.VERIFIED),
    ],
)
def test_the_pages_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("own/cups-need-samples", "a move that is not neutral, another expansion")
@pytest.mark.parametrize(
    "lie",
    [
        {"compensation": necessary.t},
        {"compensation": -necessary.t * necessary.v / necessary.q},
        {"linear": sympy.Integer(1)},
    ],
)
def test_a_false_step_is_noticed(lie):
    assert tight.check_cups_need_samples(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage(
    "own/cups-need-samples", "two samples more, a global minimum, errors that are not orthogonal", drops=(1, 2)
)
def test_the_count_is_exact():
    whole = tight.example()
    assert tight.check_count(extra=2).verdict is Verdict.REFUTED
    assert tight.check_count(tight.pushed(whole, 1, 5)).verdict is Verdict.REFUTED
    perfect = whole
    for place in range(6):
        perfect = tight.pushed(perfect, place, 0)
    assert tight.check_count(perfect).verdict is Verdict.REFUTED


def test_the_rational_cup_has_more_than_it_needs():
    training = rational_cup()
    assert tight.check_count(training).verdict is Verdict.VERIFIED
    assert [sum(sign * e > 0 for e in training.errors) for sign in (1, -1)] == [7, 7]


def test_two_neurons_and_four_samples_attain_the_bound():
    small = tight.smallest_example()
    assert [int(y.p) for y in small.exact_labels] == [0, -5, 5, 0] and small.num_samples == 2 * small.dim
    assert tight.loss_at(small, small.W) == 40 and tight.loss_at(small, tight.SMALLEST_BETTER) == 25


@pytest.mark.sabotage(
    "own/cups-need-twice-the-dimension", "no cup, a smooth one, no better weights, v of one sign", drops=(2, 3)
)
@pytest.mark.parametrize(
    "cup",
    [
        (tight.pushed(tight.smallest_example(), 1, 5), tight.SMALLEST_BETTER),
        (tight.smallest_example(), tight.smallest_example().W),
        (replace(tight.smallest_example(), signs=(1, 1)), tight.SMALLEST_BETTER),
        (tight.example(), tight.better_weights()),
        tight.smooth_example(),
    ],
)
def test_each_hypothesis_of_the_signs_is_asked(cup):
    assert tight.check_signs_of_errors([cup]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/cups-need-twice-the-dimension", "the same direction twice, one error more of a sign")
def test_false_counts_of_signs_are_noticed():
    assert tight.check_twice_the_dimension(flip=-1).verdict is Verdict.UNDECIDED
    assert tight.check_signs_of_errors(least=3).verdict is Verdict.REFUTED


def test_global_minima_may_be_cupped_with_as_many_samples_as_neurons():
    """d = n = m = 1: x = 1, y = 1, w = 1. The hypothesis 'not global' cannot be dropped."""
    for step in np.linspace(-0.5, 0.5, 11):
        assert (max(0.0, 1 + step) - 1) ** 2 >= 0.9 * step**2


def test_a_zero_neuron_is_flat_or_global():
    """v = (1, -1), w_1 = 0: along the neutral move the loss does not change."""
    rng = np.random.default_rng(1)
    X, y, w = rng.standard_normal((7, 3)), rng.standard_normal(7), rng.standard_normal(3)
    losses = [
        ((np.maximum(X @ (t * w), 0) - np.maximum(X @ ((1 + t) * w), 0) - y) ** 2).sum() for t in (0, 0.1, 0.5, 2)
    ]  # fmt: skip
    assert np.allclose(losses, losses[0])


def test_a_smooth_cup_has_fewer_samples_than_twice_the_dimension():
    small, better = tight.smooth_example()
    assert small.num_samples < 2 * small.dim and [int(y.p) for y in small.exact_labels] == [1, 1, 5]
    assert small.loss == tight.loss_at(small, small.W) == 25 and tight.loss_at(small, better) == 1
