"""No path leads down from a cup: SSG20 Definition 1, Lemma 1 and Corollary 1."""

from landscape.cupped_minima.no_descent_path.boxes import Box, boxes
from landscape.cupped_minima.no_descent_path.chances import (
    LEAST_CHANCES,
    admissible,
    check_chances,
    check_corollary_1,
    check_open_cups,
    doubled,
    self_better,
    turned,
    widened,
)
from landscape.cupped_minima.no_descent_path.climbing import (
    GRAPHS,
    ONE_NEURON_DUALS,
    PASS,
    check_certified_climb,
    check_definition,
    check_least_climb,
    check_lemma_1,
    check_no_idle_neurons,
    default_paths,
    has_descent_paths,
    over_the_pass,
    stored_paths,
    straight_over,
)
from landscape.cupped_minima.no_descent_path.cup import Cup, cup
from landscape.cupped_minima.no_descent_path.examples import ONE_NEURON_X, ONE_NEURON_Y, one_neuron, rational
from landscape.cupped_minima.no_descent_path.exits import Exit, certified_climb, exits
from landscape.cupped_minima.no_descent_path.paths import Path, Stop

__all__ = [
    "GRAPHS",
    "LEAST_CHANCES",
    "ONE_NEURON_DUALS",
    "ONE_NEURON_X",
    "ONE_NEURON_Y",
    "PASS",
    "Box",
    "Cup",
    "Exit",
    "Path",
    "Stop",
    "admissible",
    "boxes",
    "certified_climb",
    "check_certified_climb",
    "check_chances",
    "check_corollary_1",
    "check_definition",
    "check_least_climb",
    "check_lemma_1",
    "check_no_idle_neurons",
    "check_open_cups",
    "cup",
    "default_paths",
    "doubled",
    "exits",
    "has_descent_paths",
    "one_neuron",
    "over_the_pass",
    "rational",
    "self_better",
    "stored_paths",
    "straight_over",
    "turned",
    "widened",
]
