"""The extended feature matrix, and what it says about the loss: XLS17 equations 3-7, Theorems 1 and 3."""

from landscape.diverse_units.extended_feature_matrix import uniform
from landscape.diverse_units.extended_feature_matrix.instances import ORTHONORMAL, losses_fall, stuck, trained
from landscape.diverse_units.extended_feature_matrix.network import Network, is_definite, is_semidefinite
from landscape.diverse_units.extended_feature_matrix.printed import (
    PROMISES,
    check_coefficient,
    check_entries,
    check_equation_21,
    check_for_any_weights,
    check_gradient,
    check_homogeneity,
    check_hypothesis,
    check_loss_difference,
    check_promise,
    check_residual_bound,
    check_trace,
)
from landscape.diverse_units.extended_feature_matrix.sharper import (
    check_certificate,
    check_dead_sample,
    check_random_weights,
    check_unseen_direction,
)

__all__ = [
    "ORTHONORMAL",
    "PROMISES",
    "Network",
    "check_certificate",
    "check_coefficient",
    "check_dead_sample",
    "check_entries",
    "check_equation_21",
    "check_for_any_weights",
    "check_gradient",
    "check_homogeneity",
    "check_hypothesis",
    "check_loss_difference",
    "check_promise",
    "check_random_weights",
    "check_residual_bound",
    "check_trace",
    "check_unseen_direction",
    "is_definite",
    "is_semidefinite",
    "losses_fall",
    "stuck",
    "trained",
    "uniform",
]
