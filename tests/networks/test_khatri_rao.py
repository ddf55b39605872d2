"""The Khatri-Rao product and the identity it exists for."""

import numpy as np
import pytest
from flint import fmpq
from hypothesis import given
from hypothesis import strategies as st

from landscape.evidence.inputs import exact_array
from landscape.networks.khatri_rao import khatri_rao
from landscape.networks.two_layer import predict


def test_rows_are_kronecker_products() -> None:
    assert khatri_rao([[1, 10]], [[2, 3]]).tolist() == [[2, 3, 20, 30]]
    rng = np.random.default_rng(0)
    A, X = rng.standard_normal((5, 2)), rng.standard_normal((5, 3))
    np.testing.assert_array_equal(khatri_rao(A, X), [np.kron(a, x) for a, x in zip(A, X, strict=True)])


@given(seed=st.integers(0, 2**32 - 1), m=st.integers(1, 6), n=st.integers(1, 5), d=st.integers(1, 4))
def test_predictions_are_linear_in_the_weights_of_a_region_combination(seed: int, m: int, n: int, d: int) -> None:
    rng = np.random.default_rng(seed)
    X, W = rng.integers(-5, 6, (m, d)), rng.integers(-5, 6, (n, d))
    v = rng.integers(-2, 3, n)
    activations = (X @ W.T > 0).astype(int)
    extended = khatri_rao(exact_array("A", activations * v, (m, n)), X)
    assert extended.shape == (m, n * d) and type(extended[0, 0]) is fmpq
    assert (extended @ W.ravel() == predict(exact_array("X", X, (m, d)), W, v)).all()


def test_bad_input() -> None:
    with pytest.raises(ValueError, match=r"^X:"):
        khatri_rao(np.ones((3, 2)), np.ones((4, 2)))
    with pytest.raises(ValueError, match=r"^A:"):
        khatri_rao([[np.nan]], [[1.0]])
