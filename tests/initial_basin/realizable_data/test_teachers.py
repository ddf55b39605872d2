"""The repaired theorems against exact distributions, and data in a subspace."""

import numpy as np
import pytest
from flint import fmpq

from landscape.evidence.confidence import rate_is
from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Verdict
from landscape.geometry.sphere import uniform_points
from landscape.initial_basin import realizable_data as real


@pytest.mark.parametrize(
    "check",
    [
        real.check_repaired,
        real.check_teacher_regions,
        real.check_widths,
        real.check_projection,
        real.check_basins,
        real.check_thm_6_repaired,
    ],
)
def test_the_chapters_verdicts(check):
    assert check().verdict is Verdict.VERIFIED


@pytest.mark.sabotage("SS16/thm-5--repaired", "p twenty times as large")
def test_the_repaired_bound_can_fail():
    assert real.check_repaired(sharper=20).verdict is Verdict.REFUTED


@pytest.mark.sabotage(
    "SS16/thm-5--repaired", "a norm B below the teacher's, and samples that are too long", drops=(1, 2)
)
def test_the_hypotheses_are_checked():
    one = real.ONE_NEURON
    short = real.PlanarTeacher(one.name, one.X, one.W, one.v, fmpq(2))
    long = real.PlanarTeacher(one.name, ((2, 0), *one.X[1:]), one.W, one.v, one.norm)
    assert real.check_repaired([short]).verdict is Verdict.REFUTED
    assert real.check_repaired([long]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/teacher-regions", "regions four times as wide")
def test_the_regions_have_their_width():
    assert real.check_teacher_regions(factor=fmpq(4)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/realizable-width", "a neuron more or less, on either side")
@pytest.mark.parametrize("row", real.WIDTHS)
@pytest.mark.parametrize("off", [(1, 0), (-1, 0), (0, 1), (0, -1)])
def test_widths_are_exact(row, off):
    teacher, exact, promised = row
    assert real.check_widths([row]).verdict is Verdict.VERIFIED
    assert real.check_widths([(teacher, exact + off[0], promised + off[1])]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/thm-6--projection", "a turn that leads out of the subspace")
def test_only_turns_of_the_subspace_commute():
    assert real.check_projection(mixes=True).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/thm-6--basins", "a projection on another subspace")
@pytest.mark.parametrize("columns", [(0, 2), (2, 1)])
def test_weights_are_projected_on_the_span(columns):
    assert real.check_basins(columns).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/thm-6--repaired", "a larger p for rank two, and for rank one")
@pytest.mark.parametrize("lie", [{"sharper": 20}, {"quarter": fmpq(26, 100)}])
def test_low_rank_has_its_constants(lie):
    assert real.check_thm_6_repaired(**lie).verdict is Verdict.REFUTED


@pytest.mark.sampled
@pytest.mark.parametrize("dim", [3, 5])
def test_projected_directions_are_uniform(dim):
    """On a plane an eighth of the turn has an eighth of them, whatever the dimension around it is."""
    W = uniform_points(20_000, dim, generator("SS16/thm-6--projection"))
    angle = np.arctan2(W[:, 1], W[:, 0])
    found = int(((angle > 0.3) & (angle <= 0.3 + np.pi / 4)).sum())
    assert rate_is(found, 20_000, fmpq(1, 8), fmpq(1, 10**6), resolution=fmpq(1, 20)).holds is True
    assert rate_is(found, 20_000, fmpq(1, 6), fmpq(1, 10**6), resolution=fmpq(1, 20)).holds is False


def test_exact_widths_agree_with_the_distribution():
    teacher, exact, _ = real.WIDTHS[0]
    level = fmpq(1, 100)
    assert real.exact_half_width(teacher, level) == exact
    assert teacher.distribution.at_most(level, exact) >= fmpq(1, 2) > teacher.distribution.at_most(level, exact - 1)


def test_own_cells_hold_the_target():
    assert all(sum(1 for _ in teacher.own_cells(i)) >= 1 for teacher in real.TEACHERS for i in range(len(teacher.v)))
