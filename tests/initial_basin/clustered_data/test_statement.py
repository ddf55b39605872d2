"""Theorem 8 as printed: it follows, what it promises, and the two steps that fail."""

import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.initial_basin import clustered_data as clusters
from landscape.initial_basin.noisy_regions import largest_ratio


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (clusters.check_theorem_8, Verdict.PROVED),
        (clusters.check_theorem_8_on_planes, Verdict.VERIFIED),
        (clusters.check_printed_promise, Verdict.VERIFIED),
        (clusters.check_centre_labels, Verdict.PROVED),
        (clusters.check_centre_labels_literal, Verdict.REFUTED),
        (clusters.check_nearest_weight_literal, Verdict.REFUTED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("SS16/thm-8", "a smaller rate, half of 1 + B/c")
def test_the_cases_need_their_constants():
    assert clusters.check_theorem_8(rate=fmpq(13, 16)).verdict is Verdict.UNDECIDED
    assert clusters.check_theorem_8(share=fmpq(1, 2)).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS16/thm-8", "points outside the balls, labels that jump, a rate that is false", drops=(2, 4))
def test_the_printed_theorem_needs_its_hypotheses():
    check = clusters.check_theorem_8_on_planes
    assert check([clusters.OUTSIDE]).verdict is Verdict.REFUTED
    assert check([clusters.ROUGH]).verdict is Verdict.REFUTED
    assert check(rate=fmpq(1, 2)).verdict is Verdict.REFUTED


@pytest.mark.parametrize("data", clusters.LOW_RANK)
def test_examples_meet_the_printed_condition(data):
    assert data.hypotheses().holds is True
    for c, radius in zip(data.centres, data.radii, strict=True):
        assert radius**2 < largest_ratio(len(c)) ** 2 * sum(entry**2 for entry in c)


@pytest.mark.parametrize("data", clusters.LOW_RANK)
@pytest.mark.parametrize("n", [6, 12, 30])
def test_the_printed_level_is_above_the_sharpened_one(data, n):
    assert clusters.printed_level(data, n) > clusters.corrected_level(data, n)


@pytest.mark.sabotage("own/printed-promise", "one dimension more or less, a width too early")
def test_the_promise_begins_at_twelve():
    assert clusters.check_printed_promise(tuple(range(2, 13))).verdict is Verdict.REFUTED
    assert clusters.check_printed_promise(first=11).verdict is Verdict.REFUTED
    assert clusters.first_width(12) == 19 and not 1 - 12 * fmpq(7, 8) ** 18 > 0


@pytest.mark.sabotage("SS16/thm-8--centre-labels", "less than half of the spread", drops=1)
def test_half_the_spread_is_needed():
    assert clusters.check_centre_labels(fmpq(99, 100)).verdict is Verdict.UNDECIDED


@pytest.mark.control("SS16/thm-8--centre-labels--literal", "the middle label; labels of one sign")
def test_labels_that_keep_their_sign():
    assert clusters.check_centre_labels_literal(centre=clusters.middle_label).verdict.positive
    assert clusters.check_centre_labels_literal((1, "6/5"), fmpq(1), fmpq(1, 10)).verdict.positive
    with pytest.raises(ValueError, match="spread"):
        clusters.check_centre_labels_literal((1, 2))


@pytest.mark.control("SS16/thm-8--nearest-weight--literal", "two centres, the true distance, a ball that is too large")
@pytest.mark.parametrize("true", [{"num_centres": 2}, {"factor": fmpq(2)}, {"delta": fmpq(1, 2)}])
def test_one_wedge_is_left_at_the_printed_distance(true):
    assert not clusters.check_nearest_weight_literal(**true).verdict.rigorous


def test_numbers_before_the_theorem():
    assert clusters.describe_promise(3).startswith("d = 3: printed n = 14, radius 10.8%")
    assert clusters.first_width(1000) == 52 and clusters.first_width(1000, rate=fmpq(13, 16)) == 34
