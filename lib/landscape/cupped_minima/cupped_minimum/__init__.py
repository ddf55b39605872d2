"""Section 4.3 of SSG20: a training set and weights at the bottom of a cup."""

from landscape.cupped_minima.cupped_minimum.claims import (
    check_claim_1,
    check_claim_1_for_all,
    check_claim_2,
    check_claim_2_for_all,
    check_claim_3,
    check_claim_3_for_all,
    check_cup,
    check_cup_for_all,
    check_cup_of,
)
from landscape.cupped_minima.cupped_minimum.constants import CupConstants, rise, slope
from landscape.cupped_minima.cupped_minimum.cup_lemma import CONDITIONS, Cup
from landscape.cupped_minima.cupped_minimum.lemmas import (
    check_claim_4,
    check_claim_4_for_all,
    check_lemma_2,
    check_lemma_3,
    check_lemma_4,
    check_lemma_5,
    check_remark_2,
    directions,
    printed,
)
from landscape.cupped_minima.cupped_minimum.section_4_3 import (
    height_of_axis_points,
    merged_training_set,
    printed_training_set,
    rational_cup,
    theorem_configuration,
)
from landscape.cupped_minima.cupped_minimum.training_set import TrainingSet, enclosed, exact_root, root

__all__ = [
    "CONDITIONS",
    "Cup",
    "CupConstants",
    "TrainingSet",
    "check_claim_1",
    "check_claim_1_for_all",
    "check_claim_2",
    "check_claim_2_for_all",
    "check_claim_3",
    "check_claim_3_for_all",
    "check_claim_4",
    "check_claim_4_for_all",
    "check_cup",
    "check_cup_for_all",
    "check_cup_of",
    "check_lemma_2",
    "check_lemma_3",
    "check_lemma_4",
    "check_lemma_5",
    "check_remark_2",
    "directions",
    "enclosed",
    "exact_root",
    "height_of_axis_points",
    "merged_training_set",
    "printed",
    "printed_training_set",
    "rational_cup",
    "rise",
    "root",
    "slope",
    "theorem_configuration",
]
