"""Non-negative least squares in floats: fast, and believed by nobody."""

import numpy as np
from scipy.optimize import nnls

from landscape.evidence.check import finder


@finder
def float_nnls(features: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Coefficients x >= 0, shape (num_features,), that make |x @ features - target| small.

    features, shape (num_features, num_samples), and target, shape (num_samples,), may hold
    rationals. All zeros where the solver gives up or a number does not fit a double.
    """
    try:
        columns, y = features.astype(np.float64), target.astype(np.float64)
        lengths = np.linalg.norm(columns, axis=1)
        lengths[lengths == 0] = 1
        return nnls((columns / lengths[:, np.newaxis]).T, y)[0] / lengths
    except (ArithmeticError, RuntimeError):  # a number too large for a double; out of iterations
        return np.zeros(len(features))


@finder
def positive(features: np.ndarray, target: np.ndarray) -> list[int]:
    """Indices of the features that `float_nnls` uses. Features (num_samples, num_features), target (num_samples,)."""
    return np.flatnonzero(float_nnls(features, target) > 0).tolist()
