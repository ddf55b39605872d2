"""Pictures of the chapter on the extended feature matrix: turning weights, a certified descent, uniform weights."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from landscape.diverse_units.extended_feature_matrix import Network, uniform
from landscape.show.pixel import pixel

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#767676")
SAMPLES = np.radians([10, 80, 200])
"""Three samples on the circle, by their angles; two orthogonal weights turn against them."""
WIDTHS = range(1, 61)


def draw_turn(axes: Axes, degrees: int) -> None:
    """Samples and two orthogonal weights, above the least singular value by the angle of the turn."""
    axes.figure.set_size_inches(4.8, 6)
    axes.set_axis_off()
    _draw_circle(axes.inset_axes((0.24, 0.5, 0.56, 0.5)), degrees)
    graph = axes.inset_axes((0.12, 0.12, 0.86, 0.3))
    turns = np.linspace(0, 360, 1441)
    graph.plot(turns, [least_singular(turn) for turn in turns], color=COLOURS[0])
    graph.plot([degrees], [least_singular(degrees)], "o", color=COLOURS[1], markersize=8)
    graph.set(xlabel="turn of both weights, degrees", ylabel="$s$", xlim=(0, 360), ylim=(-0.05, 1.1))
    graph.set_xticks(range(0, 361, 90))


def describe_turn(degrees: int) -> str:
    """Who is seen by whom, and s."""
    unseen = [str(k + 1) for k, seen in enumerate(_sees(degrees).any(axis=1)) if not seen]
    dead = f"sample {' and '.join(unseen)} seen by no weight" if unseen else "every sample seen"
    return f"turned by {degrees} degrees: {dead}, s about {least_singular(degrees):.1f}"


def least_singular(degrees: float) -> float:
    """Least singular value of D for the three samples and two orthogonal weights, floats."""
    X = np.column_stack([np.cos(SAMPLES), np.sin(SAMPLES)])
    D = (_sees(degrees)[:, :, None] * X[:, None, :]).reshape(3, -1).T
    return float(np.linalg.svd(D, compute_uv=False)[-1])


def draw_descent(axes: Axes, path: Sequence[Network]) -> None:
    """The loss along a descent, and what the gradient certifies."""
    steps = range(len(path))
    axes.plot(steps, [pixel(at.loss) for at in path], color=COLOURS[0], label="loss")
    bounds = [(k, pixel(bound)) for k, at in enumerate(path) if (bound := at.certified_loss()) is not None]
    axes.plot(*zip(*bounds, strict=True), "o", color=COLOURS[1], markersize=4, label="certified by the gradient")
    axes.axhline(pixel(path[0].loss), color=COLOURS[3], linestyle=":", linewidth=1)
    axes.set(xlabel="step", ylabel="loss", yscale="log")
    axes.legend(fontsize=11)


def draw_uniform(axes: Axes) -> None:
    """Two samples at 60 degrees: how often s^2 stays below half of its mean's least eigenvalue."""
    axes.plot(WIDTHS, [pixel(uniform.failure(n)) for n in WIDTHS], color=COLOURS[0], label="exact")
    bound = [pixel(uniform.promised(n)) for n in WIDTHS]
    axes.plot(WIDTHS, bound, color=COLOURS[1], linestyle="--", label="bound")
    axes.axhline(1, color=COLOURS[3], linewidth=1, linestyle=":")
    axes.set(xlabel="neurons $n$", ylabel="chance of failure", yscale="log")
    axes.legend(fontsize=11)


def _sees(degrees: float) -> np.ndarray:
    """Shape (samples, weights): strictly less than a right angle apart."""
    weights = np.radians([degrees, degrees + 90])
    return np.cos(SAMPLES[:, None] - weights[None]) > 1e-9


def _draw_circle(axes: Axes, degrees: int) -> None:
    angles = np.linspace(0, 2 * np.pi, 200)
    axes.plot(np.cos(angles), np.sin(angles), color="#bbbbbb", linewidth=1)
    for k, angle in enumerate(SAMPLES):
        seen = _sees(degrees)[k].any()
        style = "full" if seen else "none"
        axes.plot(np.cos(angle), np.sin(angle), "o", color="#222222", markersize=9, fillstyle=style)
        axes.annotate(f"$x_{k + 1}$", (1.2 * np.cos(angle), 1.2 * np.sin(angle)), ha="center", va="center")
    for weight in np.radians([degrees, degrees + 90]):
        arrow = {"arrowstyle": "-|>", "color": COLOURS[1], "lw": 2}
        axes.annotate("", xy=(0.85 * np.cos(weight), 0.85 * np.sin(weight)), xytext=(0, 0), arrowprops=arrow)
    axes.set(xlim=(-1.35, 1.35), ylim=(-1.35, 1.35), aspect="equal", xticks=[], yticks=[])
    axes.spines[["left", "bottom"]].set_visible(False)
