"""Networks that fit every label exactly: SH18 Theorem 8, and half as many neurons."""

from landscape.vanishing_minima.exact_fit.groups import Network, grouped_width, printed_width, strip, strips
from landscape.vanishing_minima.exact_fit.printed import (
    check_display,
    check_half,
    check_one_factor,
    check_strips,
    check_theorem_8,
)
from landscape.vanishing_minima.exact_fit.samples import SIZES, SLOPES, rows
from landscape.vanishing_minima.exact_fit.sharper import (
    check_fewest_neurons,
    check_neuron_pairs,
    check_pairs_fit,
    check_split_columns,
    check_swept_columns,
)
from landscape.vanishing_minima.exact_fit.sweep import Sweep, paired_width, pairs, sweep
from landscape.vanishing_minima.exact_fit.trapezoid import check_trapezoid, trapezoid

__all__ = [
    "SIZES",
    "SLOPES",
    "Network",
    "Sweep",
    "check_display",
    "check_fewest_neurons",
    "check_half",
    "check_neuron_pairs",
    "check_one_factor",
    "check_pairs_fit",
    "check_split_columns",
    "check_strips",
    "check_swept_columns",
    "check_theorem_8",
    "check_trapezoid",
    "grouped_width",
    "paired_width",
    "pairs",
    "printed_width",
    "rows",
    "strip",
    "strips",
    "sweep",
    "trapezoid",
]
