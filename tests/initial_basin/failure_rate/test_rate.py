"""The exact rate: verdicts, sabotage, and two routes that meet."""

from itertools import combinations

import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.initial_basin import failure_rate as rates
from landscape.initial_basin.failure_rate import rate as module
from landscape.networks.basin_minimum import exact_minimum_of_cells
from landscape.networks.planar_basins import planar_cells

TINY = fmpq(1, 1000)


@pytest.mark.parametrize("check", [rates.check_failure_rate, rates.check_useless])
def test_the_chapters_verdicts(check):
    assert check().verdict is Verdict.VERIFIED


@pytest.mark.sabotage("own/failure-rate", "the rate a little smaller or larger")
@pytest.mark.parametrize("stretched", [1 - TINY, 1 + TINY])
def test_the_rate_is_exact(stretched):
    assert rates.check_failure_rate(stretched=stretched).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/failure-rate", "one set fewer than there are")
def test_the_number_of_sets_is_needed():
    pair = ((((1, 0), (0, 1)), (1, -1)), (0,))
    assert rates.check_failure_rate([pair]).verdict is Verdict.VERIFIED
    assert rates.check_failure_rate([pair], spared=1).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/failure-rate", "output signs that are not fair", drops=1)
def test_the_rate_belongs_to_fair_signs(monkeypatch):
    """One sample with label 1 fails with 1 - 1/2 2/3 = 2/3 if the output sign is positive with 2/3."""
    monkeypatch.setattr(module, "failure", lambda data, level: rates.powers(fmpq(2, 3)))
    assert rates.check_failure_rate([((((1,),), (1,)), (0,))]).verdict is Verdict.REFUTED


@pytest.mark.sabotage(
    "own/useless-neuron", "another law of the output sign, or changing regions not subtracted", drops=1
)
@pytest.mark.parametrize("lie", [{"positive_output": fmpq(1, 3)}, {"weight": 0}])
def test_the_shares_count(lie):
    assert rates.check_useless(**lie).verdict is Verdict.REFUTED


@pytest.mark.parametrize("data", [rates.THREE_CLOSE, rates.OPPOSITE_PAIR])
@pytest.mark.parametrize("level", [0, fmpq(1, 10), fmpq(1, 2)])
def test_no_hopeless_set_is_missed(data, level):
    """Against all sets of cells."""
    X, y = data
    cells = [cell.cell for cell in planar_cells(X)]
    hopeless = rates.HopelessSets.of(X, y, level).sets
    every = [set(chosen) for k in range(1, 5) for chosen in combinations(cells, k)]
    for chosen in every:
        fails = exact_minimum_of_cells(X, y, chosen).value > level
        assert fails == any(chosen <= whole for whole in hopeless)


def test_shares_of_the_gain_add_up():
    shares = rates.gain(rates.TWELVE[:4], (1, -2, 1, 3))
    assert shares.zero + shares.changing + shares.positive + shares.negative == 1


def test_a_hopeless_level_has_no_hopeless_set():
    assert rates.HopelessSets.of(((1,),), (1,), 1).rate == 0


def test_an_irrational_rate_is_refused():
    with pytest.raises(ValueError, match="rational multiples"):
        _ = rates.HopelessSets.of(*rates.CROWDS[1]).rate


@pytest.mark.parametrize("bad", [((0.5,),), ((0,),)])
def test_bad_samples_are_refused(bad):
    with pytest.raises(ValueError, match="X"):
        rates.HopelessSets.of(bad, (1,))
