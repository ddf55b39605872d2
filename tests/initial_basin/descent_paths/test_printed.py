"""Theorem 3 and the steps of its proof: the chapter's verdicts, sabotage, controls."""

from itertools import pairwise

import numpy as np
import pytest
import sympy
from flint import fmpq

from landscape.evidence.algebraic import enclosure
from landscape.evidence.balls import working_precision
from landscape.evidence.comparison import equal
from landscape.evidence.verdict import Verdict
from landscape.initial_basin import descent_paths as paths
from landscape.initial_basin.descent_paths import printed as module
from landscape.initial_basin.descent_paths.paths import descent_factor, dot

LOW_START = paths.journey((1, 1), (1, 0, 2), (1, 0, 1), ((1,),))
"""N_0 = 2 y: the loss of the start is exactly |y|^2."""

NOT_OPTIMAL = paths.Journey(paths.SMALLEST.start, paths.network((1, 1), (1, 0, 2)), paths.SMALLEST.X, paths.SMALLEST.y)


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (paths.check_equation_2, Verdict.PROVED),
        (paths.check_root, Verdict.PROVED),
        (paths.check_root_literal, Verdict.REFUTED),
        (paths.check_endpoints, Verdict.PROVED),
        (paths.check_last_layer, Verdict.VERIFIED),
        (paths.check_scaling_literal, Verdict.REFUTED),
        (paths.check_theorem_3, Verdict.PROVED),
        (paths.check_theorem_3_followed, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("SS16/eq-2", "another multiple of the product")
@pytest.mark.parametrize("doubled", [1, 3, -2])
def test_equation_2_has_its_factor(doubled):
    assert paths.check_equation_2(doubled).verdict is Verdict.UNDECIDED


FALSE_FACTORS = [
    lambda norm, product, root: (product - root) / norm,
    lambda norm, product, root: (product + root) / (2 * norm),
    lambda norm, product, root: root / norm,
]


@pytest.mark.sabotage("SS16/thm-3--root", "the other root, half of it, a term left out")
@pytest.mark.parametrize("factor", FALSE_FACTORS)
def test_the_root_is_that_root(factor):
    assert paths.check_root(factor).verdict is Verdict.UNDECIDED


@pytest.mark.control("SS16/thm-3--root--literal", "every time before 1")
@pytest.mark.parametrize("trip", [paths.SMALLEST, paths.DEPTH_THREE])
@pytest.mark.parametrize("time", [fmpq(0), fmpq(1, 2), fmpq(999, 1000)])
def test_before_the_end_the_root_is_greater(trip, time):
    assert paths.check_root_literal(trip, time).verdict.positive


@pytest.mark.sabotage("SS16/thm-3--endpoints", "other end points, or a goal that is not optimal", drops=2)
@pytest.mark.parametrize("lie", [{"first": 2}, {"last": 1}, {"last": 3}, {"goal_product": module.B}])
def test_the_path_begins_at_1_and_ends_at_2(lie):
    assert paths.check_endpoints(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS16/thm-3--scaling", "every weight scaled instead of the last layer")
def test_scaling_every_weight_is_another_thing():
    assert paths.check_last_layer(every_weight=True).verdict is Verdict.REFUTED


@pytest.mark.control("SS16/thm-3--scaling--literal", "the last layer scaled instead")
@pytest.mark.parametrize("trip", [paths.SMALLEST, paths.DEPTH_THREE, paths.DEPTH_FOUR])
def test_scaling_the_last_layer_is_not_refuted(trip):
    assert paths.check_scaling_literal(trip, every_weight=False).verdict.positive
    assert paths.check_scaling_literal(trip).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/thm-3", "a start that is not high, a goal that is no global minimum", drops=(1, 2))
@pytest.mark.parametrize("trip", [LOW_START, NOT_OPTIMAL])
@pytest.mark.parametrize("check", [paths.check_scaling_literal, lambda trip: paths.check_theorem_3_followed([trip])])
def test_other_starts_and_goals_refute_nothing(check, trip):
    with pytest.raises(ValueError, match=r"start: expected|goal: expected"):
        check(trip)


@pytest.mark.sabotage("SS16/thm-3", "a false factor in the core")
@pytest.mark.parametrize("factor", FALSE_FACTORS)
def test_the_core_needs_its_factor(factor):
    assert paths.check_theorem_3(factor).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS16/thm-3", "the straight path, and every weight scaled")
@pytest.mark.parametrize("trip", [paths.DEPTH_THREE, paths.DEPTH_FOUR])
@pytest.mark.parametrize("lie", [{"rescale": False}, {"every_weight": True}])
def test_other_paths_do_not_descend(trip, lie):
    assert paths.check_theorem_3_followed([trip], **lie).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/thm-3", "predictions that are all zero at one moment", drops=3)
@pytest.mark.parametrize("trip", [paths.WRONG_SIGN, paths.FALLS_SILENT])
def test_silence_on_the_way_is_seen(trip):
    assert not paths.check_theorem_3_followed([trip]).verdict.positive


@pytest.mark.parametrize("trip", [paths.SMALLEST, paths.DEPTH_THREE, paths.DEPTH_FOUR])
@pytest.mark.parametrize("t", [fmpq(0), fmpq(1, 3), fmpq(7, 8), fmpq(1)])
def test_the_followed_loss_is_the_prescribed_one(trip, t):
    """Two routes: the loss of the rescaled network in balls, and the straight line from loss to |y|^2."""
    path = paths.rescaled([trip.at], trip.X, trip.y)
    with working_precision():
        reached = paths.loss(path[0](t), trip.X, trip.y)
    start, zero = paths.loss(trip.start, trip.X, trip.y), dot(trip.y, trip.y)
    gap = reached - ((1 - t) * start + t * zero)
    assert gap.contains(0) and abs(gap) < fmpq(1, 10**12)


def test_the_factor_solves_the_equation_in_algebraic_numbers():
    """At t = 1/4 on the smallest journey N_t = 5/2, gap = 3, a_t = (2 + sqrt(13)) / 5: by hand and by balls."""
    trip, t = paths.SMALLEST, fmpq(1, 4)
    root = sympy.sqrt(13)
    assert equal((1 + root / 2 - 1) ** 2, sympy.Rational(13, 4)).holds is True
    with working_precision():
        factor = descent_factor(trip.at(t).predict(trip.X), trip.y, fmpq(3), 1 - t)
        assert (factor - enclosure((2 + root) / 5, 128)).contains(0) and factor.rad() < fmpq(1, 10**20)


def test_pieces_join():
    """Each piece begins where the one before ended, up to the width of balls."""
    for trip in (paths.DEPTH_THREE, paths.DEPTH_FOUR):
        pieces = paths.rescaled([trip.at], trip.X, trip.y)
        for before, after in pairwise(pieces):
            with working_precision():
                gap = before(fmpq(1)).predict(trip.X) - after(fmpq(0)).predict(trip.X)
            assert all(abs(entry) < fmpq(1, 10**20) for entry in gap)


def test_a_cover_sees_a_zero_between_stops():
    """N_t = 1 - 2 t vanishes at 1/2 only; a path that stays positive is certified."""
    crossing = paths.Journey(paths.network((1, 1), (1, 0, 1)), paths.network((1, 1), (1, 0, -1)), *_one())
    steady = paths.Journey(paths.network((1, 1), (1, 0, 1)), paths.network((1, 1), (1, 0, 3)), *_one())
    assert paths.holds_along(crossing.at, paths.speaks(_one()[0])).holds is None
    assert paths.holds_along(steady.at, paths.speaks(_one()[0])).holds is True


def _one():
    return np.array([[fmpq(1)]], dtype=object), np.array([fmpq(1)], dtype=object)


def test_numbers_must_fit_the_widths():
    with pytest.raises(ValueError, match="expected 3"):
        paths.network((1, 1), (1, 0))
