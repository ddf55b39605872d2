"""Pictures of the chapter on one sample more than neurons: the function of the errors around the circle."""

import numpy as np
from matplotlib.axes import Axes

from landscape.cupped_minima.cupped_minimum import TrainingSet
from landscape.cupped_minima.cupped_minimum.cup_lemma import Cup
from landscape.cupped_minima.one_sample_more import error_function, example, pushed
from landscape.show.pixel import pixels

BLUE, RED, GREY = "#0072B2", "#D55E00", "#767676"
_PLACE = 1


def draw_errors(axes: Axes, training: TrainingSet | None = None) -> None:
    """f on the unit circle: kinks as ticks, neurons with v = 1 as upward triangles, with v = -1 as downward ones."""
    training = example() if training is None else training
    angles = np.linspace(-180, 180, 1441)
    circle = np.column_stack([np.cos(np.radians(angles)), np.sin(np.radians(angles))])
    axes.axhline(0, color="#444444", linewidth=0.8)
    axes.plot(angles, error_function(training, circle), color=GREY, linewidth=1.6)
    for sign, marker, colour in ((1, "^", BLUE), (-1, "v", RED)):
        rows = [row for row, s in zip(training.W, training.signs, strict=True) if s == sign]
        W = pixels(rows)
        where = np.degrees(np.arctan2(W[:, 1], W[:, 0]))
        unit = W / np.linalg.norm(W, axis=1, keepdims=True)
        label = f"neurons with $v = {sign}$"
        axes.plot(where, error_function(training, unit), marker, color=colour, markersize=9, zorder=3, label=label)
    axes.set(xlabel="direction of $u$ in degrees", ylabel="$f(u)$", xlim=(-180, 180), xticks=range(-180, 181, 90))
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=2, frameon=False)


def draw_pushed(axes: Axes, error: int) -> None:
    """The same with the error of the second sample changed."""
    axes.figure.set_size_inches(5.4, 4.2)
    draw_errors(axes, pushed(example(), _PLACE, error))
    axes.set_ylim(-5, 5)


def describe_pushed(error: int) -> str:
    """Which condition of the cup lemma is the first to fail."""
    failing = Cup(pushed(example(), _PLACE, error)).first_failure()
    return f"e_2 = {error}: " + (
        f"the condition '{failing}' fails" if failing else "all conditions of the cup lemma hold"
    )
