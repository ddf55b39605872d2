"""The vocabulary of verdicts, and how the verdicts of one claim combine."""

from itertools import chain, combinations, permutations

import pytest

from landscape.evidence.verdict import Arithmetic, Verdict, combine

HELD = {Verdict.PROVED, Verdict.VERIFIED}
ALL_SETS = list(chain.from_iterable(combinations(Verdict, size) for size in range(len(Verdict) + 1)))


def contradictory(verdicts):
    return Verdict.REFUTED in verdicts and bool(HELD & set(verdicts))


def test_only_exact_and_ball_are_rigorous():
    assert {kind for kind in Arithmetic if kind.rigorous} == {Arithmetic.EXACT, Arithmetic.BALL}


def test_strength_orders_the_arithmetics_and_puts_the_rigorous_first():
    assert sorted(Arithmetic, key=lambda kind: -kind.strength) == [
        Arithmetic.EXACT,
        Arithmetic.BALL,
        Arithmetic.SAMPLED,
        Arithmetic.FLOAT,
    ]


def test_positive_and_rigorous_words():
    assert {v for v in Verdict if v.positive} == HELD | {Verdict.SUPPORTED}
    assert {v for v in Verdict if v.rigorous} == HELD | {Verdict.REFUTED, Verdict.VACUOUS}


def test_every_word_is_its_own_name():
    assert [v.value for v in Verdict] == [v.name for v in Verdict]


@pytest.mark.parametrize(
    ("verdicts", "status"),
    [
        ([], Verdict.UNDECIDED),
        ([Verdict.PROVED, Verdict.VERIFIED], Verdict.PROVED),
        ([Verdict.PROVED, Verdict.VACUOUS], Verdict.VACUOUS),
        ([Verdict.REFUTED, Verdict.VACUOUS], Verdict.REFUTED),
        ([Verdict.SUPPORTED, Verdict.REFUTED], Verdict.REFUTED),
        ([Verdict.CONTRADICTED, Verdict.VERIFIED], Verdict.VERIFIED),
        ([Verdict.SUPPORTED, Verdict.CONTRADICTED], Verdict.CONTRADICTED),
        ([Verdict.UNDECIDED, Verdict.SUPPORTED], Verdict.SUPPORTED),
    ],
)
def test_status_of_a_claim(verdicts, status):
    assert combine(verdicts) is status


def test_contradictory_sets_raise_and_name_both_words():
    for verdicts in filter(contradictory, ALL_SETS):
        with pytest.raises(ValueError, match="REFUTED") as caught:
            combine(verdicts)
        assert any(word.value in str(caught.value) for word in HELD)


@pytest.mark.parametrize("verdicts", [v for v in ALL_SETS if v and not contradictory(v)], ids=str)
def test_status_was_earned_by_a_check_and_a_rigorous_word_beats_the_others(verdicts):
    status = combine(verdicts)
    assert status in verdicts
    assert status.rigorous == any(v.rigorous for v in verdicts)
    assert (status in (Verdict.REFUTED, Verdict.VACUOUS)) == any(
        v in (Verdict.REFUTED, Verdict.VACUOUS) for v in verdicts
    )


def test_order_and_repetition_do_not_matter():
    verdicts = (Verdict.SUPPORTED, Verdict.VERIFIED, Verdict.CONTRADICTED)
    assert {combine(order + order) for order in permutations(verdicts)} == {Verdict.VERIFIED}


def test_combining_never_loses_a_refutation_when_evidence_is_added():
    for verdicts in ALL_SETS:
        larger = {*verdicts, Verdict.REFUTED}
        if not contradictory(larger):
            assert combine(larger) is Verdict.REFUTED


def test_an_iterator_will_do():
    assert combine(v for v in [Verdict.UNDECIDED, Verdict.PROVED]) is Verdict.PROVED
