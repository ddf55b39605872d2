"""Ranks of Khatri-Rao matrices: the chapter's verdicts, sabotage, controls."""

import random

import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.vanishing_minima import first_order_rank as first

SMALL = first.SIZES[:2]
ALIKE = ((fmpq(1), fmpq(1)),) * 4


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (first.check_khatri_rao_rank, Verdict.VERIFIED),
        (first.check_corollary_28, Verdict.VERIFIED),
        (first.check_lemma_14, Verdict.VERIFIED),
        (first.check_lemma_14_literal, Verdict.REFUTED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("own/khatri-rao-rank", "one copy too many, or too few")
@pytest.mark.parametrize("shared", [1, -1])
def test_the_formula_has_its_number_of_copies(shared):
    sizes = SMALL if shared > 0 else SMALL[1:]
    assert first.check_khatri_rao_rank(sizes, shared=shared).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/khatri-rao-rank", "samples that are not generic", drops=1)
def test_special_samples_fall_short():
    columns = ((fmpq(1), fmpq(0)), (fmpq(1), fmpq(0)))
    assert first.generic_rank(columns, 2).value == 2
    assert first.rank_at(columns, ((1, 2), (2, 4))) == 1


@pytest.mark.sabotage("SH18/cor-28", "the condition asked of the whole set alone")
def test_all_sets_count():
    assert first.check_corollary_28(whole_only=True).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SH18/cor-28", "samples that are not generic", drops=1)
def test_the_corollary_speaks_of_almost_all_samples():
    columns = ((fmpq(1), fmpq(0)), (fmpq(1), fmpq(0)))
    assert first.generic_rank(columns, 2).value == 2 > first.rank_at(columns, ((1, 1), (3, 3)))


@pytest.mark.sabotage("SH18/lem-14", "one sample more than d_0 times the rank", drops=2)
def test_the_lemma_has_its_bound():
    assert first.check_lemma_14(SMALL, spare=1).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SH18/lem-14", "samples that are not generic", drops=3)
def test_parallel_samples_have_a_kernel_vector_of_full_support():
    columns = ((fmpq(1), fmpq(1)),) * 2
    assert first.rank_at(columns, ((1, 2), (2, 4))) == first.rank_at(columns[:1], ((1, 2),)) == 1


def test_the_lemma_holds_in_space():
    assert first.check_lemma_14(first.SIZES[3:], [fmpq(1, 3)]).verdict is Verdict.VERIFIED


def test_three_neurons_obey_the_formula():
    assert first.check_khatri_rao_rank([(2, 3, 6)], [fmpq(0)]).verdict is Verdict.VERIFIED


@pytest.mark.control("SH18/lem-14--literal", "S all samples, or columns without a kernel")
def test_the_literal_reading_is_spared_where_it_holds():
    distinct = ((fmpq(1), fmpq(0)), (fmpq(0), fmpq(1)), (fmpq(1), fmpq(1)), (fmpq(1), fmpq(0)))
    assert first.check_lemma_14_literal(distinct).verdict is Verdict.UNDECIDED
    with pytest.raises(ValueError, match=r"\|S\|"):
        first.check_lemma_14_literal(ALIKE, S=(0, 1, 2, 3))


def test_the_formula_is_a_minimum_over_all_sets():
    draw = random.Random(3)
    for _ in range(30):
        columns = tuple(tuple(fmpq(draw.choice((0, 1, -1, 2))) for _ in range(3)) for _ in range(6))
        sets = [[n for n in range(6) if mask >> n & 1] for mask in range(64)]
        least = min(2 * first.column_rank(tuple(columns[n] for n in T)) + 6 - len(T) for T in sets)
        assert first.generic_rank(columns, 2).value == least
        assert first.rank_at(columns, first.sample(6, 2)) <= least


@pytest.mark.parametrize("call", [lambda: first.generic_rank(ALIKE, 0), lambda: first.generic_rank(((0.5,),), 1)])
def test_bad_input_is_named(call):
    with pytest.raises(ValueError, match=r"dim|columns"):
        call()
