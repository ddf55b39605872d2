"""The exact distribution: formula, enumeration of signs, and closed forms derived by other means."""

from itertools import chain, combinations, product
from math import comb, log

import pytest
from flint import fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from landscape.evidence.exponential_sum import ExponentialSum, identical
from landscape.initial_basin.overspecification import (
    FAIR,
    OPPOSITE_PAIR,
    Demand,
    Law,
    SingletonSample,
    basin_value_at_most,
    basin_value_distribution,
    basin_value_distribution_by_enumeration,
    hard_sample,
    smallest_width,
    success_bound,
    success_probability,
    sufficient_demands,
    unmet_probability,
)
from landscape.initial_basin.overspecification.success import sign_patterns

demand_sets = st.sets(st.sampled_from(sufficient_demands(3)), max_size=7)
chances = st.sampled_from([fmpq(0), fmpq(1, 3), fmpq(1, 2), fmpq(3, 4), fmpq(1)])
laws = st.builds(Law, chances, chances)


def one_neuron(dim, law):
    """(weight signs, output weight, probability) for one neuron; sums to 1."""
    for signs in product((1, -1), repeat=dim):
        for v in (1, -1):
            p = law.positive_output if v > 0 else 1 - law.positive_output
            for sign in signs:
                p *= law.positive_weight if sign > 0 else 1 - law.positive_weight
            yield signs, v, p


def idle(demands, dim, law):
    """Pr[one neuron serves none of these], by visiting its sign patterns."""
    neurons = one_neuron(dim, law)
    return sum((p for s, v, p in neurons if not any(s[d.axis] == d.side and v == d.sign for d in demands)), fmpq(0))


def inclusion_exclusion(demands, dim, law=FAIR):
    """sum over subsets T of (-1)^|T| b_T^n: for every n, without a look at axes or output weights."""
    subsets = chain.from_iterable(combinations(sorted(demands), size) for size in range(len(demands) + 1))
    total = ExponentialSum.of({})
    for subset in subsets:
        total += ExponentialSum.of({(idle(subset, dim, law),): fmpq((-1) ** len(subset))})
    return total


def powers(**terms):
    """powers(_1=1, _3_4=-2) is 1 - 2 (3/4)^n."""
    return ExponentialSum.of({(fmpq(*map(int, name[1:].split("_"))),): fmpq(c) for name, c in terms.items()})


@given(demand_sets, laws)
def test_success_is_inclusion_exclusion_for_every_width(demands, law):
    assert identical(success_probability(demands, law), inclusion_exclusion(demands, 3, law)).holds


@given(demand_sets, laws)
def test_unmet_is_a_power_of_one_neurons_chance(demands, law):
    expected = ExponentialSum.of({(idle(demands, 3, law),): fmpq(1)})
    assert identical(unmet_probability(demands, law), expected).holds


@settings(deadline=None, max_examples=40)
@given(st.sets(st.sampled_from(sufficient_demands(2)), max_size=6), st.integers(1, 3), laws)
def test_success_is_a_weighted_count_of_patterns(demands, n, law):
    """Every pattern of n neurons, with its probability: no formula at all."""
    total = fmpq(0)
    for neurons in product(list(one_neuron(2, law)), repeat=n):
        if all(any(s[d.axis] == d.side and v == d.sign for s, v, _ in neurons) for d in demands):
            chance = fmpq(1)
            for *_, p in neurons:
                chance *= p
            total += chance
    assert success_probability(demands, law)(n) == total


@pytest.mark.parametrize(
    ("demands", "expected"),
    [
        ([], powers(_1=1)),
        ([(0, 1, 1)], powers(_1=1, _3_4=-1)),
        ([(0, 1, 1), (0, -1, 1)], powers(_1=1, _3_4=-2, _1_2=1)),
        ([(0, 1, 1), (0, -1, -1)], powers(_1=1, _3_4=-2, _1_2=1)),
        ([(0, 1, 1), (1, 1, 1)], powers(_1=1, _3_4=-2, _5_8=1)),
        ([(0, 1, 1), (1, -1, 1)], powers(_1=1, _3_4=-2, _5_8=1)),
        ([(0, 1, 1), (1, 1, -1)], powers(_1=1, _3_4=-2, _1_2=1)),
        ([(0, 1, 1), (1, 1, 1), (2, 1, 1)], powers(_1=1, _3_4=-3, _5_8=3, _9_16=-1)),
        (list(product([0], (1, -1), (1, -1))), powers(_1=1, _3_4=-4, _2_4=6, _1_4=-4)),
    ],
)
def test_success_in_closed_form(demands, expected):
    assert success_probability(Demand(*d) for d in demands).beyond_zero() == expected


@pytest.mark.parametrize("dim", [1, 2, 3, 6, 10])
def test_hard_sample_follows_both_closed_forms(dim):
    """Binomially: sum_j C(d,j) (-1)^j ((1 + 2^-j)/2)^n. Over k: sum_k C(n,k) 2^-n (1 - 2^-k)^d."""
    success = success_probability(Demand(axis, -1, 1) for axis in range(dim))
    assert success.beyond_zero() == ExponentialSum.of({
        ((1 + fmpq(1, 2**j)) / 2,): fmpq(comb(dim, j) * (-1) ** j) for j in range(dim + 1)
    })  # fmt: skip
    for n in (1, 2, 5, 12):
        assert success(n) == sum(comb(n, k) * (1 - fmpq(1, 2**k)) ** dim for k in range(1, n + 1)) / 2**n


