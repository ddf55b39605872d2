"""Three points in the plane against Theorem 2: the witness convinces, a tampered one never does."""

import json
from dataclasses import replace
from fractions import Fraction
from math import pi

import numpy as np
import pytest
from flint import fmpq

from landscape.evidence.comparison import less
from landscape.evidence.verdict import Verdict
from landscape.initial_basin.overspecification import ThreePoints, broken, check_without_singletons
from landscape.networks.basin_minimum import exact_basin_minimum

STORED = ThreePoints.stored()


def test_the_chapters_verdict():
    check = check_without_singletons()
    assert (check.claim, check.verdict) == ("SS16/thm-2", Verdict.REFUTED)
    assert "n = 14: failure >= (7/8)^n" in check.scope


def test_basins_without_a_useful_neuron_are_bad():
    """By the solver: all starts of two neurons from the octants, where they are good and where not."""
    useful = [(w, 1) for w in broken.OCTANTS if (w[0] > 0) != (w[0] + w[1] > 0)]
    useless = [(w, v) for w in broken.OCTANTS for v in (1, -1) if (w, v) not in useful]
    assert len(useful) == 2 and len(useless) == 14
    weights, outputs = zip(*useless, strict=True)
    weights = [w if 2 * w[0] + w[1] else (-1, 3) for w in weights]  # off the hyperplane of x_2, in its octant
    assert exact_basin_minimum(STORED.X, STORED.y, weights, outputs).value > 0
    minima = [exact_basin_minimum(STORED.X, STORED.y, [(-1, 3)], [1]).value]
    assert min(minima) == 0


def test_octants_are_equally_likely_directions():
    angles = sorted(np.arctan2(y, x) % (2 * pi) for x, y in broken.OCTANTS)
    assert [int(angle // (pi / 4)) for angle in angles] == list(range(8))


@pytest.mark.parametrize("n", [14, 15, 40])
def test_the_bound_fails_from_fourteen_on(n):
    assert Fraction(7, 8) ** n > 8 * Fraction(3, 4) ** n
    assert check_without_singletons(replace(STORED, num_neurons=n)).verdict is Verdict.REFUTED


@pytest.mark.parametrize("n", [0, 1, 8, 13])
@pytest.mark.control("SS16/thm-2", "a width at which the three points do not contradict the bound")
def test_smaller_widths_do_not_refute(n):
    assert check_without_singletons(replace(STORED, num_neurons=n)).verdict is Verdict.UNDECIDED


TAMPERED = [
    {"y": (0, 0, 2)},
    {"y": (0, 1, 1)},
    {"y": (0, 0, 0), "teacher": (-1, 0)},  # one neuron fits them, and so does the empty network
    {"y": (0, 0, -1)},
    {"teacher": (1, 2)},
    {"teacher": (0, 0)},
    {"dual": (0, 0, 0)},
    {"dual": (-1, 1, -1)},
    {"dual": (1, -1, 2)},
    {"dual": (2, -1, 1)},
    {"dual": (1, 1, 1)},
    {"dual": (1, -2, 0)},
    {"X": ((1, 0), (3, 1), (1, 1))},
    {"X": ((1, 0), (2, 1), (0, 1)), "y": (0, 0, 1), "teacher": (-1, 1)},
    {"X": ((1, 0), (2, 1), (-1, 0))},
    {"X": ((1, 0), (1, 1), (2, 1))},
    {"X": ((2, 1), (1, 0), (1, 1))},
    {"X": ((1, 1), (2, 1), (1, 0))},
]


@pytest.mark.parametrize("change", TAMPERED)
@pytest.mark.control("SS16/thm-2", "a witness with one field falsified")
def test_a_tampered_witness_does_not_refute(change):
    assert check_without_singletons(replace(STORED, **change)).verdict is Verdict.UNDECIDED


@pytest.mark.control("SS16/thm-2", "singletons: no labels and no dual make a witness of points on the axes")
def test_no_dual_makes_a_witness_of_singletons():
    """The hyperplanes of two axes are 90 degrees apart, so a useful neuron comes with chance 1/4."""
    on_axes = replace(STORED, X=((1, 0), (-1, 0), (0, 1)), teacher=(-1, 1), y=(0, 1, 1))
    for dual in np.ndindex(5, 5, 5):
        for n in (14, 100):
            tried = replace(on_axes, dual=tuple(int(entry) - 2 for entry in dual), num_neurons=n)
            assert check_without_singletons(tried).verdict is Verdict.UNDECIDED


def test_the_separation_of_borders_counts():
    """x_1 and x_3 off the octants' borders would make the count of octants wrong."""
    off = replace(STORED, X=((1, 0), (4, 1), (3, 1)), teacher=(-1, 4))  # all but the borders is in order
    assert check_without_singletons(off).verdict is Verdict.UNDECIDED
    assert broken._borders_are_octants(np.array([[fmpq(3), fmpq(1)]] * 3, dtype=object)).holds is False


@pytest.mark.parametrize(
    "change",
    [{"X": ((1, 0), (2, 1))}, {"X": ((1, 0), (2, 1), (0, 0))}, {"X": ((1, 0), (2.0, 1), (1, 1))},
     {"X": ((1, 0, 0), (2, 1, 0), (1, 1, 0))}, {"y": (0, 1)}, {"y": (0, 0, 1.0)}, {"teacher": (-1,)},
     {"teacher": (-1.0, 2)}, {"dual": (1, -1)}],
)  # fmt: skip
def test_a_misshapen_witness_is_refused(change):
    with pytest.raises(ValueError):
        check_without_singletons(replace(STORED, **change))


def test_only_the_borders_are_off_in_that_witness(monkeypatch):
    monkeypatch.setattr(broken, "_borders_are_octants", lambda X: less(0, 1))
    off = replace(STORED, X=((1, 0), (4, 1), (3, 1)), teacher=(-1, 4))
    assert check_without_singletons(off).verdict is Verdict.REFUTED


@pytest.fixture
def stored(tmp_path, monkeypatch):
    """Read witnesses from an empty folder."""
    true = broken.witness
    monkeypatch.setattr(broken, "witness", lambda name, keys: true(name, keys, tmp_path))
    return tmp_path / "three-points.json"


CONTENT = {"X": [[1, 0], [2, 1], [1, 1]], "y": [0, 0, 1], "teacher": [-1, 2], "dual": [1, -1, 1], "num_neurons": 14}


def test_the_stored_witness_is_read_whole(stored):
    stored.write_text(json.dumps(CONTENT))
    assert ThreePoints.stored() == ThreePoints(((1, 0), (2, 1), (1, 1)), (0, 0, 1), (-1, 2), (1, -1, 1), 14) == STORED


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (json.dumps(CONTENT)[:40], "cut short or damaged"),
        ("", "cut short or damaged"),
        (json.dumps(CONTENT | {"dual": [1, -0.5, 1]}), "holds the float -0.5"),
        (json.dumps({k: v for k, v in CONTENT.items() if k != "dual"}), "expected the keys"),
        (json.dumps(CONTENT | {"more": 1}), "expected the keys"),
    ],
)
def test_a_damaged_file_is_refused(stored, text, message):
    stored.write_text(text)
    with pytest.raises(ValueError, match=rf"three-points\.json: {message}"):
        check_without_singletons()


def test_a_missing_file_is_refused(stored):
    assert not stored.exists()
    with pytest.raises(ValueError, match=r"three-points\.json: no such witness"):
        ThreePoints.stored()
