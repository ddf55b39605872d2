"""SS18 section 3: how often gradient descent ends in a spurious minimum (Tables 1 and 2, Figure 1)."""

from landscape.spurious_minima.how_often.agreement import (
    chance,
    check_table_1,
    check_table_1_elsewhere,
    check_table_2,
    comparison,
    comparison_rows,
    interval,
    percentage,
    smallest_other_chance,
)
from landscape.spurious_minima.how_often.endings import Ending, Size, endings, minima_at, spurious_runs
from landscape.spurious_minima.how_often.one_neuron import check_one_neuron
from landscape.spurious_minima.how_often.points import (
    check_minima_1,
    check_minima_2,
    check_saddles,
    check_staircase,
    delicate,
    reached,
)
from landscape.spurious_minima.how_often.tables import SIZES, TABLE_1, TABLE_2
from landscape.spurious_minima.how_often.values import (
    average_eigenvalue,
    average_value,
    check_average_values,
    check_average_values_elsewhere,
    check_gap,
    check_larger_are_worse,
    check_two_more,
    exact_average,
    smallest_eigenvalue,
    standard_errors,
)

__all__ = [
    "SIZES",
    "TABLE_1",
    "TABLE_2",
    "Ending",
    "Size",
    "average_eigenvalue",
    "average_value",
    "chance",
    "check_average_values",
    "check_average_values_elsewhere",
    "check_gap",
    "check_larger_are_worse",
    "check_minima_1",
    "check_minima_2",
    "check_one_neuron",
    "check_saddles",
    "check_staircase",
    "check_table_1",
    "check_table_1_elsewhere",
    "check_table_2",
    "check_two_more",
    "comparison",
    "comparison_rows",
    "delicate",
    "endings",
    "exact_average",
    "interval",
    "minima_at",
    "percentage",
    "reached",
    "smallest_eigenvalue",
    "smallest_other_chance",
    "spurious_runs",
    "standard_errors",
]
