"""Random targets: the draws have the right law, the experiment can fail, the stored counts come back."""

import numpy as np
import pytest
from flint import fmpq

from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Verdict
from landscape.search.random_targets import cell
from landscape.spurious_minima import higher_dimensions as high


@pytest.mark.sampled
def test_the_chapters_verdict():
    assert high.check_at_ten().verdict is Verdict.SUPPORTED


@pytest.mark.sampled
@pytest.mark.sabotage("own/random-targets-at-ten", "six targets, a higher rate than so few draws can show", drops=1)
def test_the_experiment_can_fail():
    assert high.check_at_ten(k=6, dim=300, draws=5).verdict is Verdict.UNDECIDED
    assert high.check_at_ten(draws=5, bound=fmpq(99, 100)).verdict is Verdict.UNDECIDED


def test_bartletts_factor_has_the_law_of_gaussian_targets():
    """Means of G and of its squared entries: I, and (d + 1)/d^2 off the diagonal over d squared. Floats."""
    rng, k, dim = generator("own/random-targets-at-ten"), 3, 20
    draws = np.array([(V := high.gaussian_targets(k, dim, rng)) @ V for _ in range(4000)])
    direct = np.array([(X := rng.normal(size=(k, dim)) / np.sqrt(dim)) @ X.T for _ in range(4000)])
    assert abs(draws.mean(axis=0) - np.eye(k)).max() < 0.03
    assert abs((draws**2).mean(axis=0) - (direct**2).mean(axis=0)).max() < 0.06


def test_orthonormal_targets_have_one():
    assert high.has_spurious_minimum(np.eye(6)).holds is True


def test_a_stored_count_comes_back():
    """Rows of the file, and the cheapest cell again."""
    found = {(row.k, row.dim): row for row in high.cells()}
    assert {k for k, _ in found} == {6, 8, 10}
    row = found[8, 3000]
    assert row.certified == row.draws and cell(8, 3000, draws=10) == 10


@pytest.mark.nightly
def test_every_stored_count_comes_back():
    for row in high.cells():
        assert abs(cell(row.k, row.dim, row.draws) - row.certified) <= 1


@pytest.mark.parametrize(("k", "dim", "message"), [(0, 5, "k: expected"), (5, 4, "dim: expected"), (2, 2.0, "dim")])
def test_bad_sizes_are_refused(k, dim, message):
    with pytest.raises(ValueError, match=message):
        high.gaussian_targets(k, dim, np.random.default_rng(0))


def test_a_damaged_file_is_refused(monkeypatch):
    from landscape.spurious_minima.higher_dimensions import experiment

    monkeypatch.setattr(experiment, "witness", lambda name, keys: {"cells": [[1, 2]]})
    with pytest.raises(ValueError, match="expected rows"):
        high.cells()
