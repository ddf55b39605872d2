"""The paper's route to its minima: Taylor's formula, a bound for the third derivative, SS18 Lemmas 1 and 2."""

from landscape.spurious_minima.taylor_argument.instances import (
    TaylorData,
    check_equation_3,
    check_equation_4,
    check_equation_5,
    check_lemma_1_on,
    check_lemma_2,
    check_radius_is_tight,
    check_sharper_radius_on,
    taylor_data,
)
from landscape.spurious_minima.taylor_argument.radii import (
    check_interval,
    check_lemma_1,
    check_sharper_radius,
    lemma_1_radius,
    sharper_radius,
)
from landscape.spurious_minima.taylor_argument.third_derivative import (
    check_third_derivative,
    third_derivative,
    third_derivative_bound,
)

__all__ = [
    "TaylorData",
    "check_equation_3",
    "check_equation_4",
    "check_equation_5",
    "check_interval",
    "check_lemma_1",
    "check_lemma_1_on",
    "check_lemma_2",
    "check_radius_is_tight",
    "check_sharper_radius",
    "check_sharper_radius_on",
    "check_third_derivative",
    "lemma_1_radius",
    "sharper_radius",
    "taylor_data",
    "third_derivative",
    "third_derivative_bound",
]
