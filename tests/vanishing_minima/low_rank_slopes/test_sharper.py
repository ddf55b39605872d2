"""The repaired bound: the chapter's verdicts and sabotage."""

from itertools import product

import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.vanishing_minima import low_rank_slopes as low


@pytest.mark.parametrize("check", [low.check_low_rank, low.check_constant_rows])
def test_the_chapters_verdicts(check):
    assert check().verdict is Verdict.VERIFIED


@pytest.mark.sabotage("own/low-rank", "an eighth of the bound")
def test_the_bound_is_not_idle():
    assert low.check_low_rank(drop=3).verdict is Verdict.REFUTED


@pytest.mark.sabotage(
    "own/low-rank", "each of the five hypotheses on the law of W and X dropped in turn", drops=(2, 3, 4, 5)
)
@pytest.mark.parametrize(("lacks", "slope"), [*product(low.LINES, low.SLOPES)])
def test_each_hypothesis_on_the_law_is_needed(lacks, slope):
    assert low.check_on_the_line(lacks, slope).verdict is Verdict.REFUTED


def test_a_law_without_a_name_is_refused():
    with pytest.raises(ValueError, match="lacks"):
        low.check_on_the_line("nothing")


@pytest.mark.sabotage("own/low-rank", "slope 1, at which the rank is always one")
def test_slope_one_has_no_ranks():
    assert low.slope_rank(((1, -1), (-1, -1)), fmpq(1)) == 1
    assert low.bounds.repaired(1, 12, 2, 3) < 1


@pytest.mark.sabotage("own/low-rank", "as many spanning rows as there are rows", drops=1)
def test_the_bound_needs_a_row_to_spare():
    with pytest.raises(ValueError, match="num_neurons"):
        low.bounds.repaired(3, 4, 2, 3)


@pytest.mark.sabotage("own/constant-rows", "weights that are not symmetric: surely w = 1, and x = 1", drops=1)
def test_the_floor_needs_symmetric_weights():
    signs, positive, slope = ((1,), (1,)), 1, fmpq(-1)
    assert low.slope_rank(signs, slope) == 1 < 2**2 * positive


@pytest.mark.sabotage("own/constant-rows", "twice the probability")
def test_the_floor_is_attained():
    assert low.check_constant_rows(lift=1).verdict is Verdict.REFUTED


@pytest.mark.parametrize("slope", low.SLOPES)
def test_the_law_of_the_rank_is_a_law(slope):
    for m, k, dim in product((1, 2, 3), (1, 2, 3), (1, 2)):
        assert sum(low.rank_law(m, k, dim, slope).values(), fmpq(0)) == 1
    assert low.rank_law(3, 3, 1, fmpq(-1)) == {1: fmpq(1)}
    assert max(low.rank_law(3, 3, 1, slope)) <= 2


def test_two_routes_to_the_probability_of_constant_rows():
    for m, k in ((2, 2), (3, 2), (2, 3)):
        law = low.matrix_law(m, k, 2)
        constant = sum((p for H, p in law.items() if all(len(set(row)) == 1 for row in H)), fmpq(0))
        assert constant == low.bounds.constant_rows(k, 2, m, fmpq(1, 3))
