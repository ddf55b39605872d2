"""Section 4.3 of SSG20: a training set and weights at the bottom of a cup."""

from landscape.cupped_minima.cupped_minimum.section_4_3 import (
    height_of_axis_points,
    merged_training_set,
    printed_training_set,
    rational_cup,
    theorem_configuration,
)
from landscape.cupped_minima.cupped_minimum.training_set import TrainingSet, enclosed, exact_root, root

__all__ = [
    "TrainingSet",
    "enclosed",
    "exact_root",
    "height_of_axis_points",
    "merged_training_set",
    "printed_training_set",
    "rational_cup",
    "root",
    "theorem_configuration",
]
