"""Pictures of the chapter on the ends of descent: paths of one neuron, and basin minima against final losses."""

import numpy as np
from flint import fmpq
from matplotlib.axes import Axes

from landscape.evidence.confidence import clopper_pearson_lower, clopper_pearson_upper
from landscape.evidence.doubles import rounded
from landscape.evidence.outward import ceil_digits, floor_digits
from landscape.initial_basin.where_descent_ends import (
    PAIRS,
    Descent,
    Outcomes,
    Protocol,
    lucky,
    random_descents,
    trap_after,
    unlucky,
)

SHADE, BELOW, ABOVE, REST = "#d9e9f7", "#009E73", "#D55E00", "#767676"
NUM_TRIALS = 30
DURATION = 50
"""Number of steps times step."""
FLOOR = 1e-3
"""Smaller losses are drawn here."""


def draw_path(axes: Axes, descent: Descent, title: str, colour: str, aside: tuple[int, int] = (-10, 0)) -> None:
    """One neuron's weight in the plane: its region at the start, the samples' hyperplanes, the path, both ends."""
    X = descent.X.astype(float)
    path = np.array([now.W[0].astype(float) for now, _ in zip(descent.iterates(), range(400), strict=False)])
    rest = trap_after(descent).rest[0].astype(float)
    reach = 1.15 * max(np.abs(path).max(), np.abs(rest).max())
    _shade(axes, X, path[0], reach)
    for k, x in enumerate(X):
        line = 2 * reach * np.array([-x[1], x[0]]) / np.hypot(*x)
        axes.plot(*np.array([-line, line]).T, color="#444444", linewidth=1)
        at = np.clip(0.97 * x / np.abs(x).max(), -1, 1) * reach * 0.36
        axes.annotate("", xy=at, xytext=(0, 0), arrowprops={"arrowstyle": "-|>", "color": REST, "lw": 1.4})
        axes.annotate(f"$x_{k + 1}$", 1.25 * at, ha="center", va="center", color="#555555")
    axes.plot(*path.T, color=colour, linewidth=2.2)
    for place, marker, size, name, by in ((path[0], "o", 8, "start", aside), (rest, "*", 15, "end", (-10, 0))):
        axes.plot(*place, marker, color=colour, markersize=size)
        axes.annotate(name, place, xytext=by, textcoords="offset points", ha="right", va="center", color=colour)
    axes.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal", xticks=[], yticks=[])
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.set_title(title, fontsize=13, color=colour)


def draw_fates(below: Axes, above: Axes) -> None:
    """The two ways in which descent can miss the basin minimum of its start."""
    draw_path(below, lucky(PAIRS[0]), "ends below: basin minimum 2, end 0", BELOW, aside=(-6, 22))
    draw_path(above, unlucky(PAIRS[3]), "ends above: basin minimum 0, end 1/2", ABOVE)


def _shade(axes: Axes, X: np.ndarray, start: np.ndarray, reach: float) -> None:
    """The region of the start."""
    grid = np.linspace(-reach, reach, 401)
    points = np.stack(np.meshgrid(grid, grid), axis=-1)
    inside = ((points @ X.T > 0) == (X @ start > 0)).all(axis=-1)
    axes.contourf(grid, grid, inside.astype(float), levels=[0.5, 1.5], colors=[SHADE])


def draw_scatter(axes: Axes, n: int, step: str) -> None:
    """Loss at the end against the basin minimum of the start, a dot a descent, logarithmic."""
    found = _outcomes(n, step)
    axes.figure.set_size_inches(4.8, 5.2)
    axes.plot([FLOOR / 2, 10], [FLOOR / 2, 10], color="#444444", linewidth=1)
    kinds = ((found.below, BELOW, "v", "below"), (found.above, ABOVE, "^", "above"))
    rest = ~(found.below | found.above) & np.isfinite(found.ended[:, 0])
    for chosen, colour, marker, name in (*kinds, (rest, REST, "o", "neither")):
        began, ended = (np.clip(array[chosen], FLOOR, 10) for array in (found.began[:, 0], found.ended[:, 0]))
        axes.plot(began, ended, marker, color=colour, markersize=5, alpha=0.75, label=name)
    axes.set(xscale="log", yscale="log", xlim=(FLOOR / 2, 10), ylim=(FLOOR / 2, 10), aspect="equal")
    axes.set(xlabel="basin minimum of the start", ylabel="loss at the end")
    axes.legend(loc="upper center", bbox_to_anchor=(0.45, -0.16), ncols=3, fontsize=12, handletextpad=0.2)


def describe_scatter(n: int, step: str) -> str:
    """How many of the descents ended below, above, and neither."""
    found = _outcomes(n, step)
    below, above, total = int(found.below.sum()), int(found.above.sum()), len(found.best)
    return (
        f"Width {n}, step {step}: of {total} descents {below} end below the basin minimum of the start, {above} above."
    )


def describe_table(found: Outcomes, good: fmpq) -> list[str]:
    """How often good and other starts end well, each rate enclosed with error probability one in a million."""
    lines = []
    for name, (hits, total) in zip(("at most", "greater than"), found.table(rounded(good)), strict=True):
        ends = (end(hits, total, fmpq(1, 2 * 10**6)) for end in (clopper_pearson_lower, clopper_pearson_upper))
        low, high = floor_digits(next(ends), 2), ceil_digits(next(ends), 2)
        lines.append(f"basin minimum {name} {good}: {hits:3} of {total:3} end there, rate in [{low}, {high}]")
    return lines


def _outcomes(n: int, step: str) -> Outcomes:
    length = fmpq(*map(int, step.split("/")))
    protocol = Protocol(num_neurons=n, step=rounded(length), num_steps=int(DURATION / length))
    return random_descents(protocol, NUM_TRIALS)
