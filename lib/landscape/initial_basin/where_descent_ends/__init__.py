"""Where gradient descent ends, against the basin minimum of its start."""

from landscape.initial_basin.where_descent_ends.descent import Descent, Trap, trap, trap_after
from landscape.initial_basin.where_descent_ends.examples import (
    PAIRS,
    check_descent_trap,
    check_ends_above,
    check_ends_below,
    check_only_orthogonal,
    lucky,
    parabola,
    unlucky,
)
from landscape.initial_basin.where_descent_ends.orthogonal import (
    ORTHOGONAL,
    check_descent,
    check_flow,
    check_step_too_long,
    flow_end,
)
from landscape.initial_basin.where_descent_ends.sampled import (
    Outcomes,
    Protocol,
    check_against_basin,
    check_basin_predicts,
    outcomes,
    random_descents,
)

__all__ = [
    "ORTHOGONAL",
    "PAIRS",
    "Descent",
    "Outcomes",
    "Protocol",
    "Trap",
    "check_against_basin",
    "check_basin_predicts",
    "check_descent",
    "check_descent_trap",
    "check_ends_above",
    "check_ends_below",
    "check_flow",
    "check_only_orthogonal",
    "check_step_too_long",
    "flow_end",
    "lucky",
    "outcomes",
    "parabola",
    "random_descents",
    "trap",
    "trap_after",
    "unlucky",
]
