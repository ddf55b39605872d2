"""The samples of the chapter, and that one sample of each class is enough."""

from itertools import combinations, permutations, product

import pytest
from flint import fmpq

from landscape.initial_basin.overspecification import (
    ONE_SAMPLE,
    OPPOSITE_PAIR,
    Demand,
    SingletonSample,
    basin_value_distribution,
    hard_sample,
    samples_up_to_symmetry,
)

LABELS = (-1, 0, 1)


def all_samples(dim):
    """x = +-1 on every half-axis, every choice of labels: {labels: sample}."""
    rows = [tuple(side if j == axis else 0 for j in range(dim)) for axis in range(dim) for side in (1, -1)]
    return {labels: SingletonSample.of(rows, labels) for labels in product(LABELS, repeat=2 * dim)}


def orbit(labels):
    """Labels under swapping the sides of any axis and permuting the axes."""
    axes = [labels[k : k + 2] for k in range(0, len(labels), 2)]
    for order in permutations(axes):
        for turned in product((False, True), repeat=len(axes)):
            yield tuple(label for pair, t in zip(order, turned, strict=True) for label in (pair[::-1] if t else pair))


@pytest.mark.parametrize(("dim", "classes"), [(1, 6), (2, 21)])
def test_one_sample_of_every_class(dim, classes):
    everything = all_samples(dim)
    chosen = list(samples_up_to_symmetry(dim, LABELS))
    assert len(chosen) == classes  # multisets of `dim` of the six unordered pairs of labels
    reached = [labels for labels, sample in everything.items() if sample in chosen]
    assert len(reached) == classes
    assert {image for labels in reached for image in orbit(labels)} == set(everything)


@pytest.mark.parametrize("dim", [1, 2])
def test_a_class_has_one_distribution(dim):
    everything = all_samples(dim)
    for labels, sample in everything.items():
        expected = basin_value_distribution(everything[min(orbit(labels))])
        assert basin_value_distribution(sample) == expected
        assert sample.single_neuron_optimum == everything[min(orbit(labels))].single_neuron_optimum


def test_every_pattern_of_demands_is_reached():
    """Up to symmetry: all choices of none, + or - on four half-axes."""
    found = {frozenset((d.axis, d.side, d.sign) for d in s.demands) for s in samples_up_to_symmetry(2, LABELS)}
    assert len(found) == 21
    assert any(len(demands) == 4 and len({sign for *_, sign in demands}) == 2 for demands in found)


@pytest.mark.parametrize("dim", [1, 2, 4])
@pytest.mark.parametrize("root", [fmpq(1, 50), fmpq(1, 3), fmpq(2)])
def test_hard_sample_is_the_papers(dim, root):
    rows, labels = hard_sample(dim, root**2 / 2)
    assert len(rows) == len(labels) == 2 * dim
    for axis in range(dim):
        unit = tuple(fmpq(int(j == axis)) for j in range(dim))
        here = [(row, label) for row, label in zip(rows, labels, strict=True) if row[axis] != 0]
        assert here == [(tuple(e / 2 for e in unit), root), (tuple(-e for e in unit), fmpq(1))]
    sample = SingletonSample.of(rows, labels)
    assert sample.demands == tuple(Demand(axis, side, 1) for axis in range(dim) for side in (-1, 1))
    assert sample.single_neuron_optimum == min(root, fmpq(1)) ** 2 / 2


@pytest.mark.parametrize("level", [0, -1, fmpq(1, 3), fmpq(1), "1/5001", fmpq(-1, 5000)])
def test_hard_sample_needs_a_rational_root(level):
    with pytest.raises(ValueError, match=r"level: expected s\^2 / 2"):
        hard_sample(2, level)


@pytest.mark.parametrize("level", [0.0002, float("nan"), None])
def test_hard_sample_needs_an_exact_level(level):
    with pytest.raises(ValueError, match="level"):
        hard_sample(2, level)


@pytest.mark.parametrize("dim", [0, -1, 1.0])
def test_hard_sample_needs_an_axis(dim):
    with pytest.raises(ValueError, match="dim"):
        hard_sample(dim, fmpq(1, 5000))


def test_small_samples():
    assert SingletonSample.of(*ONE_SAMPLE).demands == (Demand(0, 1, 1),)
    assert len(SingletonSample.of(*OPPOSITE_PAIR).demands) == 2
    assert all(a != b for a, b in combinations(list(samples_up_to_symmetry(2, LABELS)), 2))
