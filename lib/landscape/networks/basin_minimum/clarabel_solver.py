"""The basin minimum by Clarabel, a general conic solver: the second opinion where the fast routes are unsure."""

import clarabel
import numpy as np
from scipy import sparse

TOLERANCE = 1e-10


def clarabel_weights(X: np.ndarray, y: np.ndarray, signs: np.ndarray, v: np.ndarray) -> np.ndarray:
    """Weights (num_neurons, dim) that Clarabel finds best in the closed cells of `signs`.

    Minimises |r|^2 / 2 over (w, r) with r = prediction - y and signs * (X w) >= 0; X, y, signs
    (num_neurons, num_samples) and v as everywhere. Its status is not looked at: judge the answer.
    """
    (m, d), n = X.shape, len(v)
    scale = np.linalg.norm(y) or 1.0
    predictions = sparse.csc_matrix(np.hstack([v[i] * (signs[i] > 0)[:, np.newaxis] * X for i in range(n)]))
    inside = sparse.block_diag([-signs[i][:, np.newaxis] * X for i in range(n)])
    constraints = sparse.bmat([[predictions, -sparse.identity(m)], [inside, None]]).tocsc()
    cost = sparse.block_diag([sparse.csc_matrix((n * d, n * d)), sparse.identity(m)]).tocsc()
    cones = [clarabel.ZeroConeT(m), clarabel.NonnegativeConeT(n * m)]
    right = np.concatenate([y / scale, np.zeros(n * m)])
    solver = clarabel.DefaultSolver(cost, np.zeros(n * d + m), constraints, right, cones, _settings())
    return scale * np.array(solver.solve().x[: n * d]).reshape(n, d)


def _settings() -> clarabel.DefaultSettings:
    settings = clarabel.DefaultSettings()
    settings.verbose = False
    settings.tol_gap_abs = settings.tol_gap_rel = settings.tol_feas = TOLERANCE
    return settings
