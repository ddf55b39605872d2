"""The search for minima: the stored witness is what it finds; all runs settle."""

import numpy as np
import pytest

from landscape.evidence.witness import WITNESSES, as_text
from landscape.search import found_minima


@pytest.fixture(scope="module")
def found():
    return found_minima.find()


def test_the_stored_witness_is_what_the_search_finds(found):
    assert (WITNESSES / "found-minima.json").read_text(encoding="utf-8") == as_text(found)


def test_every_family_has_runs_that_began_high(found):
    for name, _, count in found_minima.FAMILIES:
        runs = [run for run in found["runs"] if run["family"] == name]
        assert count // 2 < len(runs) <= count
    pairs = [run for run in found["runs"] if run["family"] == "two samples"]
    starts = np.array([run["path"][0] for run in pairs], float)
    assert (((starts - found_minima.PAIR) ** 2).sum(axis=1) > 5).sum() > 5
