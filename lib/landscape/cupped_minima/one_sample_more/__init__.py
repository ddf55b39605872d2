"""How few samples a cupped minimum needs: an example with one more than neurons, and why none has fewer."""

from landscape.cupped_minima.one_sample_more.example import (
    SMALLEST_BETTER,
    better_weights,
    check_one_sample_more,
    error_function,
    example,
    loss_at,
    pushed,
    smallest_example,
    smooth_example,
    without_sample,
)
from landscape.cupped_minima.one_sample_more.necessary import (
    check_count,
    check_cups_need_samples,
    check_signs_of_errors,
    check_twice_the_dimension,
)

__all__ = [
    "SMALLEST_BETTER",
    "better_weights",
    "check_count",
    "check_cups_need_samples",
    "check_one_sample_more",
    "check_signs_of_errors",
    "check_twice_the_dimension",
    "error_function",
    "example",
    "loss_at",
    "pushed",
    "smallest_example",
    "smooth_example",
    "without_sample",
]
