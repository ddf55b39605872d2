"""Definitions 3 and 4 and their footnotes: the chapter's verdicts, sabotage, controls."""

import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.vanishing_minima import bad_regions as bad


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (bad.check_volume, Verdict.VERIFIED),
        (bad.check_definition_4, Verdict.VERIFIED),
        (bad.check_one_set, Verdict.REFUTED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("SH18/def-3", "all neurons turned alike; half of each angle", drops=1)
@pytest.mark.parametrize("lie", [{"shared_row": True}, {"angle": fmpq(1, 2)}])
def test_volumes_multiply_for_independent_rows_only(lie):
    assert bad.check_volume(**lie).verdict is Verdict.REFUTED


def test_the_volumes_of_three_neurons_multiply_too():
    assert bad.check_volume(num_neurons=1, shared_row=True).verdict is Verdict.VERIFIED
    assert bad.check_volume(num_neurons=3).verdict is Verdict.VERIFIED


@pytest.mark.sabotage("SH18/def-4", "no error for G, any residual for L; a negative epsilon", drops=1)
@pytest.mark.parametrize("lie", [{"mixed": True}, {"epsilon": fmpq(-1, 8)}])
def test_the_two_readings_must_not_be_mixed(lie):
    assert bad.check_definition_4(**lie).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SH18/def-4", "residuals of the other sign")
def test_the_residual_is_that_of_a_point(monkeypatch):
    true = bad.Decision.residual.fget
    monkeypatch.setattr(bad.Decision, "residual", property(lambda self: tuple(-entry for entry in true(self))))
    assert bad.check_definition_4(width=2).verdict is Verdict.REFUTED


def test_ties_count_half_and_other_labels_are_refused():
    assert bad.misclassified((fmpq(1), fmpq(0)), [fmpq(1, 2), fmpq(0)]) == fmpq(1, 4)
    with pytest.raises(ValueError, match="labels 0 and 1"):
        bad.Samples.of(((1, 0), (0, 1)), (1, 2), 0)


@pytest.mark.control("SH18/def-4--one-set", "labels with which no region classifies all and does not fit")
def test_one_set_where_it_is_one():
    assert bad.check_one_set(y=(1, 0, 0, 1)).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("X", "y", "slope", "match"),
    [
        (((1, 2), (2, 4)), (0, 1), 0, "parallel"),
        (((1, 2), (0, 0)), (0, 1), 0, "parallel"),
        (((1, 2),), (0,), 0, "two or more"),
        (((1, 2), (2, 1)), (0, 1), 1, "slope"),
        (((1, 2, 3), (2, 1, 0)), (0, 1), 0, "X: expected shape"),
        (((1.0, 2), (2, 1)), (0, 1), 0, "X: expected int"),
        (((1, 2), (2, 1)), (0, 1, 1), 0, "y: expected shape"),
    ],
)
def test_bad_samples_are_refused(X, y, slope, match):
    with pytest.raises(ValueError, match=match):
        bad.Samples.of(X, y, slope)


def test_a_stretch_is_a_positive_integer():
    with pytest.raises(ValueError, match="stretch"):
        bad.Samples.of(((1, 0), (0, 1)), (0, 1), 0, 0)


def test_the_angles_of_the_star():
    by_signs = dict(zip(bad.star().partition.signs, bad.star().shares, strict=True))
    assert by_signs[1, 1, 1, 1] == by_signs[-1, -1, -1, -1] == fmpq(1, 6)
    assert sum(by_signs.values(), fmpq(0)) == 1
