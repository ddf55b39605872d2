"""Pictures of the chapter on the bad volume: logarithms of the bounds per sample, by the weights per sample."""

from fractions import Fraction
from math import isqrt

from flint import fmpq
from matplotlib.axes import Axes

from landscape.evidence.outward import ceil_digits, floor_digits
from landscape.vanishing_minima.bad_volume import Sizes, log_before_limit, log_bound, printed_log_bound

COLOURS = ("#0072B2", "#D55E00", "#009E73")
WEIGHTS = (10, 15, 20, 30, 40, 50, 60, 80, 120, 200, 400, 800)
CURVES = (log_bound, log_before_limit, printed_log_bound)
NAMES = ("this book's bound, at all sizes", "printed, before its limit", "printed, what the limit keeps")


def draw_exponents(axes: Axes, samples: int, epsilon: str = "1/10") -> None:
    """log of each bound, divided by N, along d_0 = d_1 = sqrt(c N), by c."""
    sizes = squares(samples, epsilon)
    for curve, name, colour, line in zip(CURVES, NAMES, COLOURS, ("-", "--", ":"), strict=True):
        heights = [float(curve(at)) / samples for at in sizes.values()]
        axes.plot(list(sizes), heights, color=colour, linestyle=line, label=name, marker=".")
    axes.axhline(0, color="#767676", linewidth=1)
    axes.text(0.98, 0.12, "above: says nothing", transform=axes.get_yaxis_transform(), ha="right", va="bottom",
              fontsize=10, color="#595959")  # fmt: skip
    axes.set(xscale="log", xlim=(8.5, 1000), ylim=(-4, 9), xticks=(10, 20, 50, 100, 200, 500))
    axes.set(xlabel="weights per sample, $d_0 d_1 / N$", ylabel="log of bound / $N$")
    axes.xaxis.set_major_formatter("{x:.0f}")
    axes.minorticks_off()
    axes.legend(loc="upper center", bbox_to_anchor=(0.45, -0.2), fontsize=11)


def describe_exponents(samples: int, epsilon: str = "1/10") -> str:
    """From how many weights per sample on the bound speaks, and all bounds at the largest drawn."""
    sizes = squares(samples, epsilon)
    speaking = [c for c, at in sizes.items() if log_bound(at) < 0]
    most = max(sizes)
    ours, printed = (ceil_digits(bound(sizes[most]) / samples, 2) for bound in (log_bound, printed_log_bound))
    before = floor_digits(log_before_limit(sizes[most]) / samples, 2)
    begins = f"from {speaking[0]} weights a sample on" if speaking else "nowhere"
    return (
        f"{samples} samples: our bound is below 1 {begins}, of those drawn; at {most} weights a sample it is at most "
        f"exp({ours} N), the printed one exp({printed} N), and before its limit at least exp({before} N)"
    )


def squares(samples: int, epsilon: str) -> dict[int, Sizes]:
    """d_0 = d_1 = sqrt(c N), rounded up, below N, by c."""
    share = Fraction(epsilon)
    widths = {c: isqrt(c * samples - 1) + 1 for c in WEIGHTS}
    wrong = fmpq(share.numerator, share.denominator)
    return {c: Sizes(samples, width, width, wrong) for c, width in widths.items() if width < samples}
