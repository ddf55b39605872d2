from collections import Counter
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import pairwise, product

import numpy as np
import pytest
from flint import arb, fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from landscape.evidence.balls import working_precision
from landscape.evidence.confidence import rate_is
from landscape.evidence.exponential_sum import ExponentialSum, identical, never_above
from landscape.evidence.seeds import generator
from landscape.geometry.arrangements import regions
from landscape.geometry.sign_vectors import float_sign_vector
from landscape.initial_basin.overspecification import SingletonSample, basin_value_at_most
from landscape.networks.basin_minimum import exact_minimum_of_cells
from landscape.networks.planar_basins import BasinDistribution
from landscape.networks.planar_basins import cells as cells_module
from landscape.networks.planar_basins import distribution as distribution_module

OCTANTS = (((1, 0), (1, 1), (0, 2)), (1, -1, 2))
HEXAGON = (((1, -1, 0), (0, 1, -1), (1, 0, -1)), (1, "1/2", -1))
FIGURE_1 = ((("3/2", "1/2"), (-1, 2), (-1, -1)), (1, -1, "1/2"))
FOUR = (((3, 1), (-1, 2), (-1, -1), (2, -5)), (1, -1, "1/2", 2))
PAIR = (((1, 0), (1, 1)), (1, -1))

of = cache(BasinDistribution.of)
every = pytest.mark.parametrize("data", [OCTANTS, HEXAGON, FIGURE_1, PAIR, FOUR])
rational = pytest.mark.parametrize("data", [OCTANTS, HEXAGON, PAIR])

labels = st.integers(-3, 3)
points = st.tuples(st.integers(-3, 3), st.integers(-3, 3)).filter(any)
small_data = st.lists(st.tuples(points, labels), min_size=1, max_size=3)
half_axes = st.sampled_from([(1, 0), (2, 0), (-1, 0), (-3, 0), (0, 1), (0, -1), (0, -2)])
singletons = st.lists(st.tuples(half_axes, labels), min_size=1, max_size=6)


def mean_square(y):
    return sum((fmpq(*Fraction(label).as_integer_ratio()) ** 2 for label in y), fmpq(0)) / len(y)


def levels(distribution):
    """Below, at and between all values, and above."""
    values = distribution.values
    between = [(a + b) / 2 for a, b in pairwise(values)]
    return sorted([values[0] - 1, *values, *between, values[-1] + 1])


def surely_at_most(a, b):
    with working_precision():
        return not arb(a) > arb(b)


# --- the values


@settings(deadline=None, max_examples=50)
@given(small_data, st.data())
def test_every_set_of_cells_has_its_exact_minimum(data, choices):
    X, y = zip(*data, strict=True)
    distribution = BasinDistribution.of(X, y)
    cells = [cell.cell for cell in distribution.cells]
    for chosen in choices.draw(st.lists(st.sets(st.sampled_from(cells), min_size=1), min_size=3, max_size=3)):
        expected = exact_minimum_of_cells(X, y, chosen).value
        assert distribution.minimum_of_cells(chosen) == expected
        assert expected in distribution.values


def test_four_samples():
    distribution, rng = of(*FOUR), np.random.default_rng(0)
    cells = [cell.cell for cell in distribution.cells]
    for share in (0.1, 0.2, 0.4):
        for _ in range(20):
            chosen = [cell for cell in cells if rng.random() < share] or cells[:1]
            assert distribution.minimum_of_cells(chosen) == exact_minimum_of_cells(*FOUR, chosen).value


def test_no_value_is_missing_and_feature_sets_are_counted():
    """All 255 sets of cells of two samples, one at a time."""
    distribution = of(*PAIR)
    cells = [cell.cell for cell in distribution.cells]
    values, feature_sets = set(), set()
    for number in range(1, 2 ** len(cells)):
        found = exact_minimum_of_cells(*PAIR, [cell for i, cell in enumerate(cells) if number >> i & 1])
        values.add(found.value)
        feature_sets.add(frozenset(found.projection.features))
    assert tuple(sorted(values)) == distribution.values
    assert distribution.num_feature_sets == len(feature_sets)


# --- the probabilities


@pytest.mark.parametrize(("data", "num_neurons"), [(PAIR, 1), (PAIR, 2), (PAIR, 3), (OCTANTS, 2), (HEXAGON, 3)])
def test_enumeration_of_the_cells_of_all_neurons(data, num_neurons):
    distribution = of(*data)
    value = cache(lambda chosen: exact_minimum_of_cells(*data, chosen).value)
    law = Counter()
    for starts in product(distribution.cells, repeat=num_neurons):
        chance = fmpq(1)
        for cell in starts:
            chance *= cell.probability
        law[str(value(frozenset(cell.cell for cell in starts)))] += chance
    for level in levels(distribution):
        expected = sum((chance for found, chance in law.items() if fmpq_of(found) <= level), fmpq(0))
        assert distribution.at_most(level, num_neurons) == expected


