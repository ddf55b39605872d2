"""Counted cones: the chapter's verdicts, sabotage, and second routes."""

from itertools import pairwise

import numpy as np
import pytest
from flint import arb, fmpq

from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Verdict
from landscape.vanishing_minima import good_volume as good
from landscape.vanishing_minima.good_volume.sharper import small_cut_rate
from landscape.vanishing_minima.good_volume.turn import directions
from landscape.vanishing_minima.low_rank_slopes import dichotomies


@pytest.mark.parametrize(
    "check",
    [
        good.check_typical_cone,
        good.check_teacher_volume,
        good.check_closed_turn,
        good.check_fits_in_cones,
        good.check_cut_cones,
        good.check_good_volume,
        good.check_volume_to_one,
    ],
)
def test_the_chapters_verdicts(check):
    assert check().verdict is Verdict.VERIFIED


@pytest.mark.sabotage("own/typical-cone", "the factor r a little smaller")
def test_equal_cones_attain_the_count():
    assert good.check_typical_cone(share=fmpq(99, 100)).verdict is Verdict.REFUTED


def test_planar_cones_fill_the_plane():
    assert sum(good.planar_cones((0, 1, 5))) == 1 and len(good.planar_cones((0, 1, 5, 13))) == 6


@pytest.mark.sabotage("own/teacher-volume", "without the count, or with a row chosen after the samples", drops=1)
@pytest.mark.parametrize("lie", [{"power": 0}, {"adapted": True}, {"delta": fmpq(1), "adapted": True}])
def test_a_fixed_row_and_the_count_are_needed(lie):
    assert good.check_teacher_volume(**lie).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/closed-turn", "without the closing direction")
def test_the_turn_has_to_close():
    assert good.check_closed_turn(closed=False).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/fits-in-cones", "a cone less, or one neuron in each")
@pytest.mark.parametrize("lie", [{"spare": 1}, {"twice": False}])
def test_two_neurons_in_every_cone(lie):
    assert good.check_fits_in_cones(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/fits-in-cones", "slope 1, or the ReLU without the closing direction", drops=1)
def test_the_slope_matters():
    assert good.check_fits_in_cones(slopes=(fmpq(1),)).verdict is Verdict.UNDECIDED
    assert good.check_fits_in_cones(sizes=((2, 4),), slopes=(fmpq(0),), spare=1).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/fits-in-cones", "two samples on one line, with labels that no network fits", drops=2)
def test_samples_on_one_line_are_refused():
    with pytest.raises(ValueError, match="X"):
        directions(((1, 2), (2, 4), (1, 0)), relu=True)


def test_the_turn_passes_d_samples_between_cuts():
    X = np.array([(1, 2, 0), (0, 1, 5), (2, -1, 1), (1, 1, -3), (4, 0, 1), (-1, 3, 2), (1, 0, 2)], dtype=object)
    signs = np.sign((directions(X, relu=True) @ X.T).astype(float))
    assert [int((a != b).sum()) for a, b in pairwise(signs)] == [3, 3, 1]


@pytest.mark.sabotage("own/cut-cones", "the constant below the truth, or samples in one cluster", drops=1)
@pytest.mark.parametrize("lie", [{"factor": fmpq(1, 3)}, {"uniform": False}])
def test_cuts_need_uniform_samples(lie):
    assert good.check_cut_cones(**lie).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/good-volume", "t larger than stated, or samples in one cluster", drops=1)
@pytest.mark.parametrize("lie", [{"power": 0}, {"uniform": False}])
def test_the_good_volume_needs_its_hypotheses(lie):
    assert good.check_good_volume(**lie).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/volume-to-one", "the power d_1 in place of d_1 - 1")
def test_the_union_is_attained_by_one_cone():
    assert good.check_volume_to_one(off=1).verdict is Verdict.REFUTED
    assert 1 - good.twice_in_each(5, (fmpq(1, 5),)) == (1 + 4 * fmpq(1, 5)) * fmpq(4, 5) ** 4


def test_the_rate_of_small_cuts_agrees_with_draws():
    places = generator("own/cut-cones").random((20000, 6))
    shares = ((places[:, 1:] - places[:, :1]) % 1).min(axis=1)  # the arc after the first place
    expected = small_cut_rate(6, fmpq(1, 20))
    assert abs((shares < 0.1).mean() - int(expected.p) / int(expected.q)) < 6 * (0.25 / 20000) ** 0.5


@pytest.mark.parametrize("dim", [2, 3, 7, 30, 200])
@pytest.mark.parametrize("num_samples", [2, 3, 10, 50, 300])
def test_the_closed_form_bounds_the_count(num_samples, dim):
    assert arb(dichotomies(num_samples, dim)).log() < good.bounds.log_cone_count(num_samples, dim) + arb("1e-9")


@pytest.mark.parametrize(("num_samples", "dim"), [(1, 3), (3, 1), (0, 2)])
def test_sizes_below_two_are_refused(num_samples, dim):
    with pytest.raises(ValueError, match="at least"):
        good.bounds.log_cone_count(num_samples, dim)
