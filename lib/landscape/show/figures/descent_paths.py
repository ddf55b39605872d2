"""Pictures of the chapter on descent paths: three ways to a global minimum, and one through zero."""

from functools import cache

from flint import arb, fmpq
from matplotlib.axes import Axes

from landscape.evidence.balls import working_precision
from landscape.evidence.outward import enclosure
from landscape.initial_basin.descent_paths import (
    DEPTH_THREE,
    WRONG_SIGN,
    Journey,
    loss,
    rescaled,
    through_zero,
)
from landscape.initial_basin.descent_paths.paths import Piece
from landscape.show.pixel import pixel

WAYS = ("last layer", "every weight", "nothing")
COLOURS = dict(zip(WAYS, ("#0072B2", "#D55E00", "#767676"), strict=True))
STYLES = dict(zip(WAYS, ("-", "--", ":"), strict=True))
NAMES = dict(zip(WAYS, ("last layer scaled", "every weight scaled", "nothing scaled"), strict=True))
PERCENT = (0, 15, 30, 40, 50, 70, 90)


def draw_three_ways(axes: Axes, chosen: str | None = None, percent: int | None = None) -> None:
    """The loss along the straight path and along the two rescaled ones, for a network of depth 3; one marked stop."""
    start, zero = (pixel(value) for value in _levels(DEPTH_THREE))
    for way in WAYS:
        curve = [pixel(_state(way, p)[0]) for p in range(0, 101, 4)]
        width = 2.6 if chosen in (None, way) else 1.2
        axes.plot(range(0, 101, 4), curve, STYLES[way], color=COLOURS[way], linewidth=width, label=NAMES[way])
    axes.axhline(zero, color="#222222", linewidth=1)
    axes.annotate("$|y|^2$", (100, zero), xytext=(2, 2), textcoords="offset points", fontsize=11)
    axes.plot(0, start, "o", color="#222222", zorder=6)
    if chosen is not None:
        axes.plot(
            percent, max(pixel(_state(chosen, percent)[0]), 1), "o", color=COLOURS[chosen], markersize=9, zorder=7
        )
    axes.set(xlabel="way travelled, in percent", ylabel="loss", yscale="log", ylim=(1, 4000), xlim=(-2, 108))
    axes.minorticks_off()
    axes.legend(loc="upper center", bbox_to_anchor=(0.45, -0.2), ncols=1, fontsize=11)


def draw_journey(axes: Axes, percent: int, scaled: str) -> None:
    """The three losses above, with a marked stop; the predictions at that stop and the labels below."""
    axes.figure.set_size_inches(4.8, 6.6)
    axes.set_axis_off()
    draw_three_ways(axes.inset_axes((0.04, 0.5, 0.96, 0.48)), scaled, percent)
    _draw_predictions(axes.inset_axes((0.04, 0.0, 0.96, 0.19)), percent, scaled)


def describe_journey(percent: int, scaled: str) -> str:
    """The numbers of one stop, outward."""
    reached, predictions = _state(scaled, percent)
    shown = ", ".join(enclosure(p, 2) for p in predictions)
    return f"{percent} percent, {NAMES[scaled]}: loss in {enclosure(reached, 2)}, predictions in {shown}"


def draw_through_zero(above: Axes, below: Axes) -> None:
    """One sample, a start on the wrong side of zero: prediction and loss along the path of own/descent-past-zero."""
    trip, gain = WRONG_SIGN, fmpq(1, 2)
    pieces = through_zero([trip.at], trip.X, trip.y, gain)
    times = [fmpq(k, 20) for k in range(60)] + [fmpq(3)]
    nets = [_at(pieces, t) for t in times]
    x = [pixel(t) for t in times]
    above.plot(x, [pixel(net.predict(trip.X)[0]) for net in nets], color="#0072B2")
    above.axhline(2, color="#222222", linewidth=1)
    above.annotate("label", (0.1, 2), xytext=(0, 3), textcoords="offset points", fontsize=11)
    above.axhline(0, color="#767676", linewidth=1, linestyle=":")
    above.set(ylabel="prediction", ylim=(-17, 5), xlim=(0, 3), xticks=[])
    below.plot(x, [max(pixel(loss(net, trip.X, trip.y)), 1e-3) for net in nets], color="#0072B2")
    below.axhline(4, color="#222222", linewidth=1)
    below.annotate("$|y|^2$", (0.1, 4), xytext=(0, -14), textcoords="offset points", fontsize=11)
    below.set(ylabel="loss", yscale="log", ylim=(0.05, 500), xlim=(0, 3))
    below.set(xticks=[0.5, 1.5, 2.5], xticklabels=["last layer\nto zero", "hidden layers\nmove", "last layer\nto goal"])
    for axes in (above, below):
        for border in (1, 2):
            axes.axvline(border, color="#bbbbbb", linewidth=1)
    below.tick_params(axis="x", length=0)


def _draw_predictions(axes: Axes, percent: int, scaled: str) -> None:
    predictions = [pixel(p) for p in _state(scaled, percent)[1]]
    axes.axhline(0, color="#767676", linewidth=1)
    axes.bar(range(3), predictions, width=0.5, color=COLOURS[scaled])
    axes.plot(
        range(3), [pixel(label) for label in DEPTH_THREE.y], "_", color="#222222", markersize=26, markeredgewidth=3
    )
    axes.set(
        xticks=range(3),
        xticklabels=["$x_1$", "$x_2$", "$x_3$"],
        ylim=(0, max(10, 1.1 * max(predictions))),
        xlim=(-0.6, 2.6),
    )
    axes.set_title("predictions (bars) and labels (dashes)", fontsize=12)


@cache
def _state(way: str, percent: int) -> tuple[arb, tuple[arb, ...]]:
    """Loss and predictions after so much of the way; the rescaled ways spend half of it to come back from 2."""
    trip = DEPTH_THREE
    pieces: list[Piece] = [trip.at] if way == "nothing" else rescaled([trip.at], trip.X, trip.y, way == "every weight")
    with working_precision():
        net = _at(pieces, fmpq(percent * len(pieces), 100))
        return arb(0) + loss(net, trip.X, trip.y), tuple(arb(0) + p for p in net.predict(trip.X))


def _at(pieces: list[Piece], t: fmpq):
    """The network at time t of [0, number of pieces]."""
    number = min(int(t.floor()), len(pieces) - 1)
    with working_precision():
        return pieces[number](t - number)


def _levels(trip: Journey) -> tuple[fmpq, fmpq]:
    """The loss of the start, and |y|^2."""
    return loss(trip.start, trip.X, trip.y), sum((trip.y * trip.y).tolist())
