"""Pictures of the chapter on the Gaussian loss: one neuron's loss in the plane, and a third derivative that jumps."""

import numpy as np
from flint import arb
from matplotlib.axes import Axes

from landscape.evidence.balls import working_precision
from landscape.evidence.outward import enclosure
from landscape.networks.arc_cosine import angle_of_cosine, angles, kernel_one
from landscape.networks.gaussian_loss import gaussian_hessian, gaussian_loss
from landscape.show.pixel import pixel

BLUE, RED, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#767676"
_REACH = 1.6


def losses_of_one_neuron(points: np.ndarray, V: np.ndarray) -> np.ndarray:
    """F at many places of a single neuron, (num_points, dim); V (num_targets, dim). Floats, no point zero."""
    lengths, targets = np.linalg.norm(points, axis=1), np.linalg.norm(V, axis=1)
    against = kernel_one(angle_of_cosine(points @ V.T / np.outer(lengths, targets))) @ targets
    among = targets @ kernel_one(angles(V, V)) @ targets
    return lengths**2 / 4 - lengths * against + among / 2


def draw_one_target(axes: Axes) -> None:
    """The loss of one neuron with one target: a bowl with a corner at 0 and a fold in its third derivative."""
    _draw_loss(axes, np.array([[1.0, 0.0]]))
    axes.axhline(0, color="white", linewidth=1.2, linestyle="--")
    axes.plot(1, 0, "*", color=RED, markersize=15, markeredgecolor="white")
    axes.plot(0, 0, "X", color="#222222", markersize=10, markeredgecolor="white")
    axes.annotate("$v$", (1, 0), (8, 8), textcoords="offset points", color="white")
    axes.annotate("$0$", (0, 0), (-16, 8), textcoords="offset points", color="white")


def draw_two_targets(axes: Axes, degrees: int) -> None:
    """The loss of one neuron with two unit targets at an angle; the critical point on the bisector."""
    half = np.radians(degrees / 2)
    V = np.array([[np.sin(half), np.cos(half)], [-np.sin(half), np.cos(half)]])
    axes.figure.set_size_inches(4.8, 4.6)
    _draw_loss(axes, V, centre=0.6)
    for target in V:
        axes.annotate("", target, (0, 0), arrowprops={"arrowstyle": "-|>", "color": "white", "linewidth": 2})
    axes.plot(0, pixel(_on_bisector(degrees)[0][1]), "*", color=RED, markersize=15, markeredgecolor="white")


def describe_two_targets(degrees: int) -> str:
    """Where the neuron is critical on the bisector, and the loss there; enclosures print outward."""
    (_, length), loss = _on_bisector(degrees)
    kind = "minimum" if across(degrees) > 0 else "saddle" if across(degrees) < 0 else "undecided"
    return f"targets {degrees} degrees apart: a {kind} on the bisector, length {_short(length)}, F there {_short(loss)}"


def across(degrees: int) -> arb:
    """The second derivative of F across the bisector, at the critical point on it; along it the value is 1/2."""
    (zero, length), _ = _on_bisector(degrees)
    return gaussian_hessian(np.array([[zero, length]], dtype=object), _targets(degrees))[0, 0]


def _on_bisector(degrees: int) -> tuple[tuple[arb, arb], arb]:
    """The critical point on the bisector of two targets, length (2 / pi)(sin b + (pi - b) cos b), b half the angle."""
    with working_precision():
        half = arb.pi() * degrees / 360
        point = (arb(0), 2 / arb.pi() * (half.sin() + (arb.pi() - half) * half.cos()))
        return point, gaussian_loss(np.array([point], dtype=object), _targets(degrees))


def _targets(degrees: int) -> np.ndarray:
    with working_precision():
        half = arb.pi() * degrees / 360
        return np.array([[half.sin(), half.cos()], [-half.sin(), half.cos()]], dtype=object)


def _short(value: arb) -> str:
    return f"in {enclosure(value, 4)}"


def _draw_loss(axes: Axes, V: np.ndarray, centre: float = 0.0) -> None:
    across = np.linspace(-_REACH, _REACH, 110)
    grid = np.stack(np.meshgrid(across, across + centre), axis=-1)
    values = losses_of_one_neuron(grid.reshape(-1, 2), V).reshape(grid.shape[:2])
    levels = values.min() + np.linspace(0, 1, 15) ** 2 * (values.max() - values.min())
    axes.contourf(grid[..., 0], grid[..., 1], values, levels)
    axes.contour(grid[..., 0], grid[..., 1], values, levels, colors="white", linewidths=0.4)
    axes.set(aspect="equal", xlabel="$w_1$", ylabel="$w_2$")


def draw_jump(axes: Axes) -> None:
    """The third derivative of F in space when a neuron of length 2 crosses the ray of another one, or passes it by."""
    for gap, colour, style in ((0.3, BLUE, "-."), (0.1, GREEN, "--"), (0.0, RED, "-")):
        for side in (-1, 1):
            t = side * np.linspace(1e-3, 1.2, 100)
            label = f"{gap} rad beside it" if gap else "across its ray"
            values = [_third(gap, s) for s in t]
            axes.plot(t, values, color=colour, linestyle=style, label=label if side == 1 else None)
    for level in (1, -1):
        axes.axhline(level / (4 * np.pi), color=GREY, linewidth=1, linestyle=":")
    axes.set(xlabel="$t$", ylabel="third derivative", yticks=[-1 / (4 * np.pi), 0, 1 / (4 * np.pi)])
    axes.set_yticklabels([r"$-\frac{1}{4\pi}$", "0", r"$\frac{1}{4\pi}$"])
    axes.legend(loc="upper left", fontsize=11)


def _third(gap: float, t: float, step: float = 5e-4) -> float:
    """Of s -> F(w_1, 2 e_1 + s e_2) at s = t, where w_1, at the angle `gap` above e_1, has length 1; no target near."""
    first, V = [np.cos(gap), 0.0, np.sin(gap)], np.array([[0.0, 0.0, -1e-9]])
    ends = [gaussian_hessian(np.array([first, [2.0, s, 0.0]]), V)[4, 4] for s in (t + step, t - step)]
    return float(ends[0] - ends[1]) / (2 * step)
