"""Descents that end below and above: verdicts, sabotage, and what a right angle changes."""

from dataclasses import replace

import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.initial_basin import where_descent_ends as ends
from landscape.initial_basin.where_descent_ends import examples as module

RIGHT_ANGLE = ((2, 0), (0, 1))
COVERED = ends.Descent.of([[1, 0], [0, 1]], [1, 1], [[2, 3]], [1], "1/4")
UNCOVERED = ends.Descent.of([[1, 0], [0, 1]], [1, 1], [[2, -3]], [1], "1/4")


def test_the_chapters_verdicts():
    assert ends.check_ends_below().verdict is Verdict.PROVED
    assert ends.check_ends_above().verdict is Verdict.PROVED
    assert ends.check_only_orthogonal().verdict is Verdict.VERIFIED


@pytest.mark.parametrize("X", ends.PAIRS)
def test_every_pair_proves_both(X):
    assert ends.check_ends_below(ends.lucky(X)).verdict is Verdict.PROVED
    assert ends.check_ends_above(ends.unlucky(X)).verdict is Verdict.PROVED


@pytest.mark.sabotage("own/descent-ends-below", "orthogonal samples, a descent that ends above, one not yet trapped")
@pytest.mark.parametrize("false", [COVERED, UNCOVERED, ends.unlucky(ends.PAIRS[3])])
def test_no_other_descent_ends_below(false):
    assert ends.check_ends_below(false).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/descent-ends-above", "orthogonal samples, a descent that ends below")
@pytest.mark.parametrize("false", [COVERED, UNCOVERED, ends.parabola(), ends.lucky(ends.PAIRS[0])])
def test_no_other_descent_ends_above(false):
    assert ends.check_ends_above(false).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/descent-ends-below", "a step so long that nothing is certified")
@pytest.mark.sabotage("own/descent-ends-above", "a step so long that nothing is certified")
def test_a_long_step_certifies_nothing(monkeypatch):
    monkeypatch.setattr(module, "trap_after", ends.trap)
    assert ends.check_ends_below(replace(ends.parabola(), step=fmpq(3))).verdict is Verdict.UNDECIDED
    assert ends.check_ends_above(replace(ends.unlucky(ends.PAIRS[3]), step=fmpq(3))).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/only-orthogonal", "an orthogonal pair", drops=1)
def test_a_right_angle_is_another_matter():
    with pytest.raises(ValueError, match="hyperplane"):
        ends.check_only_orthogonal([RIGHT_ANGLE])


@pytest.mark.sabotage("own/only-orthogonal", "a dependent pair", drops=1)
def test_a_dependent_pair_is_refused():
    with pytest.raises(ValueError, match="independent"):
        ends.check_only_orthogonal([((2, 0), (-1, 0))])


@pytest.mark.sabotage("own/only-orthogonal", "the start on the other side of its label")
@pytest.mark.parametrize("X", ends.PAIRS)
def test_the_side_of_the_start_counts(X):
    assert ends.check_only_orthogonal([X], turned=-1).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/only-orthogonal", "a step forty times as long", drops=2)
def test_the_step_must_be_short():
    assert ends.check_only_orthogonal(ends.PAIRS[:1], fractions=[40]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/only-orthogonal", "the ends exchanged")
def test_the_ends_are_not_exchanged(monkeypatch):
    monkeypatch.setattr(module, "lucky", ends.unlucky)
    monkeypatch.setattr(module, "unlucky", ends.lucky)
    assert ends.check_only_orthogonal(ends.PAIRS[:1]).verdict is Verdict.REFUTED