def fmpq_of(text):
    return fmpq(*Fraction(text).as_integer_ratio())


@settings(deadline=None, max_examples=25)
@given(singletons)
def test_singletons_agree_with_their_own_formula_for_all_widths(data):
    X, y = zip(*data, strict=True)
    distribution, sample = BasinDistribution.of(X, y), SingletonSample.of(X, y)
    for level in levels(distribution):
        formula = basin_value_at_most(sample, level)
        assert identical(distribution.success(level), formula).holds is True
        for n in range(1, 7):
            assert distribution.at_most(level, n) == formula(n)


@every
def test_monotone_in_width_and_level(data):
    distribution = of(*data)
    stops = levels(distribution)[:: max(1, len(distribution.values) // 6)]
    for n in (1, 2, 5, 30):
        for lower, higher in pairwise(stops):
            assert surely_at_most(distribution.at_most(lower, n), distribution.at_most(higher, n))
        for level in stops:
            assert surely_at_most(distribution.at_most(level, n), distribution.at_most(level, n + 1))


@every
def test_both_ends(data):
    distribution = of(*data)
    for n in (1, 3, 100):
        assert distribution.at_most(mean_square(data[1]), n) == fmpq(1)
        assert distribution.at_most(distribution.values[-1], n) == fmpq(1)
        assert distribution.at_most(distribution.values[0] - fmpq(1, 10**9), n) == fmpq(0)
        assert distribution.above(mean_square(data[1]), n) == fmpq(0)


@every
def test_success_and_failure_are_all(data):
    distribution = of(*data)
    for level, n in product(levels(distribution)[::3], (1, 4, 50)):
        with working_precision(256):
            total = arb(distribution.at_most(level, n)) + arb(distribution.above(level, n))
        assert total.contains(1)
        assert total.rad() < arb("1e-55")


@every
def test_failure_is_at_least_three_quarters_to_the_n_below_the_largest_label(data):
    """Start every neuron idle at that sample or with the wrong sign: the loss stays at y_t^2 / m or more."""
    distribution, y = of(*data), [fmpq_of(str(label)) for label in data[1]]
    level = max(label**2 for label in y) / len(y)
    for n in (1, 10, 1000):
        with working_precision():
            failure, bound = arb(distribution.above(level - fmpq(1, 10**9), n)), arb(fmpq(3, 4) ** n)
            assert failure >= bound or failure.overlaps(bound)
            assert failure.rad() <= failure * arb("1e-30")


@rational
def test_the_rate_is_proved_for_all_widths_where_angles_are_rational(data):
    distribution = of(*data)
    one, idle = (ExponentialSum.of({(base,): fmpq(1)}) for base in (fmpq(1), fmpq(3, 4)))
    level = max(fmpq_of(str(label)) ** 2 for label in data[1]) / len(data[1])
    beneath = max(value for value in distribution.values if value < level)
    assert never_above(idle, one - distribution.success(beneath)).holds is True
    faster = ExponentialSum.of({(fmpq(7, 8),): fmpq(1)})
    assert never_above(faster, one - distribution.success(distribution.values[-2])).holds is False


@pytest.mark.parametrize("data", [OCTANTS, FIGURE_1])
def test_probabilities_are_exact_or_balls_as_the_angles_are(data):
    distribution = of(*data)
    exact = data is OCTANTS
    assert type(distribution.at_most(distribution.values[1], 5)) is (fmpq if exact else arb)
    if not exact:
        with pytest.raises(ValueError, match="rational multiples of pi"):
            distribution.success(distribution.values[1])


@pytest.mark.sampled
@pytest.mark.parametrize(("data", "num_neurons"), [(FIGURE_1, 4), (OCTANTS, 3)])
def test_weights_that_are_really_drawn(data, num_neurons):
    """Error probability one in a million for each level; the rate is rational or rounded by 1e-60."""
    distribution, (X, y), num_draws = of(*data), data, 2500
    rng = generator(f"planar basins, {num_neurons} neurons")
    floats = np.array([[fmpq_of(str(entry)) for entry in x] for x in X], dtype=np.float64)
    value = cache(lambda chosen: exact_minimum_of_cells(X, y, chosen).value)
    found = []
    for W in rng.standard_normal((num_draws, num_neurons, 2)):
        signs = rng.integers(0, 2, num_neurons) * 2 - 1
        found.append(value(frozenset((float_sign_vector(w, floats), int(v)) for w, v in zip(W, signs, strict=True))))
    for level in distribution.values[:-1]:
        probability = distribution.at_most(level, num_neurons)
        rate = probability if isinstance(probability, fmpq) else probability.mid().fmpq()
        wrong = rate + fmpq(1, 8) if rate < fmpq(1, 2) else rate - fmpq(1, 8)
        good = sum(v <= level for v in found)
        assert rate_is(good, num_draws, rate, "1/1000000", resolution="1/8").holds is True
        assert rate_is(good, num_draws, wrong, "1/1000000", resolution="1/8").holds is False


# --- symmetries


def test_a_turn_a_reflection_and_a_plane_in_space_change_nothing():
    X, y = OCTANTS
    maps = [((0, -1), (1, 0)), (("3/5", "4/5"), ("4/5", "-3/5")), (("1/3", "2/3", "2/3"), ("2/3", "1/3", "-2/3"))]
    original = of(X, y)
    for rows in maps:
        T = [[fmpq_of(str(entry)) for entry in row] for row in rows]
        moved = BasinDistribution.of([[x[0] * a + x[1] * b for a, b in zip(*T, strict=True)] for x in X], y)
        assert moved.values == original.values
        for level in original.values:
            assert identical(moved.success(level), original.success(level)).holds is True


def test_labels_of_the_other_sign_change_nothing():
    X, y = HEXAGON
    opposite = BasinDistribution.of(X, [-fmpq_of(str(label)) for label in y])
    assert opposite.values == of(X, y).values
    for level in opposite.values:
        assert identical(opposite.success(level), of(X, y).success(level)).holds is True


# --- the certificate


@every
def test_it_proves_itself_with_few_certificates(data):
    distribution = of(*data)
    assert distribution.check().holds is True
    assert len(distribution.certificates) < distribution.num_feature_sets


def test_degenerate_data_prove_themselves():
    for X, y in [
        ([(1, 2), (2, 4), (-1, -2)], [1, 1, 0]),
        ([(1, 0), (1, 0), (0, 1)], [0, 0, 0]),
        ([(0, 7)], [3]),
        ([(1, 1), (1, 2), (1, 3)], [5, 5, 5]),
    ]:
        distribution = BasinDistribution.of(X, y)
        assert distribution.check().holds is True
        assert distribution.at_most(mean_square(y), 1) == fmpq(1)


def broken_value(distribution):
    first, *rest = distribution.certificates
    wrong = replace(first.projection, squared_distance=first.projection.squared_distance + 1)
    return {"certificates": (replace(first, projection=wrong), *rest)}


BREAKS = {
    "a value": broken_value,
    "a certificate dropped": lambda d: {"certificates": d.certificates[:-1]},
    "no certificates": lambda d: {"certificates": ()},
    "more sets than proved": lambda d: {"certificates": (replace(d.certificates[0], needed=0), *d.certificates[1:])},
    "another label": lambda d: {"y": (d.y[0] + 1, *d.y[1:])},
    "another sample": lambda d: {"X": ((d.X[0][0] + 1, d.X[0][1]), *d.X[1:])},
    "a cell with another angle": lambda d: {"cells": (replace(d.cells[0], opening=fmpq(0)), *d.cells[1:])},
    "features in another order": lambda d: {"features": d.features[::-1]},
}


@pytest.mark.parametrize("change", BREAKS.values(), ids=BREAKS)
@pytest.mark.parametrize("data", [FIGURE_1, PAIR])
def test_a_damaged_distribution_does_not_prove_itself(data, change):
    distribution = of(*data)
    assert replace(distribution, **change(distribution)).check().holds is False


def test_regions_that_are_not_all_prove_nothing(monkeypatch):
    def incomplete(X):
        partition = regions(X)
        return replace(partition, regions=partition.regions[1:])

    for module in (cells_module, distribution_module):
        monkeypatch.setattr(module, "regions", incomplete)
    assert BasinDistribution.of(*PAIR).check().holds is False


# --- bad input


@pytest.mark.parametrize(
    ("X", "y", "message"),
    [
        ([(1.0, 2)], [1], "X: expected int"),
        ([(1, 2)], [0.5], "y: expected int"),
        ([(1, 2)], [1, 2], "y: expected shape"),
        ([(1, 2), (0, 0)], [1, 2], "sample 1 is zero"),
        (np.eye(3, dtype=int).astype(object), [1, 1, 1], "X: expected rank 1 or 2"),
    ],
)
def test_bad_data_are_refused(X, y, message):
    with pytest.raises(ValueError, match=message):
        BasinDistribution.of(X, y)


@pytest.mark.parametrize("cells", [[], [((1, 1), 2)], [((1, 1, 1), 1)]])
def test_bad_cells_are_refused(cells):
    with pytest.raises(ValueError, match="cells: expected at least one"):
        of(*PAIR).minimum_of_cells(cells)


def test_bad_questions_are_refused():
    with pytest.raises(ValueError, match="level: expected"):
        of(*PAIR).at_most(0.5, 3)
    with pytest.raises(ValueError, match="expected an integer of at least 1"):
        of(*PAIR).at_most(1, 0)
