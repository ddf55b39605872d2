"""Example 1's minimum for every width k >= 6 (beyond SS18)."""

from landscape.spurious_minima.example_one_family.blocks import blocks
from landscape.spurious_minima.example_one_family.checks import (
    POINTS,
    check_blocks,
    check_limit,
    check_loss,
    check_minima,
    check_turn,
    check_two_families,
)
from landscape.spurious_minima.example_one_family.family import EXAMPLE_ONE
from landscape.spurious_minima.example_one_family.instances import blocks_agree, matrix, weights
from landscape.spurious_minima.example_one_family.loss import scaled_loss
from landscape.spurious_minima.example_one_family.shape import Shape, equations, shape, shape_of

__all__ = [
    "EXAMPLE_ONE",
    "POINTS",
    "Shape",
    "blocks",
    "blocks_agree",
    "check_blocks",
    "check_limit",
    "check_loss",
    "check_minima",
    "check_turn",
    "check_two_families",
    "equations",
    "matrix",
    "scaled_loss",
    "shape",
    "shape_of",
    "weights",
]