def test_duplicates_and_order_of_demands_do_not_matter():
    one, two = Demand(0, 1, 1), Demand(1, -1, -1)
    assert success_probability([one, two, one]) == success_probability([two, one])
    assert unmet_probability([one, two, one]) == unmet_probability([two, one])
    assert success_probability(demand for demand in (one, two)) == success_probability([one, two])


rows = st.tuples(st.integers(0, 1), st.integers(1, 3).flatmap(lambda x: st.sampled_from([x, -x])))
data = st.lists(st.tuples(rows, st.builds(fmpq, st.integers(-3, 3), st.integers(1, 2))), min_size=1, max_size=5)


def sample_of(drawn):
    X = [tuple(x if j == axis else 0 for j in (0, 1)) for (axis, x), _ in drawn]
    return SingletonSample.of(X, [label for _, label in drawn])


@settings(deadline=None, max_examples=60)
@given(data, st.integers(1, 3))
def test_distribution_is_the_enumerated_one(drawn, n):
    sample = sample_of(drawn)
    by_formula = {value: p(n) for value, p in basin_value_distribution(sample).items()}
    assert list(by_formula) == sorted(by_formula) and sum(by_formula.values()) == 1
    assert {value: p for value, p in by_formula.items() if p} == basin_value_distribution_by_enumeration(sample, n)


@settings(deadline=None, max_examples=60)
@given(data, laws)
def test_at_most_adds_up_the_distribution(drawn, law):
    sample = sample_of(drawn)
    distribution = basin_value_distribution(sample, law)
    below = ExponentialSum.of({})
    assert identical(basin_value_at_most(sample, sample.optimum - 1, law), below).holds
    for value, probability in distribution.items():
        below += probability
        assert identical(basin_value_at_most(sample, value, law), below).holds
        if value > sample.optimum:
            assert identical(basin_value_at_most(sample, value - fmpq(1, 10**9), law), below - probability).holds
    assert identical(below, powers(_1=1)).holds
    assert identical(basin_value_at_most(sample, sample.optimum, law), success_probability(sample.demands, law)).holds


def test_equal_sums_of_excess_are_one_value():
    """Two demands of one gain: three values, not four."""
    sample = SingletonSample.of(*OPPOSITE_PAIR)
    assert {value: p.beyond_zero() for value, p in basin_value_distribution(sample).items()} == {
        fmpq(0): powers(_1=1, _3_4=-2, _1_2=1),
        fmpq(1, 2): powers(_3_4=2, _1_2=-2),
        fmpq(1): powers(_1_2=1),
    }


def test_the_hard_sample_is_won_with_the_large_demands():
    sample = SingletonSample.of(*hard_sample(2, fmpq(1, 5000)))
    assert identical(basin_value_at_most(sample, fmpq(1, 5000)), powers(_1=1, _3_4=-2, _5_8=1)).holds


@pytest.mark.parametrize(("n", "dim"), [(1, 1), (1, 2), (2, 1), (2, 2)])
def test_sign_patterns_are_all_and_distinct(n, dim):
    patterns = list(sign_patterns(n, dim))
    assert len(patterns) == len(set(patterns)) == 2 ** (n * (dim + 1))
    assert all(len(W) == len(v) == n and {len(w) for w in W} == {dim} for W, v in patterns)


@pytest.mark.parametrize("dim", [1, 2, 3, 10])
@pytest.mark.parametrize("constant", [1, 4])
def test_smallest_width_of_a_bound_is_a_logarithm(dim, constant):
    """1 - c d (3/4)^n > 0 from the first n above log(c d) / log(4/3); where c d = 1 that is n = 1."""
    width = smallest_width(success_bound(dim, constant), fmpq(0))
    assert width == int(log(constant * dim) / log(4 / 3)) + 1
    bound = success_bound(dim, constant)
    assert bound(width) > 0 and (width == 1 or bound(width - 1) <= 0)


@pytest.mark.parametrize("level", [fmpq(0), fmpq(1, 2), fmpq(99, 100)])
def test_smallest_width_is_the_first(level):
    success = success_probability(sufficient_demands(2))
    width = smallest_width(success, level)
    assert success(width) >= level and success(width) > 0
    assert all(success(n) < level or success(n) == 0 for n in range(1, width))


def test_smallest_width_reaches_a_level_but_exceeds_zero():
    rising = powers(_1=1, _1_2=-2)  # 0, 1/2, 3/4, ...
    widths = [smallest_width(rising, level) for level in (fmpq(0), fmpq(1, 2), fmpq(1, 2) + fmpq(1, 10**9))]
    assert widths == [2, 2, 3]


@pytest.mark.parametrize("level", [fmpq(-1, 2), fmpq(1), 2])
def test_smallest_width_refuses_levels_that_are_never_reached(level):
    with pytest.raises(ValueError, match="level"):
        smallest_width(powers(_1=1, _1_2=-1), level)


@pytest.mark.parametrize("n", [0, -1, 1.0, True, "2"])
def test_enumeration_refuses_widths_that_are_none(n):
    with pytest.raises(ValueError, match="num_neurons"):
        basin_value_distribution_by_enumeration(SingletonSample.of(*OPPOSITE_PAIR), n)


@pytest.mark.parametrize("chance", [fmpq(2), fmpq(-1, 2), 0.5])
@pytest.mark.parametrize("name", ["positive_weight", "positive_output"])
def test_a_law_has_exact_probabilities(name, chance):
    with pytest.raises(ValueError, match=name):
        Law(**{name: chance})


def test_the_fair_law_is_the_papers():
    assert Law() == FAIR == Law(fmpq(1, 2), fmpq(1, 2))
