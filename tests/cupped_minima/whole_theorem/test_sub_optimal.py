"""The printed step to sub-optimality: verdicts, sabotage, control."""

import pytest
from flint import arb

from landscape.cupped_minima import whole_theorem as theorem
from landscape.cupped_minima.cup_barrier import cup_of
from landscape.cupped_minima.whole_theorem import sub_optimal
from landscape.evidence.verdict import Verdict
from landscape.evidence.witness import witness

NETWORKS = ("3,8", "4,8", "4,20", "5,16", "6,12")


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (theorem.check_width, Verdict.PROVED),
        (theorem.check_strict_width, Verdict.REFUTED),
        (theorem.check_special_position, Verdict.VERIFIED),
        (theorem.check_sub_optimal, Verdict.VERIFIED),
        (theorem.check_no_perfect_fit, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("SSG20/thm-1--width", "another numerator")
def test_the_width_reduces_to_this():
    assert theorem.check_width(numerator=4 * theorem.REST).verdict is Verdict.UNDECIDED


def test_the_width_by_enumeration():
    equal = set()
    for d in range(4, 30):
        for n in range(theorem.least_width(d), 200, 2):
            needed = theorem.needed_width(n + 2 * d - 2, d)
            assert n >= needed
            equal |= {(d, n)} if n == needed else set()
    assert equal == {(4, 20), (6, 12)}


@pytest.mark.control("SSG20/thm-1--width--strict", "the inequality with equality allowed, a size without equality")
def test_the_weak_inequality_is_not_refuted():
    assert theorem.check_strict_width(slack=1).verdict is Verdict.UNDECIDED
    assert theorem.check_strict_width((5, 16)).verdict is Verdict.UNDECIDED
    assert theorem.check_strict_width((4, 12)).verdict is Verdict.UNDECIDED  # not a size of the theorem


@pytest.mark.sabotage(
    "own/special-position", "A+ in place of B-, and dimension three, where no four are in one plane", drops=(1, 2)
)
def test_other_samples_are_not_in_special_position():
    assert theorem.check_special_position(turned=True).verdict is Verdict.UNDECIDED
    assert theorem.check_special_position([(3, 8)]).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage(
    "SSG20/thm-1--sub-optimal", "one sign turned, another size's labels, all weights the same", drops=3
)
def test_a_wrong_pattern_fits_nothing():
    W = witness("better-networks", NETWORKS)["4,8"]
    negated = [[_negative(x) for x in W[0]], *W[1:]]
    assert theorem.check_sub_optimal([(4, 8)], {"4,8": negated}).verdict is Verdict.UNDECIDED
    with pytest.raises(ValueError, match="independent"):
        theorem.check_sub_optimal([(4, 8)], {"4,8": [W[0]] * 8})


def test_the_corrected_weights_are_near_the_decimals():
    W = witness("better-networks", NETWORKS)["4,20"]
    network = theorem.better((4, 20), W)
    assert 0 < network.loss() < 1e-6
    for row, decimals in zip(network.corrected(), W, strict=True):
        assert all(abs(float(x.mid()) - float(text)) < 1e-3 for x, text in zip(row, decimals, strict=True))


def test_weights_of_another_shape_are_refused():
    with pytest.raises(ValueError, match="W: expected shape"):
        theorem.better((4, 20), witness("better-networks", NETWORKS)["4,8"])


@pytest.mark.sabotage(
    "own/no-perfect-fit", "no excess allowed, weights of 0, a dimension in which the samples part", drops=1
)
def test_the_least_loss_is_this_one():
    assert theorem.check_no_perfect_fit(excess=-1).verdict is Verdict.UNDECIDED
    assert theorem.check_no_perfect_fit(W=[["0", "0", "0"]] * 8).verdict is Verdict.UNDECIDED
    with pytest.raises(ValueError, match="on one ray"):
        theorem.axis_loss(cup_of(4, 8))


@pytest.mark.sabotage("SSG20/thm-1--sub-optimal", "ten neurons in dimension four, at the door", drops=2)
@pytest.mark.sabotage("SSG20/thm-1--width", "dimension three, at the door", drops=1)
def test_sizes_without_an_answer_are_refused():
    with pytest.raises(ValueError, match="dim"):
        theorem.least_width(3)
    with pytest.raises(ValueError, match="dim"):
        theorem.needed_width(4, 1)
    with pytest.raises(ValueError, match="sizes"):
        theorem.check_sub_optimal([(4, 10)])
    with pytest.raises(ValueError, match="data"):
        theorem.axis_loss(cup_of(3, 8, merged=True))


def _negative(text):
    return text[1:] if text.startswith("-") else f"-{text}"


@pytest.mark.sabotage("SSG20/thm-1--width", "too few neurons", drops=2)
@pytest.mark.parametrize(("dim", "neurons"), [(4, 14), (5, 10)])
def test_fewer_neurons_are_not_wide_enough(dim, neurons):
    assert theorem.needed_width(neurons + 2 * dim - 2, dim) > neurons


@pytest.mark.parametrize(("labels", "holds"), [((0, 1, 2), True), ((0, 1, 1), False), ((0, 0, 1), False)])
def test_two_values_are_binary(labels, holds):
    assert sub_optimal._not_binary([arb(y) for y in labels]).holds is holds
