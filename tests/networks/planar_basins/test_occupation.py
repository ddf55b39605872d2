from itertools import product

import numpy as np
import pytest
from flint import arb, fmpq

from landscape.evidence.balls import ball, working_precision
from landscape.networks.planar_basins import planar_cells
from landscape.networks.planar_basins.occupation import CellGroups, exponential_sum, power_sum

THIRDS = CellGroups((0, 1, 0), (fmpq(1, 4), fmpq(1, 2)))
"""Three cells, the outer ones equally likely."""


def exactly(groups, chosen, num_neurons):
    """Probability that the occupied set is one of the chosen, by bit mask."""
    types = groups.types()[list(chosen)]
    counts = np.bincount(types, minlength=np.prod(groups.shape)).reshape(groups.shape)
    return power_sum(groups.terms(counts), num_neurons)


def by_the_positive_recursion(probabilities, num_neurons):
    """P_{n+1}(U) = mu(U) P_n(U) + sum over c in U of mu(c) P_n(U - c), begun at P_0(empty) = 1."""
    cells = list(enumerate(probabilities))
    law = [fmpq(int(U == 0)) for U in range(2 ** len(probabilities))]
    for _ in range(num_neurons):
        law = [sum((p * (law[U] + law[U ^ 1 << c]) for c, p in cells if U >> c & 1), fmpq(0)) for U in range(len(law))]
    return law


@pytest.mark.parametrize("num_neurons", range(1, 6))
def test_every_set_has_the_probability_of_the_recursion(num_neurons):
    law = by_the_positive_recursion([fmpq(1, 4), fmpq(1, 2), fmpq(1, 4)], num_neurons)
    assert [exactly(THIRDS, [U], num_neurons) for U in range(1, 8)] == law[1:]
    assert sum(law) == 1


@pytest.mark.parametrize("num_neurons", range(1, 5))
def test_every_set_has_the_probability_that_enumeration_finds(num_neurons):
    probabilities = [fmpq(1, 4), fmpq(1, 2), fmpq(1, 4)]
    law = dict.fromkeys(range(1, 8), fmpq(0))
    for cells in product(range(3), repeat=num_neurons):
        chance = fmpq(1)
        for c in cells:
            chance *= probabilities[c]
        law[sum(1 << c for c in set(cells))] += chance
    assert [exactly(THIRDS, [U], num_neurons) for U in law] == list(law.values())


def test_balls_follow_the_recursion_and_lose_nothing():
    cells = planar_cells([(3, 1), (-1, 2)])
    groups = CellGroups.of(cells)
    with working_precision(256):
        law = by_the_positive_recursion([arb(cell.probability) for cell in cells], 7)
        for U in range(1, 2**8):
            found = arb(exactly(groups, [U], 7))
            assert found.overlaps(arb(law[U]))
            assert found.rad() < arb("1e-60")


@pytest.mark.parametrize("group", [(0, 1, 0), (0, 1, 1, 1, 2, 2, 0), (2, 0, 1, 2, 2, 1)])
def test_types_tell_how_many_cells_of_each_group_a_set_has(group):
    groups = CellGroups(group, tuple(fmpq(1, 7) for _ in set(group)))
    for U, flat in enumerate(groups.types()):
        members = [g for c, g in enumerate(group) if U >> c & 1]
        assert np.unravel_index(flat, groups.shape) == tuple(members.count(g) for g in sorted(set(group)))


def test_all_sets_together_are_certain_whatever_balls_say():
    groups = CellGroups((0, 1), (ball("1/3", "1/100"), ball("2/3", "1/100")))
    assert exactly(groups, range(1, 4), 5) == fmpq(1)


def test_an_exponential_sum_of_all_widths():
    counts = np.zeros(THIRDS.shape, dtype=np.int64)
    counts[1, 0] = 2
    assert str(exponential_sum(THIRDS.terms(counts))) == "2 (1/4)^n"
    with pytest.raises(ValueError, match="rational multiples of pi"):
        exponential_sum([(ball("1/3", "1/100"), 1)])


@pytest.mark.parametrize("exponent", [0, -1, 2.0])
def test_a_network_has_a_neuron(exponent):
    with pytest.raises(ValueError, match="expected an integer of at least 1"):
        power_sum([(fmpq(1), 1)], exponent)
