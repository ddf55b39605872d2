"""A cupped minimum that fits on a page, the lemma behind all of them, and SSG20's Appendix A."""

from landscape.cupped_minima.cupped_minimum import CONDITIONS, Cup, CupConstants, rational_cup
from landscape.cupped_minima.rational_cup.appendix_a import (
    check_type_1,
    check_type_1_literal,
    check_type_2,
    check_type_2_literal,
    triangle_cells,
)
from landscape.cupped_minima.rational_cup.checks import (
    WHOLE,
    check_cup_lemma,
    check_definition,
    check_gradient,
    check_hessian,
    check_rational_cup,
    regular_point,
)
from landscape.cupped_minima.rational_cup.data import BETTER, LABELS, UNIT, arrays, better_weights, broken_variants

__all__ = [
    "BETTER",
    "CONDITIONS",
    "LABELS",
    "UNIT",
    "WHOLE",
    "Cup",
    "CupConstants",
    "arrays",
    "better_weights",
    "broken_variants",
    "check_cup_lemma",
    "check_definition",
    "check_gradient",
    "check_hessian",
    "check_rational_cup",
    "check_type_1",
    "check_type_1_literal",
    "check_type_2",
    "check_type_2_literal",
    "rational_cup",
    "regular_point",
    "triangle_cells",
]
