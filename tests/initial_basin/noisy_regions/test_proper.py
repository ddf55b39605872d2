"""How often starts are proper: verdicts, sabotage, and counting by hand."""

from itertools import product

import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.initial_basin import noisy_regions as noisy

TINY = fmpq(1, 1000)


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (noisy.check_proper_start, Verdict.PROVED),
        (noisy.check_proper_start_on_planes, Verdict.VERIFIED),
        (noisy.check_arcs, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sampled
def test_drawn_starts_are_proper_often_enough():
    assert noisy.check_proper_start_by_sampling().verdict is Verdict.SUPPORTED


@pytest.mark.sampled
@pytest.mark.sabotage("own/proper-start", "a rate that is too small, at this sample size")
def test_sampling_sees_a_false_rate():
    assert noisy.check_proper_start_by_sampling(num_neurons=4, rate=fmpq(1, 2)).verdict is Verdict.CONTRADICTED


@pytest.mark.sabotage("own/proper-start", "another rate, output signs that are not fair", drops=2)
@pytest.mark.parametrize(
    "lie", [{"rate": fmpq(3, 4) - TINY}, {"rate": fmpq(3, 4) + TINY}, {"positive_output": fmpq(1, 3)}]
)
def test_the_rate_is_exact(lie):
    assert noisy.check_proper_start(**lie).verdict is Verdict.UNDECIDED
    assert noisy.check_proper_start_on_planes(**lie).verdict is Verdict.REFUTED


@pytest.mark.sabotage(
    "own/proper-start", "a law that w -> -w does not keep, neurons that are not independent", drops=(1, 2)
)
def test_symmetry_and_independence_are_needed():
    assert noisy.check_proper_start(active=fmpq(1, 3)).verdict is Verdict.UNDECIDED
    assert noisy.check_proper_start_on_planes(one_sided=True).verdict is Verdict.REFUTED
    assert noisy.check_proper_start_on_planes(copied=True).verdict is Verdict.REFUTED


@pytest.mark.parametrize("labels", [(1, 1), (1, -1), (-1, -1)])
def test_two_neurons_counted_by_hand(labels):
    arcs = noisy.clean_arcs(fmpq(1, 4), fmpq(1, 36))
    noise = 1 - sum((share for share, _ in arcs), fmpq(0))
    cells = [(share / 2, signs, v) for share, signs in [*arcs, (noise, (0, 0))] for v in (1, -1)]
    good = sum(
        (
            a[0] * b[0]
            for a, b in product(cells, repeat=2)
            if all(_serves(a, j, labels) or _serves(b, j, labels) for j in (0, 1))
        ),
        fmpq(0),
    )
    assert noisy.proper_probability(arcs, labels)(2) == good


def _serves(cell, j, labels):
    return cell[1][j] > 0 and cell[2] == labels[j]
