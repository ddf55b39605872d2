"""Pictures of the chapter on the good volume: the transition, and exponents of the bounds."""

import numpy as np
from flint import arb
from matplotlib.axes import Axes

from landscape.evidence.outward import enclosure
from landscape.show.pixel import pixel
from landscape.vanishing_minima.good_volume import bounds, counts

BLUE, ORANGE, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#767676"


def draw_transition(axes: Axes) -> None:
    """Share of random regions with a global minimum, with exact intervals, against parameters over samples."""
    for num, colour, marker, shift in ((6, ORANGE, "s", 0.012), (12, BLUE, "o", -0.012)):
        found = [count for count in counts() if count.num_samples == num]
        ratios = np.array([pixel(count.ratio) for count in found])
        shares = np.array([count.hits / count.trials for count in found])
        ends = np.array([[pixel(end) for end in count.interval()] for count in found])
        errors = np.abs(ends.T - shares)
        axes.errorbar(ratios + shift, shares, errors, color=colour, marker=marker, capsize=3, label=f"$N = {num}$")
    axes.axvline(1, color=GREY, linewidth=1, linestyle=":")
    axes.text(1.03, 0.93, "as many parameters\nas samples", fontsize=10, color=GREY, va="top")
    axes.set(xlabel="$d_0 d_1 / N$", ylabel="share of random regions\nwith a global minimum", ylim=(-0.03, 1.03))
    axes.legend(loc="lower right", fontsize=11)


def draw_exponents(axes: Axes, samples: int) -> None:
    """-log of each lower bound for V(G), over N log N, against the dimension."""
    places = dimensions(samples)
    unit = samples * np.log(samples)
    for name, colour, style, values in (
        ("from an angle", ORANGE, "-", [bounds.log_from_angle(samples, d) for d in places]),
        ("Theorem 9 as stated", GREY, "--", [bounds.log_printed(samples) for d in places]),
        ("counted cones, ReLU", GREEN, "-", [_counted(samples, d, True) for d in places]),
        ("counted cones, other slopes", BLUE, "-", [_counted(samples, d, False) for d in places]),
    ):
        shown = [-pixel(value) / unit for value in values]
        axes.plot(np.array(places) / samples, shown, style, color=colour, label=name, linewidth=1.8)
    axes.set(xscale="log", xlabel="$d_0 / N$", ylabel=r"$-\log V(G)\ /\ (N \log N)$, at most", ylim=(0, 11))
    axes.legend(loc="upper left", fontsize=10)


def describe_exponents(samples: int) -> str:
    """The exponents in the middle of the range, as intervals."""
    dim = dimensions(samples)[12]
    unit = samples * arb(samples).log()
    angle, cones = (-value / unit for value in (bounds.log_from_angle(samples, dim), _counted(samples, dim, False)))
    shown = f"in {enclosure(angle, 2)} by an angle, in {enclosure(cones, 2)} by cones"
    return f"d_0 = {dim}: over N log N the exponent is {shown}"


def dimensions(samples: int) -> list[int]:
    """From the square root of N to N, evenly on the logarithmic scale."""
    return sorted({min(samples, int(np.ceil(samples ** (0.5 + 0.5 * k / 24)))) for k in range(25)})


def _counted(samples: int, dim: int, relu: bool) -> arb:
    return bounds.log_counted(samples, dim, bounds.printed_delta(samples, dim), relu)
