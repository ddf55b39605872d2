"""Random points on the unit sphere."""

import numpy as np

from landscape.evidence.door import guarded
from landscape.evidence.inputs import positive_integer


@guarded
def uniform_points(num_points: int, dim: int, rng: np.random.Generator) -> np.ndarray:
    """Independent uniform points on S^{dim-1}, as rows: float64, (num_points, dim).

    A standard Gaussian vector has no preferred direction, so its direction is uniform; in
    dimension one the points are -1 and 1. Raises ValueError unless both sizes are at least 1.
    """
    positive_integer("num_points", num_points)
    positive_integer("dim", dim)
    gaussian = rng.standard_normal((num_points, dim))
    return gaussian / np.linalg.norm(gaussian, axis=1, keepdims=True)
