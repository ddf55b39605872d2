"""As many independent samples as there are: SS16 Theorem 7."""

from landscape.initial_basin.overspecification import Law
from landscape.initial_basin.rank_m_data.construction import (
    INDEPENDENT,
    ONE_TOO_MANY,
    constructed,
    covered_minimum,
    weight_with,
)
from landscape.initial_basin.rank_m_data.printed import (
    check_construction,
    check_construction_literal,
    check_covered_samples,
    check_theorem_7,
    check_theorem_7_on_planes,
)
from landscape.initial_basin.rank_m_data.sharper import (
    ANGLES,
    WIDTHS,
    check_one_too_many,
    check_orthogonal,
    check_rank_m_two_sided,
    check_two_samples,
    check_width_threshold,
    first_promising_width,
)
from landscape.initial_basin.rank_m_data.success import (
    orthogonal_success,
    orthogonal_success_ball,
    two_sample_success,
    union_bound,
)

__all__ = [
    "ANGLES",
    "INDEPENDENT",
    "ONE_TOO_MANY",
    "WIDTHS",
    "Law",
    "check_construction",
    "check_construction_literal",
    "check_covered_samples",
    "check_one_too_many",
    "check_orthogonal",
    "check_rank_m_two_sided",
    "check_theorem_7",
    "check_theorem_7_on_planes",
    "check_two_samples",
    "check_width_threshold",
    "constructed",
    "covered_minimum",
    "first_promising_width",
    "orthogonal_success",
    "orthogonal_success_ball",
    "two_sample_success",
    "union_bound",
    "weight_with",
]
