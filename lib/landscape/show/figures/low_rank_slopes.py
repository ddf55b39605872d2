"""Pictures of the chapter on low ranks: exact probabilities on the plane beside the bounds."""

from math import log10

from flint import fmpq
from matplotlib.axes import Axes

from landscape.vanishing_minima.low_rank_slopes import bounds

COLOURS = ("#0072B2", "#D55E00", "#009E73")
WIDTHS = range(2, 81)
NAMES = ("exact: no neuron tells two samples apart", "printed bound", "repaired bound")


def draw_bounds(axes: Axes, samples: int) -> None:
    """Probability that all rows are constant, against the two bounds for rank 1, by width."""
    axes.plot(WIDTHS, [_digits(bounds.constant_rows(samples, 2, d, fmpq(0))) for d in WIDTHS], color=COLOURS[0])
    axes.plot(WIDTHS, [_digits(bounds.printed(1, samples, 2, d)) for d in WIDTHS], color=COLOURS[1], linestyle="--")
    axes.plot(WIDTHS, [_digits(bounds.repaired(1, samples, 2, d)) for d in WIDTHS], color=COLOURS[2], linestyle=":")
    for name, colour, line in zip(NAMES, COLOURS, ("-", "--", ":"), strict=True):
        axes.plot([], [], color=colour, linestyle=line, label=name)
    axes.axhline(0, color="#767676", linewidth=1)
    axes.set(xlabel="neurons $d_1$", ylabel="powers of ten", xlim=(2, max(WIDTHS)), ylim=(-16, 9))
    axes.legend(loc="upper center", bbox_to_anchor=(0.45, -0.2), fontsize=11)


def describe_bounds(samples: int) -> str:
    """The width from which on the printed bound is below the exact probability, as far as 400 neurons."""
    widths = range(2, 400)
    holds = (bounds.printed(1, samples, 2, d) >= bounds.constant_rows(samples, 2, d, fmpq(0)) for d in widths)
    first = 1 + max(d for d, good in zip(widths, holds, strict=True) if good)
    useful = next((d for d in widths if bounds.repaired(1, samples, 2, d) < 1), None)
    promise = f"promises something from {useful} neurons on" if useful else "stays above 1"
    return (
        f"{samples} samples in the plane, rank 1: the printed bound fails from {first} neurons on; "
        f"the repaired one {promise}"
    )


def _digits(value: fmpq) -> float:
    return log10(int(value.p)) - log10(int(value.q))
