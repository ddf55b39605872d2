"""Spurious minima with more neurons than targets, certified block by block at a cost that does not grow with k."""

from landscape.spurious_minima.more_neurons.agreement import POINTS, blocks_agree, check_blocks
from landscape.spurious_minima.more_neurons.certificate import RADIUS, Block, Certificate, certify
from landscape.spurious_minima.more_neurons.checks import (
    check_one_more,
    check_parallel,
    check_several_more,
    check_turns,
    nudged,
    points_of,
    split,
)
from landscape.spurious_minima.more_neurons.directions import fixed, kinds
from landscape.spurious_minima.more_neurons.form import Learner
from landscape.spurious_minima.more_neurons.witnesses import DIGITS, RANGES, Range, stored_family

__all__ = [
    "DIGITS",
    "POINTS",
    "RADIUS",
    "RANGES",
    "Block",
    "Certificate",
    "Learner",
    "Range",
    "blocks_agree",
    "certify",
    "check_blocks",
    "check_one_more",
    "check_parallel",
    "check_several_more",
    "check_turns",
    "fixed",
    "kinds",
    "nudged",
    "points_of",
    "split",
    "stored_family",
]
