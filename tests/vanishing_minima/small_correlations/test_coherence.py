"""Welch's bound, Lemmas 36 and 37, and the sharper tail: verdicts and sabotage."""

from itertools import combinations

import numpy as np
import pytest
from flint import fmpq

from landscape.evidence.balls import ball
from landscape.evidence.comparison import at_most, less
from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Verdict
from landscape.vanishing_minima import small_correlations as small


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (small.check_welch, Verdict.VERIFIED),
        (small.check_lemma_36_algebra, Verdict.PROVED),
        (small.check_lemma_36_cited, Verdict.VERIFIED),
        (small.check_lemma_36, Verdict.VERIFIED),
        (small.check_coherence_tail, Verdict.VERIFIED),
        (small.check_coherence_tail_exactly, Verdict.VERIFIED),
        (small.check_lemma_37, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("SH18/def-35", "one percent more, or a smaller dimension")
@pytest.mark.parametrize("lie", [{"share": fmpq(101, 100)}, {"less_rank": 1}])
def test_welchs_bound_is_attained(lie):
    assert small.check_welch(**lie).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SH18/lem-36--algebra", "23 or 25 for 24")
@pytest.mark.parametrize("constant", [23, 25])
def test_the_constant_is_attained(constant):
    assert small.check_lemma_36_algebra(constant=constant).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SH18/lem-36--cited", "exponents four times as large")
def test_the_cited_bound_is_not_idle():
    assert small.check_lemma_36_cited(square=1).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SH18/lem-36", "1 for 24")
def test_the_printed_tail_is_not_idle():
    assert small.check_lemma_36(constant=1).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/coherence-tail", "M + 1 for M, or M = 1, where every cosine is 1 or -1", drops=2)
def test_the_tail_has_its_power():
    assert small.check_coherence_tail(more=1).verdict is Verdict.REFUTED
    assert small.check_coherence_tail_exactly(more=1).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/coherence-tail", "columns that are not Gaussian: signs in the plane", drops=1)
def test_signs_are_less_spread():
    columns = [(1, a) for a in (1, -1)]
    parallel = [small.squared_coherence((a, b)) == 1 for a in columns for b in columns]
    assert not at_most(fmpq(sum(parallel), 4), small.coherence_bound(2, 2, ball("0.99"))).holds


@pytest.mark.sabotage("SH18/lem-37", "1 for 24")
def test_some_columns_are_not_that_orthogonal():
    assert small.check_lemma_37(constant=1).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SH18/lem-37", "columns that are not independent: all equal, coherence 1 surely", drops=1)
@pytest.mark.sabotage("SH18/lem-36", "columns that are not independent: all equal, coherence 1 surely", drops=1)
def test_equal_columns_are_coherent():
    assert small.squared_coherence([(1, 2), (1, 2)]) == 1
    assert less(small.printed_bound(4, 5000, ball("1/2")), 1).holds
    assert less((2 * ball(4).log() - 5000 * ball("1/4") / 24) * (ball(4) / 2 - 1), 0).holds


@pytest.mark.sampled
def test_the_laws_in_the_plane_agree_with_draws():
    rng = generator("own/coherence-tail")
    angles = rng.uniform(0, np.pi, size=(20000, 4))
    gaps = np.stack([abs(angles[:, i] - angles[:, j]) for i, j in combinations(range(4), 2)])
    gaps = np.minimum(gaps, np.pi - gaps)
    for found, exact in (
        ((gaps < np.pi / 10).any(axis=0).mean(), small.line_law(4, fmpq(1, 10))),
        ((gaps < np.pi / 4).all(axis=0).mean(), small.close_law(4, fmpq(1, 4))),
    ):
        assert abs(found - int(exact.p) / int(exact.q)) < 6 * (0.25 / 20000) ** 0.5


@pytest.mark.sabotage("SH18/def-35", "one column, and a column of zeros, at the door", drops=(2, 3))
def test_bad_columns_are_refused():
    for columns in ([(1, 2)], [(1, 2), (0, 0)]):
        with pytest.raises(ValueError, match="columns"):
            small.squared_coherence(columns)
    with pytest.raises(ValueError, match="angle"):
        small.close_law(3, fmpq(1, 2))
