"""Corollary 2, the worst start and the smallest sure level."""

import numpy as np
import pytest
from flint import fmpq
from sympy import Rational

from landscape.evidence.confidence import rate_is
from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Verdict
from landscape.geometry.sphere import uniform_points
from landscape.initial_basin import no_high_minima as high
from landscape.initial_basin.no_high_minima import starts
from landscape.networks.basin_minimum import basin_minima, region_features
from landscape.networks.planar_basins import planar_cells

TINY = fmpq(1, 10**6)


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (high.check_corollary_2, Verdict.PROVED),
        (high.check_corollary_2_on_planes, Verdict.VERIFIED),
        (high.check_corollary_2_literal, Verdict.REFUTED),
        (high.check_worst_start, Verdict.VERIFIED),
        (high.check_surest_level, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("SS16/cor-2", "a lower level, an activation of degree 2, open regions", drops=2)
@pytest.mark.parametrize("lie", [{"level": Rational(999, 1000)}, {"degree": 2}, {"closed": False}])
def test_the_core_needs_everything(lie):
    assert high.check_corollary_2(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS16/cor-2", "a lower level on planar samples")
def test_the_level_is_attained_in_the_plane():
    assert high.check_corollary_2_on_planes(level=1 - TINY).verdict is Verdict.REFUTED
    assert high.check_corollary_2_on_planes(level=1 + TINY).verdict is Verdict.VERIFIED


@pytest.mark.sabotage("SS16/cor-2", "a level below that of four samples that every cell can help")
def test_four_samples_have_a_lower_level():
    assert high.check_level_below(level=fmpq(3, 4) - TINY).verdict is Verdict.REFUTED


@pytest.mark.control("SS16/cor-2", "the level itself, and the ceiling")
@pytest.mark.parametrize("level", [fmpq(3, 4), fmpq(1)])
def test_the_refutation_spares_true_levels(level):
    assert high.check_level_below(level=level).verdict is Verdict.UNDECIDED


@pytest.mark.control("SS16/cor-2--literal", "closed regions")
@pytest.mark.parametrize("n", [1, 2, 3])
def test_closed_regions_are_not_refuted(n):
    assert high.check_corollary_2_literal(num_neurons=n, closed=True).verdict.positive


@pytest.mark.parametrize("y", [-1, 2, "1/3"])
def test_open_regions_attain_with_the_chance_of_the_formula(y):
    for n in (1, 2, 3, 4):
        assert high.chance_in_open_regions(y, n, closed=False) == 1 - fmpq(3, 4) ** n + fmpq(1, 2) ** n


@pytest.mark.sabotage("own/worst-start", "strict instead of weak help, dead cells only, half of the signs")
@pytest.mark.parametrize("lie", ["strict", "dead", "sign"])
def test_what_counts_as_no_help(lie):
    def strict(X, y, signs, output):
        return all(output * sum(a * b for a, b in zip(f, map(fmpq, y), strict=True)) < 0
                   for f in region_features(X, signs))  # fmt: skip

    lies = {
        "strict": strict,
        "dead": lambda X, y, signs, output: max(signs) < 0,
        "sign": lambda X, y, signs, output: output < 0,
    }
    assert high.check_worst_start(idle=lies[lie]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/surest-level", "a lower or a higher level")
@pytest.mark.parametrize("share", [1 - TINY, 1 + TINY])
def test_the_level_is_sharp(share):
    assert high.check_surest_level(share=share).verdict is Verdict.REFUTED


def test_without_dropping_a_region_no_three_planar_samples_help_everywhere():
    """Fewer than four samples: some cell never helps, for all labels of -1 and 1 and several directions."""
    for X in ([[1, 0], [0, 1], [-1, -1]], [[2, 1], [-1, 2], [-1, -3]], [[1, 0], [-1, 1], [-1, -1]]):
        for labels in np.ndindex(2, 2, 2):
            y = [2 * int(k) - 1 for k in labels]
            assert any(high.never_helps(X, y, c.signs, c.output_weight) for c in planar_cells(X))


@pytest.mark.sampled
@pytest.mark.parametrize("data", starts.PLANAR[2:4])
def test_drawn_starts_are_worst_as_often_as_told(data):
    X, y = data
    n, draws = 2, 4000
    rng = generator("own/worst-start")
    W = uniform_points(draws * n, len(X[0]), rng).reshape(draws, n, -1)
    v = rng.choice([-1.0, 1.0], size=(draws, n))
    values = basin_minima(np.array(X, float), np.array(y, float), W, v).values
    ceiling = high.mean_square(y)
    worst = int((values > int(ceiling.p) / int(ceiling.q) - 1e-9).sum())
    q = sum(c.probability for c in planar_cells(X) if high.never_helps(X, y, c.signs, c.output_weight))
    error, resolution = fmpq(1, 10**6), fmpq(1, 10)
    assert rate_is(worst, draws, q**n, error, resolution=resolution).holds is True
    assert rate_is(worst, draws, q**n / 2, error, resolution=resolution).holds is False
