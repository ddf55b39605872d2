"""Euler's identities, the split of the ReLU, the curvature at a global minimum."""

import numpy as np
import pytest
import sympy
from flint import arb, fmpq

from landscape.evidence.verdict import Verdict
from landscape.networks.gaussian_loss import gaussian_gradient, gaussian_hessian, gaussian_loss
from landscape.spurious_minima import gaussian_loss as loss


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (loss.check_euler, Verdict.PROVED),
        (loss.check_euler_on, Verdict.VERIFIED),
        (loss.check_split, Verdict.PROVED),
        (loss.check_split_on, Verdict.VERIFIED),
        (loss.check_global_spectrum, Verdict.VERIFIED),
        (loss.check_parts, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("own/euler-identities", "another degree of homogeneity")
@pytest.mark.parametrize("degree", [0, 2])
def test_the_kernel_has_degree_one(degree):
    assert loss.check_euler(degree).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/euler-identities", "a gradient of another point")
def test_another_gradient_is_noticed(monkeypatch):
    from landscape.spurious_minima.gaussian_loss import structure

    monkeypatch.setattr(structure, "gaussian_gradient", lambda W, V: 2 * gaussian_gradient(W, V))
    assert loss.check_euler_on([([[1, 2]], [[3, -1]])]).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/relu-split", "another share of the linear half")
def test_the_linear_half_is_a_quarter_of_the_cosine():
    assert loss.check_split(sympy.Rational(1, 2)).verdict is Verdict.UNDECIDED
    assert loss.check_split_on(fmpq(1, 2)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/global-spectrum", "a larger eigenvalue, a smaller one, k = 1, other parts", drops=1)
def test_the_smallest_eigenvalue_is_this():
    assert loss.check_global_spectrum([3], half=fmpq(1, 3)).verdict is Verdict.REFUTED
    assert loss.check_global_spectrum([3], half=fmpq(2, 3)).verdict is Verdict.REFUTED
    assert loss.check_global_spectrum([1]).verdict is Verdict.REFUTED
    assert loss.check_parts(turned=-1).verdict is Verdict.REFUTED


@pytest.mark.parametrize(("k", "dim"), [(2, 2), (3, 3), (3, 5)])
def test_float_eigenvalues_agree_with_the_spectrum(k, dim):
    V = np.eye(k, dim)
    values = np.linalg.eigvalsh(gaussian_hessian(V, V))
    least = float(loss.least_curvature())
    assert abs(values[0] - least) < 1e-12 and (abs(values - least) < 1e-9).sum() == k * (k - 1) // 2


@pytest.mark.parametrize("k", [1, 2, 9])
def test_one_neuron_on_the_diagonal_is_critical(k):
    W = np.full((1, k), float(loss.one_neuron_length(k)) / np.sqrt(k))
    assert abs(gaussian_gradient(W, np.eye(k))).max() < 1e-14


def test_the_norm_of_one_neuron():
    assert loss.square_norm([[3, 4]]).overlaps(arb(25) / 2)
    assert loss.square_norm([[1, 0], [0, 1]]).overlaps(1 + 1 / arb.pi())


@pytest.mark.sabotage("SS18/eq-6", "a weight that is zero, at the door", drops=1)
@pytest.mark.sabotage("SS18/eq-8", "a weight that is zero, at the door", drops=1)
@pytest.mark.sabotage("own/euler-identities", "a weight that is zero, at the door", drops=1)
@pytest.mark.sabotage("SS18/fact-2--repaired", "a weight that is zero, at the door", drops=1)
@pytest.mark.parametrize(
    "ask",
    [gaussian_loss, gaussian_gradient, lambda W, V: loss.check_euler_on([(W, V)]), loss.check_thrice_repaired],
)
def test_a_weight_of_zero_is_refused(ask):
    with pytest.raises(ValueError, match="not zero"):
        ask([[0, 0], [1, 2]], [[1, 0], [0, 1]])
