"""The integer example: verdicts, sabotage, and the same by floats and by hand."""

from fractions import Fraction

import numpy as np
import pytest

from landscape.cupped_minima import one_sample_more as tight
from landscape.cupped_minima.cupped_minimum.cup_lemma import Cup
from landscape.evidence.verdict import Verdict


def test_the_pages_verdict():
    assert tight.check_one_sample_more().verdict is Verdict.PROVED


@pytest.mark.sabotage("own/one-sample-more", "another error")
@pytest.mark.parametrize("place", range(6))
def test_another_error_is_noticed(place):
    whole = tight.example()
    lie = tight.pushed(whole, place, int(whole.errors[place].p) + 1)
    assert tight.check_one_sample_more(lie).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/one-sample-more", "one sample less")
@pytest.mark.parametrize("place", range(6))
def test_every_sample_is_needed(place):
    assert tight.check_one_sample_more(tight.without_sample(tight.example(), place)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/one-sample-more", "no better weights, or as many samples as neurons")
def test_better_weights_and_the_count_are_needed():
    assert tight.check_one_sample_more(better=tight.example().W).verdict is Verdict.REFUTED
    assert tight.check_one_sample_more(extra=0).verdict is Verdict.REFUTED


def test_by_hand():
    whole = tight.example()
    assert [Fraction(int(g.p), int(g.q)) for row in Cup(whole).gammas for g in row] == [
        Fraction(2, 3), Fraction(1, 2), Fraction(2, 3), Fraction(1, 2), Fraction(1, 2),
    ]  # fmt: skip
    assert [int(y.p) for y in whole.exact_labels] == [-6, -2, 5, -6, 0, -4]


def test_the_loss_grows_in_every_direction_of_a_sample():
    whole, rng = tight.example(), np.random.default_rng(0)
    X, y, W, v = (np.array([[float(int(x.p)) for x in row] for row in rows]) for rows in (
        whole.X, [whole.exact_labels], whole.W, [[*map(type(whole.errors[0]), whole.signs)]]
    ))  # fmt: skip
    for size in (1e-1, 1e-2, 1e-3):
        moves = rng.standard_normal((2000, 5, 2))
        moves *= size / np.linalg.norm(moves, axis=(1, 2), keepdims=True)
        losses = ((np.maximum((W + moves) @ X.T, 0).transpose(0, 2, 1) @ v[0] - y[0]) ** 2).sum(axis=1)
        assert losses.min() > 46 + 1e-3 * size**2


def test_weights_of_another_shape_are_refused():
    with pytest.raises(ValueError, match="weights"):
        tight.loss_at(tight.example(), [[1, 2]])


@pytest.mark.parametrize("place", [-1, 6])
def test_places_without_a_sample_are_refused(place):
    with pytest.raises(ValueError, match="place: expected one of 0 to 5"):
        tight.pushed(tight.example(), place, 1)
    with pytest.raises(ValueError, match="place: expected one of 0 to 5"):
        tight.without_sample(tight.example(), place)
