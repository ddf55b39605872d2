"""XLS17's algebra and promises: the chapter's verdicts, sabotage, controls."""

from itertools import product

import numpy as np
import pytest
import sympy
from flint import fmpq

from landscape.diverse_units import extended_feature_matrix as features
from landscape.evidence.verdict import Verdict

CORNERS = ("XLS17/cor-2", "XLS17/cor-4")


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (features.check_homogeneity, Verdict.VERIFIED),
        (features.check_gradient, Verdict.VERIFIED),
        (features.check_entries, Verdict.VERIFIED),
        (features.check_residual_bound, Verdict.VERIFIED),
        (features.check_trace, Verdict.VERIFIED),
        (features.check_equation_21, Verdict.VERIFIED),
        (features.check_loss_difference, Verdict.PROVED),
        (features.check_for_any_weights, Verdict.REFUTED),
        (features.check_coefficient, Verdict.REFUTED),
        *((lambda c=claim: features.check_promise(c), Verdict.VACUOUS) for claim in features.PROMISES),
        *((lambda c=claim: features.check_hypothesis(c), Verdict.VACUOUS) for claim in CORNERS),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("XLS17/eq-3", "another power, and an output weight of zero", drops=1)
def test_homogeneity_is_of_degree_one():
    assert features.check_homogeneity(power=2).verdict is Verdict.REFUTED
    with pytest.raises(ValueError, match="v: expected"):
        features.Network.of(((1, 2),), (1,), ((1, 1),), (0,))


@pytest.mark.sabotage("XLS17/eq-6", "another factor, and a kink", drops=1)
def test_the_gradient_has_its_factor():
    assert features.check_gradient(factor=2).verdict is Verdict.REFUTED
    with pytest.raises(ValueError, match="vanishes"):
        features.Network.of(((1, 2),), (1,), ((2, -1),), (1,))


@pytest.mark.sabotage("XLS17/eq-18", "signs of output weights kept", drops=1)
def test_output_weights_drop_out():
    assert features.check_entries(signed=True).verdict is Verdict.REFUTED


@pytest.mark.sabotage("XLS17/eq-7", "a larger singular value")
def test_the_singular_value_is_attained():
    assert features.check_residual_bound(slack=fmpq(1, 10**6)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/trace-bound", "one neuron less, samples that are not of length one", drops=1)
def test_the_trace_counts_active_neurons():
    assert features.check_trace(less_by=1).verdict is Verdict.REFUTED
    long = features.Network.of(((2, 0),), (1,), ((1, 0),), (1,))
    assert (long.D.T @ long.D)[0, 0] == 4 > 1  # one active neuron, s^2 = 4


@pytest.mark.sabotage("XLS17/eq-21", "a smaller share of the bound, which diagonal matrices attain")
@pytest.mark.parametrize(("share", "draws"), [(fmpq(1, 3), 12), (fmpq(999, 1000), 1)])
def test_the_norm_bound_is_not_idle(share, draws):
    assert features.check_equation_21(share=share, draws=draws).verdict is Verdict.REFUTED


@pytest.mark.sabotage("XLS17/thm-3--loss", "a larger coefficient")
def test_one_half_is_largest():
    assert features.check_loss_difference(sympy.Rational(3, 4)).verdict is Verdict.UNDECIDED


@pytest.mark.control("XLS17/cor-4--for-any-weights", "a label that the dead sample has anyway")
def test_a_fitted_network_refutes_nothing():
    assert features.check_for_any_weights(label=0).verdict is Verdict.UNDECIDED


@pytest.mark.control("XLS17/lem-7--coefficient", "one weight, for which the diagonal is largest")
@pytest.mark.parametrize("W", [((-1, 2),), ((1, -2), (1, -1)), ((1, 2), (-1, 2), (1, -2), (-1, -2))])
def test_other_weights_obey(W):
    assert features.check_coefficient(W).verdict is Verdict.VERIFIED


@pytest.mark.control("XLS17/lem-5", "one sample, or a kernel with a larger diagonal")
@pytest.mark.control("XLS17/thm-1", "one sample, or a kernel with a larger diagonal")
@pytest.mark.control("XLS17/thm-3", "one sample, or a kernel with a larger diagonal")
@pytest.mark.parametrize(("claim", "at"), [*product(features.PROMISES, [{"samples": 1}, {"diagonal": fmpq(30)}])])
def test_emptiness_needs_two_samples_and_a_small_diagonal(claim, at):
    assert features.check_promise(claim, **at).verdict is Verdict.UNDECIDED


@pytest.mark.control("XLS17/cor-2", "small m")
@pytest.mark.control("XLS17/cor-4", "small m")
@pytest.mark.parametrize("claim", CORNERS)
def test_small_m_may_meet_the_hypothesis(claim):
    assert features.check_hypothesis(claim, largest=50).verdict is Verdict.UNDECIDED
    assert features.check_hypothesis(claim, c=fmpq(1, 4), root=3).verdict is Verdict.VACUOUS


def test_definiteness_is_exact():
    eye = np.array([[fmpq(1), fmpq(0)], [fmpq(0), fmpq(1)]], dtype=object)
    flat = np.array([[fmpq(1), fmpq(1)], [fmpq(1), fmpq(1)]], dtype=object)
    assert features.is_definite(eye) and not features.is_definite(flat)
    assert features.is_semidefinite(flat) and not features.is_semidefinite(flat - eye)
