"""Samples for Gram matrices: integer points, whose directions alone count."""

from landscape.evidence.seeds import block_generator

Rows = tuple[tuple[int, ...], ...]

ORTHOGONAL: Rows = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
"""Here the bound is attained: G = I/2."""
ANTIPODAL: Rows = ((1, 0), (-1, 0), (0, 1), (0, -1), (3, 4))
"""Two antipodal pairs with independent directions: still positive definite."""
THREE_PAIRS: Rows = ((1, 0), (-1, 0), (0, 1), (0, -1), (3, 4), (-3, -4))
"""Three pairs in the plane: singular."""
TWICE: Rows = ((1, 0), (2, 0), (0, 1))
"""One direction twice: singular."""


def random_rows(dim: int, num_samples: int) -> Rows:
    """Integer points in random directions: a normal draw, scaled and rounded."""
    rng = block_generator("own/gram-least-eigenvalue", 1000 * dim + num_samples, 0)
    return tuple(tuple(round(1000 * x) for x in row) for row in rng.normal(size=(num_samples, dim)).tolist())
