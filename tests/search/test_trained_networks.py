"""The training of the chapter on trained networks: the same numbers again, compiled and not."""

import json
import os
import subprocess
import sys

import numpy as np
import pytest

from landscape.evidence.witness import WITNESSES, as_text
from landscape.search import trained_networks, training_errors
from landscape.search.training import CONSTANT, FALLING, Schedule, gaussian_data, train


@pytest.fixture(scope="module")
def stored():
    return json.loads((WITNESSES / "training-errors.json").read_text(encoding="utf-8"))


def test_the_stored_networks_are_what_training_finds():
    found = as_text(trained_networks.find())
    assert (WITNESSES / "trained-networks.json").read_text(encoding="utf-8") == found


def test_a_part_of_the_scan_comes_out_again(stored):
    for schedule, d, ratio, count in (("falling", 10, "1", 5), ("falling", 10, "2", 5), ("constant", 10, "2", 3)):
        again = training_errors.scanned(schedule, d, ratio, count)
        (record,) = [
            r
            for r in stored["scan"]
            if (r["schedule"], r["dim"], r["num_samples"]) == (schedule, d, again["num_samples"])
        ]
        assert again["wrong"] == record["wrong"][:count]


def test_a_part_of_the_digits_falls_into_the_same_class(stored):
    for labels, width in (("true", 33), ("random", 4)):
        again = training_errors.digits_trained(labels, width, 1)
        (record,) = [r for r in stored["digits"] if (r["labels"], r["width"]) == (labels, width)]
        assert (again["dim"], again["num_samples"]) == (record["dim"], record["num_samples"]) == (61, 1000)
        assert (again["wrong"][0] == 0) is (record["wrong"][0] == 0)


def test_a_part_of_the_inputs_and_kinks_comes_out_again(stored):
    again = training_errors.inputs_of(10, 2)
    assert again["wrong"] == stored["inputs"][0]["wrong"][:2]
    again = training_errors.kinks_of(10, "3", 2)
    (record,) = [r for r in stored["kinks"] if r["num_samples"] == again["num_samples"]]
    assert again["near"] == record["near"][:2]


@pytest.mark.nightly
def test_all_counts_come_out_again(stored):
    again = training_errors.find()
    assert again["scan"] == stored["scan"]
    assert [sum(r["wrong"]) == 0 for r in again["digits"]] == [sum(r["wrong"]) == 0 for r in stored["digits"]]


def test_without_a_compiler_the_numbers_are_the_same():
    code = "from landscape.search.trained_networks import _network; print(_network('five', 3, 4, 0))"
    environment = os.environ | {"NUMBA_DISABLE_JIT": "1"}
    plain = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert plain.stdout.strip() == str(trained_networks._network("five", 3, 4, 0))


def test_the_slopes_are_derivatives():
    """One step of plain size: Adam's first step is the sign of the derivative times the rate."""
    rng = np.random.default_rng(0)
    X, y = gaussian_data(6, 3, rng)
    state = rng.bit_generator.state
    before = train(X, y, 4, Schedule(0.0, 1), rng, 6)
    rng.bit_generator.state = state
    after = train(X, y, 4, Schedule(1e-3, 1, stop=False), rng, 6)
    step = 1e-6
    for i, j in np.ndindex(4, 3):
        moved = before.W.copy()
        moved[i, j] += step
        derivative = (np.mean((np.maximum(X @ moved.T, 0) @ before.z - y) ** 2) - before.mse) / step
        if abs(derivative) > 1e-3:
            assert after.W[i, j] - before.W[i, j] == pytest.approx(-1e-3 * np.sign(derivative), rel=1e-3)


def test_training_stops_when_all_is_classified():
    rng = np.random.default_rng(0)
    X, y = gaussian_data(4, 8, rng)
    end = train(X, y, 8, FALLING, rng)
    assert end.wrong == 0 and end.mse > 1e-8


def test_schedules():
    assert len(CONSTANT.rates) == 4000 and set(CONSTANT.rates) == {0.1}
    assert (
        len(FALLING.rates) == 400 and FALLING.rates[200] == 0.1 and FALLING.rates[-1] == pytest.approx(1.035e-4, 1e-2)
    )


def test_digits_are_digits():
    X, sides = training_errors.digits()
    assert X.shape == (1000, 61) and set(sides) == {-1.0, 1.0}
    assert abs(X.mean(axis=0)).max() < 1e-6
    assert 0.45 < (sides > 0).mean() < 0.55
