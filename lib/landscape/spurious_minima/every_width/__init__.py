"""Strict spurious minima W = aI + b(J - I) for every width k >= 6 (beyond SS18)."""

from landscape.spurious_minima.every_width.blocks import blocks, equations
from landscape.spurious_minima.every_width.boxes import Box, Family, at_width, critical
from landscape.spurious_minima.every_width.checks import (
    POINTS,
    check_blocks,
    check_limit,
    check_loss,
    check_minima,
    check_turn,
    displaced,
    shifted,
    widened,
    without,
)
from landscape.spurious_minima.every_width.cover import Cover, stored_cover
from landscape.spurious_minima.every_width.family import TYPE_A
from landscape.spurious_minima.every_width.instances import blocks_agree, matrix
from landscape.spurious_minima.every_width.loss import loss
from landscape.spurious_minima.every_width.shape import Shape, shape, shape_of

__all__ = [
    "POINTS",
    "TYPE_A",
    "Box",
    "Cover",
    "Family",
    "Shape",
    "at_width",
    "blocks",
    "blocks_agree",
    "check_blocks",
    "check_limit",
    "check_loss",
    "check_minima",
    "check_turn",
    "critical",
    "displaced",
    "equations",
    "loss",
    "matrix",
    "shape",
    "shape_of",
    "shifted",
    "stored_cover",
    "widened",
    "without",
]
