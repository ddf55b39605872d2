"""Theorem 7 and its construction: the chapter's verdicts, sabotage, controls."""

import numpy as np
import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.initial_basin import rank_m_data as rank
from landscape.initial_basin.rank_m_data import printed as module

TINY = fmpq(1, 1000)
DEPENDENT = (((1, 0), (2, 0)), (1, 1))


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (rank.check_covered_samples, Verdict.VERIFIED),
        (rank.check_theorem_7, Verdict.PROVED),
        (rank.check_theorem_7_on_planes, Verdict.VERIFIED),
        (rank.check_construction, Verdict.VERIFIED),
        (rank.check_construction_literal, Verdict.REFUTED),
        (rank.check_one_too_many, Verdict.REFUTED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("SS16/thm-7", "the rate 3/4 lowered or raised")
@pytest.mark.parametrize("rate", [fmpq(3, 4) - TINY, fmpq(3, 4) + TINY])
def test_the_core_has_its_rate(rate):
    assert rank.check_theorem_7(rate=rate).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SS16/thm-7", "a rate below 3/4 on planar samples")
def test_the_rate_is_attained_in_the_plane():
    assert rank.check_theorem_7_on_planes(rate=fmpq(3, 4) - TINY).verdict is Verdict.REFUTED
    assert rank.check_theorem_7_on_planes(rate=fmpq(3, 4) + TINY).verdict is Verdict.VERIFIED


@pytest.mark.sabotage("SS16/thm-7", "signs that are not fair", drops=(2, 3))
@pytest.mark.parametrize("law", [rank.Law(positive_output=fmpq(1, 3)), rank.Law(positive_weight=fmpq(2, 5))])
def test_the_core_needs_fair_signs(law):
    assert not rank.check_theorem_7(law=law).verdict.positive


@pytest.mark.sabotage("SS16/thm-7", "one sample more than the rank", drops=1)
def test_independence_is_needed():
    assert rank.check_one_too_many().verdict is Verdict.REFUTED


@pytest.mark.control("SS16/thm-7", "independent samples and labels that obey the bound")
@pytest.mark.parametrize("data", [*rank.INDEPENDENT[:3], (rank.ONE_TOO_MANY[0], (1, 2, 1))])
def test_the_refutation_spares_what_obeys(data):
    assert rank.check_one_too_many(data).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/covered-samples", "a sample counted as covered by the wrong sign")
@pytest.mark.parametrize(
    "lie", [lambda active, output, label: active > 0, lambda active, output, label: output * label > 0]
)
def test_activity_and_sign_both_count(monkeypatch, lie):
    monkeypatch.setattr(module, "covered_minimum", _minimum_with(lie))
    assert rank.check_covered_samples().verdict is Verdict.REFUTED


def _minimum_with(lie):
    def minimum(y, signs, v):
        labels = [fmpq(1, 2) if label == "1/2" else fmpq(label) for label in y]
        missed = [
            label**2
            for t, label in enumerate(labels)
            if label and not any(lie(b[t], out, label) for b, out in zip(signs, v, strict=True))
        ]
        return sum(missed, fmpq(0)) / len(labels)

    return minimum


@pytest.mark.sabotage("own/covered-samples", "samples that are not independent", drops=1)
def test_covered_samples_must_be_independent():
    """x_3 = x_1 + x_2 between them: with both labels of the outer points met the middle one is forced."""
    X, y, signs, v = ((1, 0), (2, 1), (1, 1)), (1, 0, 1), ((1, 1, 1),), (1,)
    certified = module.exact_minimum_of_cells(X, y, zip(signs, v, strict=True))
    assert certified.check().holds is True
    assert certified.value != rank.covered_minimum(y, signs, v)


@pytest.mark.sabotage("SS16/thm-7--construction", "'and' for 'or'")
def test_the_construction_needs_or():
    assert rank.check_construction(joined_by_or=False).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/thm-7--construction", "patterns that leave a label uncovered", drops=2)
def test_the_construction_needs_cover(monkeypatch):
    monkeypatch.setattr(module, "_all_covered", lambda *_: True)
    assert rank.check_construction().verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/thm-7--construction", "samples that are not independent", drops=1)
@pytest.mark.parametrize("check", [rank.check_construction])
def test_the_construction_needs_independence(check):
    with pytest.raises(ValueError, match="independent"):
        check([DEPENDENT])


@pytest.mark.control("SS16/thm-7--construction--literal", "the repaired construction on the same pattern")
def test_the_repaired_construction_is_not_refuted():
    assert rank.check_construction_literal(printed=False).verdict.positive


@pytest.mark.control("SS16/thm-7--construction--literal", "a pattern on which the printed one works")
def test_where_and_is_enough():
    assert rank.check_construction_literal(signs=((1,), (-1,)), v=(1, -1)).verdict.positive


def test_an_uncovered_pattern_refutes_nothing():
    with pytest.raises(ValueError, match="covers"):
        rank.check_construction_literal(signs=((-1,), (-1,)))


def test_weights_have_the_products_asked_for():
    X = ((2, 1, 0), (1, -1, 3))
    w = rank.weight_with(X, [fmpq(1, 3), -2])
    assert [sum(a * b for a, b in zip(w, x, strict=True)) for x in X] == [fmpq(1, 3), fmpq(-2)]


@pytest.mark.parametrize("bad", [[[1.5]], [[0, 0]], DEPENDENT[0], [[np.nan]]])
def test_bad_samples_are_refused(bad):
    with pytest.raises(ValueError, match="X"):
        rank.weight_with(bad, [1] * len(bad))
