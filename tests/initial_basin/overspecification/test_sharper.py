"""What the book adds to Theorem 2: the chapter's verdicts, both sides of every constant, hypotheses dropped in turn."""

from functools import partial

import pytest
from flint import fmpq

from landscape.evidence.comparison import at_most, less
from landscape.evidence.exponential_sum import ExponentialSum
from landscape.evidence.verdict import Verdict
from landscape.initial_basin import overspecification as over
from landscape.initial_basin.overspecification import sharper as module
from landscape.initial_basin.overspecification.sharper import CertifiedMinima

DATA = [
    over.OPPOSITE_PAIR,
    (((1,), (-1,)), (1, -2)),
    (((1, 0), (2, 0), (0, 1)), (1, 0, -1)),
    (((1, 0), (-2, 0), (0, 3), (0, -1)), (1, -1, 2, 1)),
    over.hard_sample(2, over.LEVEL),
]
TINY = fmpq(1, 10**6)
BIASED_WEIGHTS = over.Law(positive_weight=fmpq(1, 4))
MUTE = over.Law(positive_output=fmpq(1, 4))
ON_DATA = [over.check_singleton_basin_minimum, over.check_success_formula]


@pytest.mark.parametrize(
    ("check", "claim", "verdict"),
    [
        (partial(over.check_singleton_basin_minimum, DATA), "own/singleton-basin-minimum", Verdict.VERIFIED),
        (over.check_unmet_demands, "own/unmet-demands", Verdict.PROVED),
        (partial(over.check_success_formula, DATA), "own/success-formula", Verdict.VERIFIED),
        (over.check_two_sided, "own/overspecification-two-sided", Verdict.VERIFIED),
        (over.check_at_alpha, "own/overspecification-at-alpha", Verdict.VERIFIED),
        (over.check_level, "own/single-neuron-level", Verdict.VERIFIED),
        (over.check_hard_sample, "own/hard-sample", Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, claim, verdict):
    found = check()
    assert (found.claim, found.verdict) == (claim, verdict)


@pytest.fixture
def under(monkeypatch):
    """Let signs have another law in everything that the checks compute."""

    def under(law):
        for name in ("unmet_probability", "success_probability", "basin_value_at_most", "basin_value_distribution"):
            monkeypatch.setattr(module, name, partial(getattr(over, name), law=law))

    return under


@pytest.fixture
def falsified(monkeypatch):
    """Replace a method of `SingletonSample` by a function of its true result."""

    def falsified(name, lie):
        true = getattr(over.SingletonSample, name)
        if isinstance(true, property):
            monkeypatch.setattr(over.SingletonSample, name, property(lambda self: lie(self, true.fget(self))))
        else:
            monkeypatch.setattr(over.SingletonSample, name, lambda self, *at: lie(self, true(self, *at)))

    return falsified


@pytest.mark.parametrize(
    "lie",
    [
        lambda sample, value: value + TINY,
        lambda sample, value: max(sample.optimum, value - TINY),
        lambda sample, value: sample.optimum,
        lambda sample, value: sample.optimum + (value - sample.optimum) * sample.num_samples,  # the sum, not the mean
    ],
)
@pytest.mark.sabotage("own/singleton-basin-minimum", "another excess for unmet demands")
def test_the_excess_is_exact(falsified, lie):
    falsified("basin_minimum", lie)
    assert over.check_singleton_basin_minimum(DATA).verdict is Verdict.REFUTED
    assert over.check_success_formula(DATA).verdict is Verdict.REFUTED


@pytest.mark.parametrize(
    "serves",
    [
        lambda demand, signs, v: signs[demand.axis] == demand.side,
        lambda demand, signs, v: v == demand.sign,
        lambda demand, signs, v: signs[demand.axis] == demand.side and v == 1,
        lambda demand, signs, v: signs[demand.axis] == -demand.side and v == demand.sign,
    ],
)
@pytest.mark.sabotage("own/singleton-basin-minimum", "a neuron that serves on the wrong side or with the wrong sign")
def test_side_and_sign_both_count(monkeypatch, serves):
    monkeypatch.setattr(over.Demand, "served_by", serves)
    assert over.check_singleton_basin_minimum(DATA).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/singleton-basin-minimum", "minima without a valid certificate")
def test_minima_need_their_certificates(monkeypatch):
    monkeypatch.setattr(CertifiedMinima, "proof", lambda self: less(1, 0))
    assert not over.check_singleton_basin_minimum(DATA[:1]).verdict.positive
    assert not over.check_success_formula(DATA[:1]).verdict.positive


@pytest.mark.sabotage("own/singleton-basin-minimum", "another completed square")
def test_minima_need_the_completed_square(monkeypatch):
    monkeypatch.setattr(module, "_completed_square", lambda: less(1, 0))
    assert not over.check_singleton_basin_minimum(DATA[:1]).verdict.positive


@pytest.mark.sabotage("own/success-formula", "points with two coordinates or none, at the door", drops=1)
@pytest.mark.sabotage("own/singleton-basin-minimum", "points with two coordinates or none, at the door", drops=1)
@pytest.mark.parametrize("check", ON_DATA)
@pytest.mark.parametrize("X", [((1, 0), (2, 1), (1, 1)), ((0, 0),), ((0.5, 0),)])
def test_the_hypothesis_of_singletons_is_kept_at_the_door(check, X):
    with pytest.raises(ValueError, match="X"):
        check([(X, (1,) * len(X))])


def test_no_data_and_no_neurons_are_no_evidence():
    with pytest.raises(ValueError):
        over.check_success_formula([])
    with pytest.raises(ValueError, match="data"):
        over.check_singleton_basin_minimum([])
    with pytest.raises(ValueError, match="max_dim"):
        over.check_two_sided(max_dim=0)
    for check in ON_DATA:
        with pytest.raises(ValueError):
            check(DATA[:1], 0)


@pytest.mark.parametrize(
    "rates",
    [{"single": fmpq(3, 4) - TINY}, {"single": fmpq(3, 4) + TINY}, {"pair": fmpq(5, 8) - TINY},
     {"pair": fmpq(5, 8) + TINY}, {"pair": fmpq(1, 2)}, {"pair": fmpq(9, 16)}],
)  # fmt: skip
@pytest.mark.sabotage("own/unmet-demands", "another rate for one demand or for a pair")
def test_the_rates_of_unmet_demands_are_exact(rates):
    assert over.check_unmet_demands(**rates).verdict is Verdict.REFUTED


@pytest.mark.parametrize("law", [BIASED_WEIGHTS, MUTE, over.Law(fmpq(0)), over.Law(fmpq(1, 2), fmpq(1))])
@pytest.mark.sabotage("own/unmet-demands", "weights or outputs that are not fair", drops=(1, 2))
@pytest.mark.sabotage("own/success-formula", "weights or outputs that are not fair", drops=(2, 3))
@pytest.mark.sabotage("own/overspecification-two-sided", "weights or outputs that are not fair", drops=(2, 3))
@pytest.mark.sabotage("own/overspecification-at-alpha", "weights or outputs that are not fair", drops=(2, 3))
@pytest.mark.sabotage("own/single-neuron-level", "weights or outputs that are not fair", drops=(2, 3))
@pytest.mark.parametrize(
    "check",
    [
        over.check_unmet_demands,
        partial(over.check_success_formula, DATA),
        over.check_two_sided,
        partial(over.check_at_alpha, 2),
        over.check_level,
    ],
)
def test_fair_signs_are_needed(under, check, law):
    under(law)
    assert check().verdict is Verdict.REFUTED


@pytest.mark.parametrize("law", [BIASED_WEIGHTS, MUTE])
@pytest.mark.sabotage("own/hard-sample", "weights or outputs that are not fair", drops=(2, 3))
def test_many_neurons_need_fair_signs(under, law):
    under(law)
    assert over.check_hard_sample().verdict is Verdict.REFUTED


@pytest.mark.parametrize(
    "lie",
    [
        lambda p: p + ExponentialSum.of({(fmpq(1, 3),): TINY}),
        lambda p: p - ExponentialSum.of({(fmpq(3, 4),): TINY}),
    ],
)
@pytest.mark.sabotage("own/success-formula", "one probability of the distribution changed")
def test_the_distribution_is_exact(monkeypatch, lie):
    def false(sample):
        first, *rest = over.basin_value_distribution(sample).items()
        return dict([(first[0], lie(first[1])), *rest])

    monkeypatch.setattr(module, "basin_value_distribution", false)
    assert over.check_success_formula(DATA[:1]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/success-formula", "the enumeration of signs disagrees")
def test_the_enumeration_is_compared(monkeypatch):
    monkeypatch.setattr(module, "basin_value_distribution_by_enumeration", lambda sample, n: {sample.optimum: fmpq(1)})
    assert over.check_success_formula(DATA[:1]).verdict is Verdict.REFUTED


def test_the_formula_holds_for_other_widths():
    for n in (1, 2):
        assert over.check_success_formula(DATA, n).verdict is Verdict.VERIFIED


@pytest.mark.parametrize("constant", [1 - TINY, fmpq(99, 100), fmpq(1, 2)])
@pytest.mark.sabotage("own/overspecification-two-sided", "a constant below 1 per demand")
def test_the_upper_bound_is_sharp(constant):
    assert over.check_two_sided(constant=constant).verdict is Verdict.REFUTED
    assert over.check_two_sided(max_dim=1, constant=constant).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/overspecification-two-sided", "a constant above 1, which one demand does not attain")
def test_one_demand_attains_the_upper_bound():
    assert not over.check_two_sided(max_dim=1, constant=1 + TINY).verdict.positive


@pytest.mark.sabotage("own/overspecification-two-sided", "a rate of pairs below 5/8")
def test_the_lower_bound_is_sharp():
    for pair in (fmpq(5, 8) - fmpq(1, 100), fmpq(1, 2)):
        assert over.check_two_sided(pair=pair).verdict is Verdict.REFUTED
    assert over.check_two_sided(pair=fmpq(5, 8) + TINY).verdict is Verdict.VERIFIED
    assert over.check_two_sided(max_dim=1, pair=fmpq(1, 2)).verdict is Verdict.VERIFIED  # one axis: pairs at rate 1/2


@pytest.mark.parametrize("always", [ExponentialSum.of({}), ExponentialSum.of({(1,): 1})])
@pytest.mark.sabotage("own/overspecification-two-sided", "several demands are never met, or always")
def test_either_side_alone_is_too_little(monkeypatch, always):
    """One demand keeps its probability: only the upper bound fails where success is 0, only the lower where it is 1."""
    true = over.success_probability
    monkeypatch.setattr(module, "success_probability", lambda demands: true(demands) if len(demands) < 2 else always)
    assert over.check_two_sided(max_dim=2).verdict is Verdict.REFUTED


@pytest.mark.parametrize("bounded", ["above", "below"])
@pytest.mark.sabotage("own/overspecification-two-sided", "an inequality turned")
def test_neither_inequality_may_be_turned(monkeypatch, bounded):
    """On d = 2 both are strict somewhere."""
    true, calls = module.never_above, []

    def turned(left, right):
        calls.append(1)
        first = len(calls) % 2 == 1
        return true(right, left) if first == (bounded == "above") else true(left, right)

    monkeypatch.setattr(module, "never_above", turned)
    assert over.check_two_sided(max_dim=2).verdict is Verdict.REFUTED


@pytest.mark.parametrize("constant", [1 - TINY, fmpq(99, 100), fmpq(1, 2)])
@pytest.mark.sabotage("own/overspecification-at-alpha", "a constant below 1 per axis")
def test_the_constant_at_alpha_is_sharp(constant):
    for max_dim in (1, 2):
        assert over.check_at_alpha(max_dim, constant).verdict is Verdict.REFUTED
    assert over.check_at_alpha(2, 1 + TINY).verdict is Verdict.VERIFIED
    assert over.check_at_alpha(2, fmpq(4)).verdict is Verdict.VERIFIED  # as printed


@pytest.mark.sabotage("own/overspecification-at-alpha", "the two-layer optimum in place of alpha")
def test_the_constant_d_is_for_level_alpha_only(falsified):
    falsified("single_neuron_optimum", lambda sample, alpha: sample.optimum)
    assert over.check_at_alpha(1).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/overspecification-at-alpha", "an easy sample in place of the tight one")
def test_not_every_sample_attains_d(monkeypatch):
    monkeypatch.setattr(module, "hard_sample", lambda dim, level: ([[1] + [0] * (dim - 1)], [-1]))
    assert over.check_at_alpha(2).verdict is Verdict.REFUTED


@pytest.mark.parametrize(
    "data",
    [over.ONE_SAMPLE, (((1,), (-1,)), (1, 2)), (((1,), (-1,)), (-1, -1)),
     (((1, 0), (0, 1)), (1, 1))],
)  # fmt: skip
@pytest.mark.sabotage("own/single-neuron-level", "another sample")
def test_the_rates_at_the_two_levels_are_those_of_the_pair(data):
    assert over.check_level(data).verdict is Verdict.REFUTED


@pytest.mark.parametrize("data", [(((2,), (-3,)), (1, 1)), (((1,), (-1,)), (1, -1))])
def test_other_pairs_have_the_same_rates(data):
    assert over.check_level(data).verdict is Verdict.VERIFIED


@pytest.mark.parametrize(
    ("name", "lie"),
    [
        ("optimum", lambda sample, value: value + TINY),
        ("single_neuron_optimum", lambda sample, value: sample.optimum),
        ("single_neuron_optimum", lambda sample, value: value - TINY * (sample.dim - 1)),
        ("basin_minimum", lambda sample, value: sample.optimum - TINY),
    ],
)
@pytest.mark.sabotage("own/single-neuron-level", "alpha* above a single neuron, or alpha equal to alpha*")
def test_the_levels_are_in_order(monkeypatch, falsified, name, lie):
    if name == "optimum":
        of = over.SingletonSample.of
        build = lambda X, y: _raised(of(X, y))  # noqa: E731
        monkeypatch.setattr(over.SingletonSample, "of", staticmethod(build))
    else:
        falsified(name, lie)
    assert over.check_level().verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/single-neuron-level", "points with two coordinates, at the door", drops=1)
def test_singletons_are_needed_for_a_level():
    with pytest.raises(ValueError, match="exactly one non-zero coordinate"):
        over.check_level((((1, 1), (1, 0)), (1, 1)))


@pytest.mark.parametrize(("max_dim", "root"), [(1, fmpq(9, 10)), (3, fmpq(1, 2)), (4, fmpq(49, 100)), (6, fmpq(2, 5))])
def test_the_level_may_approach_one_over_d(max_dim, root):
    assert root**2 < fmpq(1, max_dim)
    assert over.check_hard_sample(max_dim, root**2 / 2).verdict is Verdict.VERIFIED


@pytest.mark.parametrize(("max_dim", "root"), [(1, fmpq(1)), (2, fmpq(3, 4)), (4, fmpq(1, 2)), (6, fmpq(1, 2))])
@pytest.mark.sabotage("own/hard-sample", "s^2 of 1/d and above", drops=1)
def test_the_level_may_not_reach_one_over_d(max_dim, root):
    assert root**2 >= fmpq(1, max_dim)
    assert over.check_hard_sample(max_dim, root**2 / 2).verdict is Verdict.REFUTED


@pytest.mark.parametrize(
    "relation",
    [less, lambda a, b: less(b, a), lambda a, b: at_most(a, b / 2), lambda a, b: at_most(b * (1 + TINY), a)],
)
@pytest.mark.sabotage("own/hard-sample", "a single neuron starts well more or less often than 2^-d")
def test_a_single_neuron_has_one_chance_in_two_to_the_d(relation):
    assert over.check_hard_sample(relation=relation).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/hard-sample", "all demands needed, not only those of the far samples")
def test_near_samples_do_not_count(monkeypatch):
    true = over.success_probability
    monkeypatch.setattr(module, "success_probability", lambda needed: true({d for n in needed for d in _both_sides(n)}))
    assert over.check_hard_sample().verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/hard-sample", "a failure bound below d (3/4)^n")
def test_the_bound_of_many_neurons_is_attained_on_one_axis(monkeypatch):
    power = module.power
    monkeypatch.setattr(module, "power", lambda base, c=1: power(base, c - TINY))
    assert over.check_hard_sample(max_dim=1).verdict is Verdict.REFUTED


def test_certified_minima_are_cached_by_occupied_cells():
    minima = CertifiedMinima(*over.OPPOSITE_PAIR)
    first = minima([(1,), (1,)], [1, 1])
    assert first == minima([(1,)], [1]) == fmpq(1, 2) and len(minima.solved) == 1
    assert minima([(1,), (-1,)], [1, 1]) == minima([(-1,), (1,)], [1, 1]) == 0 and len(minima.solved) == 2
    assert minima.proof().holds


def _raised(sample):
    return over.SingletonSample(sample.num_samples, sample.dim, sample.optimum + TINY, sample.excess)


def _both_sides(demand):
    return demand, over.Demand(demand.axis, -demand.side, demand.sign)
