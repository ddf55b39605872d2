"""Lemma 3, the trace, and Corollary 1's first half: verdicts and sabotage."""

import numpy as np
import pytest
from flint import fmpq

from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Verdict
from landscape.networks.arc_cosine import angles, kernel_zero
from landscape.networks.gaussian_loss import extra_block, gaussian_gradient, gaussian_hessian
from landscape.spurious_minima import higher_dimensions as high
from landscape.spurious_minima.certified_minima import THEOREM_PAIRS, SymmetricPoint, stored


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (high.check_lemma_3, Verdict.PROVED),
        (high.check_lemma_3_on, Verdict.VERIFIED),
        (high.check_trace, Verdict.PROVED),
        (high.check_trace_on, Verdict.VERIFIED),
        (high.check_trace_bound_is_sharp, Verdict.VERIFIED),
        (high.check_larger_dimensions, Verdict.PROVED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


def turned(W, V):
    """M with the targets' sines counted as positive."""
    n = len(W)
    M = extra_block(W, V)
    without = extra_block(W, [list(W[0])])  # one target on the line of one neuron adds nothing to its own entry
    return np.where(np.eye(n, dtype=bool), 2 * without - M, M)


LIES = {
    "twice": lambda W, V: 2 * extra_block(W, V),
    "targets with the other sign": turned,
    "another angle": lambda W, V: extra_block(W, V) + np.eye(len(W), dtype=int)[::-1] * fmpq(1, 10**9),
}


@pytest.mark.sabotage("SS18/lem-3", "another block in place of M")
@pytest.mark.parametrize("lie", LIES)
def test_another_block_is_noticed(lie):
    assert high.check_lemma_3_on(LIES[lie]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS18/lem-3", "another eigenvalue across the plane")
def test_the_curvature_across_is_this():
    assert high.check_lemma_3(factor=2).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/extra-block-trace", "a false trace, another block, a larger constant")
def test_the_trace_is_this():
    assert high.check_trace(normal_weight=0).verdict is Verdict.UNDECIDED
    assert high.check_trace(sign=1).verdict is Verdict.UNDECIDED
    assert high.check_trace_on(LIES["twice"]).verdict is Verdict.REFUTED
    assert high.check_trace_bound_is_sharp(fmpq(1000001, 1000000)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS18/cor-1", "a pair dropped, a point moved, a saddle in place of a minimum", drops=2)
def test_the_corollary_needs_every_certificate():
    first, *rest = points = stored(THEOREM_PAIRS[:3])
    assert high.check_larger_dimensions(rest).verdict is Verdict.UNDECIDED
    moved = SymmetricPoint(first.k, first.n, 1, ("0.99", *first.entries[1:]))
    assert high.check_larger_dimensions([moved, *rest]).verdict is Verdict.UNDECIDED
    assert high.check_larger_dimensions([*points, *stored([(5, 5)])]).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("dim", [1, 2, 5])
def test_eigenvalues_of_m_at_random_points(dim):
    rng = generator("own/extra-block-trace")
    for _ in range(20):
        W, V = rng.normal(size=(3, dim)), rng.normal(size=(2, dim))
        lowest = [np.linalg.eigvalsh(A)[0] for A in (gaussian_hessian(W, V), extra_block(W, V))]
        assert lowest[0] <= lowest[1] + 1e-12


def test_the_gradient_is_m_w_minus_a_v():
    rng = generator("own/extra-block-trace")
    W, V = rng.normal(size=(4, 3)), rng.normal(size=(2, 3))
    expected = extra_block(W, V) @ W - kernel_zero(angles(W, V)) @ V
    assert abs(gaussian_gradient(W, V) - expected).max() < 1e-13


def test_a_short_neuron_makes_m_indefinite():
    block = extra_block(np.array([[0.01, 0.0], [1.0, 1.0]]), np.array([[0.0, 2.0]]))
    assert np.linalg.eigvalsh(block)[0] < 0
