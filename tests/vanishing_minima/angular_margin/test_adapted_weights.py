"""Lemma 23 and what samples say about it: verdicts, sabotage, and the float construction against the exact one."""

import numpy as np
import pytest
from flint import fmpq

from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Verdict
from landscape.vanishing_minima import angular_margin as margin
from landscape.vanishing_minima.angular_margin.strips import across


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (margin.check_lemma_23, Verdict.UNDECIDED),
        (margin.check_fixed_partition, Verdict.SUPPORTED),
        (margin.check_chosen_partition, Verdict.SUPPORTED),
        (margin.check_smaller_angle, Verdict.SUPPORTED),
        (margin.check_across_length, Verdict.SUPPORTED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


def test_lemma_23_is_not_decided_where_the_partition_does_well():
    assert margin.check_lemma_23(num_draws=20, size=(30, 20)).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/fixed-partition", "nine tenths, or a sample too small to tell")
def test_a_fixed_partition_loses_not_always():
    assert margin.check_fixed_partition(bound=fmpq(9, 10)).verdict is Verdict.CONTRADICTED
    assert margin.check_fixed_partition(num_draws=20).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/chosen-partition", "a single partition, which does not look at the samples")
def test_one_partition_is_not_enough():
    assert margin.check_chosen_partition(most=1).verdict is Verdict.CONTRADICTED


@pytest.mark.sabotage("own/smaller-angle", "the printed angle")
def test_the_printed_angle_is_lost():
    assert margin.check_smaller_angle(printed=True).verdict is Verdict.CONTRADICTED


@pytest.mark.sabotage("own/across-length", "one degree of freedom", drops=1)
def test_there_are_two_degrees_of_freedom():
    assert margin.check_across_length(freedom=1).verdict is Verdict.CONTRADICTED


def test_the_shortest_vector_across_is_one_on_the_group():
    group = generator("own/across-length").standard_normal((4, 5))
    assert np.allclose(group @ across(group), 1)
    x = np.array([[3.0, 4.0]])
    assert np.allclose(across(x), x[0] / 25)


def test_each_sample_of_a_group_is_at_the_inner_or_outer_shift():
    one = margin.draw(generator("SH18/lem-23"), 12, 4)
    assert len(one.margins(range(6))) == 2 and one.num_ones == 6
    assert one.fixed == min(one.margins(range(6))) > 0
    assert one.smaller_sine < one.sine == pytest.approx(1 / (8 * 4 * 12))
    assert one.tries(np.random.default_rng(0), 0) == 1
