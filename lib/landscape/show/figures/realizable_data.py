"""Pictures of the chapter on realizable data: targets that are hit, and how much more the bound asks than it takes."""

from functools import cache

import numpy as np
from flint import fmpq
from matplotlib.axes import Axes

from landscape.evidence.exponential_sum import ExponentialSum
from landscape.evidence.outward import enclosure
from landscape.evidence.seeds import generator
from landscape.geometry.sphere import uniform_points
from landscape.initial_basin.realizable_data import ONE_NEURON, TWO_NEURONS, exact_half_width
from landscape.show.pixel import pixel

EXACT, REPAIRED, PROOF, HIT = "#0072B2", "#009E73", "#767676", "#D55E00"
TEACHERS = {"one neuron": ONE_NEURON, "two neurons": TWO_NEURONS}
WIDTHS = sorted({round(10 ** (k / 24)) for k in range(24 * 5 + 1)})


def draw_hits(axes: Axes, half_opening: float = 16, num_neurons: int = 24) -> None:
    """Two targets with their arcs on the circle, and random neurons; those that hit a target are marked."""
    targets, outputs = (65, 170), (1, -1)
    circle = np.radians(np.arange(361))
    axes.plot(np.cos(circle), np.sin(circle), color="#767676", linewidth=1)
    for k, (middle, sign) in enumerate(zip(targets, outputs, strict=True)):
        arc = np.radians(np.linspace(middle - half_opening, middle + half_opening, 61))
        axes.plot(np.cos(arc), np.sin(arc), color=HIT, linewidth=7, alpha=0.35, solid_capstyle="butt")
        tip = np.array([np.cos(np.radians(middle)), np.sin(np.radians(middle))])
        axes.annotate("", xy=0.97 * tip, xytext=(0, 0), arrowprops={"arrowstyle": "-|>", "color": "#222222", "lw": 1.4})
        label = f"$u_{k + 1}$, {'+' if sign > 0 else '−'}"
        axes.annotate(label, 0.55 * tip + 0.24 * np.array([tip[1], abs(tip[0])]), ha="center", va="center")
    for point, sign in zip(*_drawn(num_neurons), strict=True):
        degrees = np.degrees(np.arctan2(point[1], point[0]))
        hit = any(abs(degrees - t) <= half_opening and sign == v for t, v in zip(targets, outputs, strict=True))
        place = 1.09 * point
        axes.plot(*place, marker="P" if sign > 0 else "_", color=HIT if hit else "#767676", markersize=11 if hit else 7,
                  markeredgewidth=2 if sign < 0 else 0)  # fmt: skip
    axes.set(xlim=(-1.25, 1.25), ylim=(-1.25, 1.25), aspect="equal", xticks=[], yticks=[])
    axes.spines[["left", "bottom"]].set_visible(False)


def draw_success(axes: Axes, epsilon: str, teacher: str) -> None:
    """The chance of a basin minimum of at most epsilon by width: exact, by the repaired bound, by the proof."""
    axes.figure.set_size_inches(4.8, 4.4)
    exact, repaired, proof = _curves(epsilon, teacher)
    axes.semilogx(WIDTHS, exact, color=EXACT, label="exact")
    axes.semilogx(WIDTHS, repaired, color=REPAIRED, linestyle="--", label="$1-n(1-p)^N$")
    axes.semilogx(WIDTHS, proof, color=PROOF, linestyle=":", label="the paper's proof")
    axes.axhline(0.5, color="#767676", linewidth=1)
    axes.set(xlabel="width $N$", ylabel=r"chance of loss $\leq\varepsilon$", ylim=(-0.02, 1.04), xlim=(1, max(WIDTHS)))
    axes.legend(loc="upper center", bbox_to_anchor=(0.42, -0.18), ncols=2, fontsize=11, columnspacing=1)


def describe_success(epsilon: str, teacher: str) -> str:
    """The numbers of one stop; the chance at the promised width prints outward."""
    data, level = TEACHERS[teacher], fmpq(*map(int, epsilon.split("/")))
    promised = data.promise(level).half_width()
    failure = _failure(epsilon, teacher)(promised)
    shown = enclosure(failure, 4) if failure > fmpq(1, 10**4) else f"below 10^-{_zeros(failure)}"
    return (
        f"{teacher}, epsilon = {epsilon}: an even chance takes {exact_half_width(data, level)} neurons, the bound "
        f"promises it for {promised}; there the true failure probability is {shown}"
    )


def _zeros(value: fmpq) -> int:
    """The largest k with value < 10^-k, for 0 <= value < 1, at most 999."""
    return next((k - 1 for k in range(1, 1000) if value * fmpq(10) ** k >= 1), 999)


def _curves(epsilon: str, teacher: str) -> tuple[list[float], list[float], list[float]]:
    level = fmpq(*map(int, epsilon.split("/")))
    promise, terms = TEACHERS[teacher].promise(level), _failure(epsilon, teacher).terms
    n, p = promise.targets, pixel(promise.p)
    exact = [1 - sum(pixel(c) * pixel(b) ** width for (b,), c in terms) for width in WIDTHS]
    repaired = [1 - n * (1 - p) ** width for width in WIDTHS]
    excess = [max(0.0, width * p / n - 1) for width in WIDTHS]
    return exact, repaired, [1 - np.exp(-(c**2) * n / (4 * (1 + c))) for c in excess]


@cache
def _failure(epsilon: str, teacher: str) -> ExponentialSum:
    return TEACHERS[teacher].failure(fmpq(*map(int, epsilon.split("/"))))


def _drawn(num_neurons: int) -> tuple[np.ndarray, list[int]]:
    rng = generator("SS16/thm-5--repaired")
    return uniform_points(num_neurons, 2, rng), (rng.integers(0, 2, size=num_neurons) * 2 - 1).tolist()
