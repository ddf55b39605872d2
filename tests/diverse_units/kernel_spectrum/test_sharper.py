"""Gram matrices: the chapter's verdicts and sabotage."""

import numpy as np
import pytest
from flint import arb, fmpq

from landscape.diverse_units import kernel_spectrum as kernel
from landscape.evidence.verdict import Verdict


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (kernel.check_truncated_chernoff, Verdict.PROVED),
        (kernel.check_least_eigenvalue, Verdict.VERIFIED),
        (kernel.check_positive, Verdict.VERIFIED),
        (kernel.check_singular, Verdict.VERIFIED),
        (kernel.check_closest_pair, Verdict.VERIFIED),
        (kernel.check_figure_2, Verdict.SUPPORTED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sampled
def test_the_sampled_verdict():
    """One draw in a thousand reaches it: of 200, three would leave the rate undecided, and once in 900 seeds do."""
    assert kernel.check_event().verdict is Verdict.SUPPORTED


@pytest.mark.sabotage("own/truncated-chernoff", "two samples", drops=2)
def test_two_samples_are_too_few():
    assert kernel.check_truncated_chernoff(2).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/truncated-chernoff", "more features than samples", drops=1)
def test_truncation_is_needed():
    sums = [sum(float(arb(s.value).mid()) * (s.last - s.first + 1) for s in kernel.steps(10, most)) for most in (2, 30)]
    m = 3  # mu_min / R is at most one only because no more than m features are kept
    gamma = float(arb(next(iter(kernel.steps(10, 2))).value).mid())
    assert m * gamma < sums[0] < sums[1]


@pytest.mark.sabotage("own/gram-least-eigenvalue", "3/10 for 1/4")
def test_the_quarter_is_attained():
    assert kernel.check_least_eigenvalue(quarter=fmpq(3, 10)).verdict is Verdict.REFUTED
    tight = [kernel.samples.ORTHOGONAL]
    assert kernel.check_least_eigenvalue(tight, quarter=fmpq(251, 1000)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/gram-least-eigenvalue", "a sample that is zero", drops=1)
def test_a_zero_sample_is_refused():
    with pytest.raises(ValueError, match="X: expected samples other than 0"):
        kernel.cosines(((1, 0), (0, 0)))


@pytest.mark.sabotage("own/gram-positive", "three pairs in the plane, one direction twice")
@pytest.mark.parametrize("X", [kernel.samples.THREE_PAIRS, kernel.samples.TWICE])
def test_singular_samples_are_not_definite(X):
    assert not kernel.check_positive([X]).verdict.positive


@pytest.mark.sabotage("own/gram-positive", "independent pairs have no null vector; lengths that are wrong")
@pytest.mark.parametrize(
    ("pairs", "lengths"),
    [
        (((1, 0), (0, 1)), (1, 1)),
        (((1, 0, 0), (0, 1, 0), (1, 2, 2)), (1, 1, 3)),
        (((1, 0), (0, 1), (3, 4)), (1, 1, 4)),
    ],
)
def test_no_null_vector_where_there_is_none(pairs, lengths):
    assert kernel.check_singular(pairs, lengths).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/closest-pair", "a fifth less")
def test_the_closest_pair_is_close():
    assert kernel.check_closest_pair(slack=fmpq(1, 5)).verdict is Verdict.REFUTED


@pytest.mark.sampled
@pytest.mark.sabotage("own/lemma-6-event", "five dimensions, in which the event is common", drops=1)
def test_the_event_is_common_in_space():
    assert not kernel.check_event(dim=5, m=50).verdict.positive


@pytest.mark.sabotage("XLS17/fig-2", "the next block")
def test_the_next_block_does_not_resemble():
    assert kernel.check_figure_2(degrees=4).verdict is Verdict.CONTRADICTED


def test_the_series_is_the_kernel():
    t = arb("0.3")
    total = t / 4 + sum((kernel.series_coefficient(j) * t ** (2 * j + 2) for j in range(40)), arb(0))
    assert abs(total - t * (arb.pi() - t.acos()) / (2 * arb.pi())) < arb("1e-14")


def test_floats_agree_with_balls():
    X = kernel.samples.random_rows(3, 5)
    G = kernel.gram_matrix(kernel.cosines(X))
    U = np.array(X, float) / np.linalg.norm(np.array(X, float), axis=1, keepdims=True)
    T = np.clip(U @ U.T, -1, 1)
    floats = T * (0.5 - np.arccos(T) / (2 * np.pi))
    assert np.allclose(floats, np.vectorize(lambda b: float(b.mid()))(G))
