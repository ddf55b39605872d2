"""Percentages and values beside the printed ones."""

from dataclasses import replace

import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.spurious_minima.how_often import (
    TABLE_1,
    TABLE_2,
    average_eigenvalue,
    average_value,
    check_average_values,
    check_average_values_elsewhere,
    check_gap,
    check_larger_are_worse,
    check_table_1,
    check_table_1_elsewhere,
    check_table_2,
    check_two_more,
    comparison,
    comparison_rows,
    exact_average,
    interval,
    minima_at,
    spurious_runs,
    standard_errors,
)
from landscape.spurious_minima.how_often.tables import DOUBTFUL, RUNS, UNVERIFIED


def with_percentage(table, size, converged):
    return table | {size: replace(table[size], converged=converged)}


def test_the_tables_are_those_of_theorem_1():
    assert list(TABLE_1) == [(k, k) for k in range(6, 21)]
    assert list(TABLE_2) == [(8, 9), *((k, k + 1) for k in range(10, 20))]
    assert [row.converged for row in TABLE_1.values()] == sorted(row.converged for row in TABLE_1.values())


# --- percentages


def test_one_percentage_is_far_from_ours():
    check = check_table_1()
    assert check.verdict is Verdict.CONTRADICTED
    assert comparison(DOUBTFUL, TABLE_1[DOUBTFUL]) < fmpq(1, 10**5)
    rest = [comparison(size, row) for size, row in (TABLE_1 | TABLE_2).items() if size != DOUBTFUL]
    assert min(rest) > fmpq(1, 500)


def test_with_our_own_percentage_in_its_place_the_table_agrees():
    hits, runs = spurious_runs(DOUBTFUL)
    assert check_table_1(with_percentage(TABLE_1, DOUBTFUL, round(RUNS * hits / runs))).verdict is Verdict.SUPPORTED


@pytest.mark.sabotage("SS18/table-1--elsewhere", "one percentage 10 points higher or lower")
@pytest.mark.parametrize("size", [(9, 9), (12, 12), (15, 15)])
@pytest.mark.parametrize("change", [100, -100])
def test_another_percentage_is_seen_in_table_1(size, change):
    assert check_table_1_elsewhere().verdict is Verdict.SUPPORTED
    changed = with_percentage(TABLE_1, size, TABLE_1[size].converged + change)
    assert not check_table_1_elsewhere(changed).verdict.positive


@pytest.mark.sabotage("SS18/table-2", "the percentages of another size")
def test_other_percentages_are_seen_in_table_2():
    assert check_table_2().verdict is Verdict.SUPPORTED
    for size, other in (((8, 9), 40), ((15, 16), 209), ((19, 20), 369)):
        assert check_table_2(with_percentage(TABLE_2, size, other)).verdict is Verdict.CONTRADICTED


def test_a_sample_that_is_too_small_decides_nothing():
    assert check_table_2(error=fmpq(1, 10**30)).verdict is Verdict.UNDECIDED


def test_the_printed_count_plus_what_was_not_verified_agrees_as_well():
    for size, more in UNVERIFIED.items():
        table = TABLE_1 if size in TABLE_1 else TABLE_2
        assert comparison(size, replace(table[size], converged=table[size].converged + more)) > fmpq(1, 100)


def test_intervals_contain_our_share():
    for size in TABLE_1 | TABLE_2:
        low, high = interval(size)
        assert low <= fmpq(*spurious_runs(size)) <= high
        assert high - low < fmpq(7, 100)


def test_the_tables_have_a_row_a_size():
    assert [len(comparison_rows(number)) for number in (1, 2)] == [15, 11]


# --- values


def test_three_average_values_are_not_ours():
    assert check_average_values().verdict is Verdict.CONTRADICTED
    assert 2 < standard_errors((10, 10)) < 3 < standard_errors((11, 11)) < 4
    assert average_value((8, 8)) == (0.02150804, 0.0)
    assert exact_average((8, 8)) == fmpq(2150804, 10**8)


@pytest.mark.sabotage("SS18/table-1--values-elsewhere", "all printed values larger by 0.002")
def test_other_values_are_seen():
    assert check_average_values_elsewhere().verdict is Verdict.SUPPORTED
    assert check_average_values_elsewhere(shift=0.002).verdict is Verdict.CONTRADICTED
    assert check_average_values_elsewhere(shift=-0.002).verdict is Verdict.CONTRADICTED


def test_average_eigenvalues_are_near_the_printed_ones():
    for size, row in (TABLE_1 | TABLE_2).items():
        if size[1] <= 14 and row.converged > 2 and minima_at(size):
            mean, deviation = average_eigenvalue(size)
            allowed = 0.002 + 4 * deviation * (1 / row.converged + 1 / spurious_runs(size)[0]) ** 0.5
            assert abs(mean - float(row.eigenvalue)) < allowed


@pytest.mark.sabotage("SS18/fig-1--gap", "a gap up to 0.02")
def test_the_gap_has_an_upper_end():
    assert check_gap().verdict is Verdict.SUPPORTED
    assert check_gap(high=fmpq(1, 50)).verdict is Verdict.CONTRADICTED


@pytest.mark.sabotage("SS18/table-2--two-more", "one more, or none")
@pytest.mark.parametrize("extra", [0, 1])
def test_fewer_than_two_more_do_not_suffice(extra):
    assert check_two_more().verdict is Verdict.SUPPORTED
    assert check_two_more(extra).verdict is Verdict.CONTRADICTED


@pytest.mark.sabotage("SS18/fig-1", "the sizes in another order")
def test_larger_networks_end_worse_not_smaller_ones():
    assert check_larger_are_worse().verdict is Verdict.SUPPORTED
    assert check_larger_are_worse(((20, 20), (16, 16), (8, 8))).verdict is Verdict.CONTRADICTED
    assert check_larger_are_worse(((8, 8), (20, 20), (16, 16))).verdict is Verdict.CONTRADICTED
    assert check_larger_are_worse(((16, 16), (16, 16))).verdict is Verdict.UNDECIDED
