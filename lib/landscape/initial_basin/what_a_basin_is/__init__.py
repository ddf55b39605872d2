"""Three meanings of the word basin on one landscape: SS16 Definitions 5 and 6."""

from landscape.initial_basin.what_a_basin_is.escape import (
    CUBIC,
    ROOT,
    STARTS,
    captive_tangent,
    certified_share,
    check_definition_5,
    check_escape,
    check_flow,
    check_law,
    check_law_on_starts,
    check_theorem_1_literal,
    check_witness,
    definition_5_share,
)
from landscape.initial_basin.what_a_basin_is.paths import (
    above_the_saddle,
    descends,
    descent,
    most_components,
    turning_values,
)

__all__ = [
    "CUBIC",
    "ROOT",
    "STARTS",
    "above_the_saddle",
    "captive_tangent",
    "certified_share",
    "check_definition_5",
    "check_escape",
    "check_flow",
    "check_law",
    "check_law_on_starts",
    "check_theorem_1_literal",
    "check_witness",
    "definition_5_share",
    "descends",
    "descent",
    "most_components",
    "turning_values",
]
