"""The sign vector of a weight: on which side of each sample's hyperplane it lies, exactly or decided in floats."""

from typing import Any

import numpy as np
from flint import fmpq

from landscape.evidence.inputs import exact_array, float_array

Signs = tuple[int, ...]


def exact_sign_vector(w: Any, X: Any) -> Signs:
    """Signs of <w, x_t> for rational w (dim,) and X (num_samples, dim), exactly.

    Raises ValueError for a zero sample and for a tie (SS16 Def. 7: a region is open).
    """
    X = exact_array("X", X, (None, None))
    w = exact_array("w", w, (X.shape[1],))
    return exact_signs(w[np.newaxis], X)[0]


def exact_signs(W: np.ndarray, X: np.ndarray) -> list[Signs]:
    """`exact_sign_vector` of every row of W, (num_neurons, dim); both from `exact_array`."""
    _require_rows(W, X, "O")
    return [_decided(products) for products in (W @ X.T).tolist()]


def _decided(products: list[Any]) -> Signs:
    if 0 in products:
        raise ValueError(f"w: expected a weight on no hyperplane, not on that of sample {products.index(0)}")
    return tuple(1 if product > 0 else -1 for product in products)


def float_sign_vector(w: Any, X: Any) -> Signs:
    """Signs of <w, x_t> for floats w (dim,); raises as `float_signs`."""
    X = float_array("X", X, (None, None))
    return tuple(float_signs(float_array("w", w, (X.shape[1],)), X).tolist())


def float_signs(W: np.ndarray, X: np.ndarray) -> np.ndarray:
    """Signs of <w, x_t>, (..., num_samples) for floats W (..., dim), where rounding cannot have changed them.

    The computed product, in any order of summation, is within gamma_d <|w|, |x|> of the true one,
    gamma_k = k u / (1 - k u) (Higham 2002, section 3.1). Raises ValueError for a zero sample and
    where a product is no larger than that error.
    """
    _require_rows(W, X, "fiu")
    with np.errstate(over="ignore", invalid="ignore"):
        products = W @ X.T
        decided = np.abs(products) > _rounding_error(W, X)
    if not decided.all():
        t = int(np.argwhere(~decided)[0, -1])
        raise ValueError(f"w: within rounding error of the hyperplane of sample {t}")
    return np.where(products > 0, 1, -1)


def _rounding_error(W: np.ndarray, X: np.ndarray) -> np.ndarray:
    """Bound on the error of W @ X.T; gamma of 2 d + 2 also pays for computing the bound itself."""
    operations = 2 * X.shape[1] + 2
    unit = operations * np.finfo(np.float64).eps / 2
    underflow = operations * np.finfo(np.float64).smallest_subnormal
    return unit / (1 - unit) * (np.abs(W) @ np.abs(X).T) + underflow


def _require_rows(W: np.ndarray, X: np.ndarray, kinds: str) -> None:
    for name, array in (("W", W), ("X", X)):
        if not isinstance(array, np.ndarray) or array.dtype.kind not in kinds:
            raise ValueError(f"{name}: expected an array of {'rationals' if kinds == 'O' else 'floats'}")
        if kinds == "O" and not all(type(entry) is fmpq for entry in array.flat):
            raise ValueError(f"{name}: expected rationals")
    if X.ndim != 2 or not W.ndim or W.shape[-1] != X.shape[1]:
        raise ValueError(f"W, X: expected shapes (..., dim) and (num_samples, dim), not {W.shape} and {X.shape}")
    _require_nonzero(X)


def _require_nonzero(X: np.ndarray) -> None:
    for t, sample in enumerate(X):
        if not any(sample):
            raise ValueError(f"X: expected non-zero samples, but sample {t} is zero")
