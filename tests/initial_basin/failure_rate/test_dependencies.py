"""Rates above 3/4 come from dependencies: verdicts, sabotage, both sides."""

import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.initial_basin import failure_rate as rates
from landscape.initial_basin.failure_rate import dependencies as module

TINY = fmpq(1, 1000)


@pytest.mark.parametrize(
    "check", [rates.check_rate_needs_dependency, rates.check_rate_from_dependencies, rates.check_three_samples]
)
def test_the_chapters_verdicts(check):
    assert check().verdict is Verdict.VERIFIED


@pytest.mark.sabotage(
    "own/rate-needs-dependency", "3/4 lowered, dependencies not spared, output signs not fair", drops=2
)
@pytest.mark.parametrize("lie", [{"bound": fmpq(3, 4) - TINY}, {"spare": False}, {"positive_output": fmpq(1, 3)}])
def test_only_dependencies_exceed(lie):
    assert rates.check_rate_needs_dependency(**lie).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/rate-needs-dependency", "weights that are not symmetric", drops=1)
def test_symmetric_weights_are_needed(monkeypatch):
    """One sample that no weight sees: every neuron is useless."""
    from landscape.initial_basin.failure_rate.useless import Gain

    monkeypatch.setattr(module, "gain", lambda X, r: Gain(fmpq(1), fmpq(0), fmpq(0), fmpq(0)))
    assert rates.check_rate_needs_dependency([((1,),)]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/rate-from-dependencies", "a rate a little off, and labels that obey every dependency")
@pytest.mark.parametrize("lie", [{"off": TINY}, {"off": -TINY}, {"obeyed": True}])
def test_both_routes_must_meet(lie):
    assert rates.check_rate_from_dependencies(**lie).verdict is Verdict.REFUTED


def test_labels_that_obey_the_dependency_have_the_floor():
    assert rates.rate_from_dependencies(rates.TWELVE[:3], (1, 2, 1)) == fmpq(3, 4)
    assert rates.HopelessSets.of(rates.TWELVE[:3], (1, 2, 1)).rate == fmpq(3, 4)


@pytest.mark.sabotage("own/rate-from-dependencies", "labels that are all zero", drops=1)
def test_some_label_must_not_vanish():
    assert rates.check_rate_from_dependencies([(rates.TWELVE[:3], (0, 0, 0))]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/three-samples", "a wrong angle, or labels that are linear", drops=2)
@pytest.mark.parametrize("lie", [{"turned": TINY}, {"turned": -TINY}, {"linear": True}])
def test_the_span_counts(lie):
    assert rates.check_three_samples(**lie).verdict is Verdict.REFUTED


def test_dependencies_are_dependencies():
    for X in rates.SAMPLES:
        found = rates.dependency_basis(X)
        assert len(found) == max(0, len(X) - min(2, len(X)))
        assert all(rates.is_dependency(X, r) and any(r) for r in found)


def test_the_narrowest_sector():
    assert rates.span((0, 1, 2), 12) == fmpq(1, 6)
    assert rates.span((0, 4, 8), 12) == fmpq(2, 3)
    assert rates.span((0, 1, 11), 12) == fmpq(1, 6)


def test_every_coordinate_of_a_dependency_vanishes():
    X = ((1, 0), (0, 1), (1, 1))
    assert rates.is_dependency(X, (1, 1, -1))
    assert not rates.is_dependency(X, (1, 0, 0)) and not rates.is_dependency(X, (1, 1, 1))
