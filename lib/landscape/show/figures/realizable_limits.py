"""Pictures of the chapter on narrow fans: the data with the useful neurons, and three bounds beside the truth."""

import numpy as np
from flint import arb, fmpq
from matplotlib.axes import Axes
from matplotlib.patches import Wedge

from landscape.evidence.outward import ceil_digits, floor_digits
from landscape.initial_basin.realizable_data import Promise
from landscape.initial_basin.realizable_limits import Fan, fan_above
from landscape.show.pixel import pixel

TRUTH, REPAIRED, PROOF, PRINTED, USEFUL = "#0072B2", "#009E73", "#767676", "#D55E00", "#f7d9c4"
EXCESSES = [fmpq(j, 10) for j in range(1, 61)]
LOWEST = -45


def draw_fan(axes: Axes, degrees: float = 14) -> None:
    """Three samples 90 - g, 90 and 90 + g degrees, and the four narrow wedges of useful weights."""
    for start in (-degrees, 0, 180 - degrees, 180):
        axes.add_patch(Wedge((0, 0), 1.2, start, start + degrees, facecolor=USEFUL, edgecolor="#b05a20", linewidth=0.7))
    for k, angle in enumerate((90 - degrees, 90, 90 + degrees)):
        tip = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
        axes.annotate("", xy=tip, xytext=(0, 0), arrowprops={"arrowstyle": "-|>", "color": "#222222", "lw": 1.5})
        label = ("$x_1$", "$x_2=x_3$", "$x_4$")[k]
        axes.annotate(label, 1.03 * tip + (0, 0.02), ha=("left", "center", "right")[k], va="bottom")
    for text, place in (
        ("useful", (1.0, 0.4)),
        ("useful", (-1.0, 0.4)),
        ("sees all", (0.75, 0.85)),
        ("sees none", (0, -0.6)),
    ):
        colour = "#a04400" if text == "useful" else "#444444"
        axes.annotate(text, place, ha="center", va="center", color=colour, fontsize=12)
    axes.set(xlim=(-1.35, 1.35), ylim=(-0.85, 1.35), aspect="equal", xticks=[], yticks=[])
    axes.spines[["left", "bottom"]].set_visible(False)


def draw_failures(axes: Axes, epsilon: str) -> None:
    """Logarithm of the failure probability at the width N_c by c: the fan's, and three upper bounds."""
    axes.figure.set_size_inches(4.8, 4.8)
    rows = [_logarithms(epsilon, c) for c in EXCESSES]
    excesses = [pixel(c) for c in EXCESSES]
    styles = (
        ("a narrow fan: at least", TRUTH, "-"),
        ("repaired bound", REPAIRED, "--"),
        ("the proof's bound", PROOF, ":"),
        ("printed bound", PRINTED, "-."),
    )
    for (label, colour, style), values in zip(styles, zip(*rows, strict=True), strict=True):
        axes.plot(excesses, [pixel(v) for v in values], color=colour, linestyle=style, label=label)
    axes.set(xlabel=r"$c$, width $N_c=(1+c)\lceil 1/p\rceil$", ylabel=r"$\log_{10}$ of the failure probability")
    axes.set(xlim=(0, 6), ylim=(LOWEST, 1))
    axes.legend(loc="upper center", bbox_to_anchor=(0.42, -0.16), ncols=2, fontsize=11, columnspacing=1)


def describe_failures(epsilon: str) -> str:
    """The numbers of one stop at c = 2, outward."""
    width = _promise(epsilon).width(fmpq(2))
    truth, _, _, printed = _logarithms(epsilon, fmpq(2))
    verb = "above" if truth > printed else "below" if truth < printed else "beside"
    return (
        f"epsilon = {epsilon}, c = 2: N = {width}; on a fan with tan(g/2) = {_fan(epsilon).t} the failure probability "
        f"is at least 10^{floor_digits(truth, 2)}, {verb} the printed bound, at most 10^{ceil_digits(printed, 2)}"
    )


def _logarithms(epsilon: str, c: fmpq) -> tuple[arb, arb, arb, arb]:
    promise, width = _promise(epsilon), _promise(epsilon).width(c)
    values = _fan(epsilon).failure(width), promise.failure(width), promise.proof_failure(c), promise.printed_failure(c)
    ten = arb(10).log()
    return tuple(value.log() / ten for value in values)


def _level(epsilon: str) -> fmpq:
    return fmpq(*map(int, epsilon.split("/")))


def _promise(epsilon: str) -> Promise:
    return Promise(2, 1, _level(epsilon))


def _fan(epsilon: str) -> Fan:
    """The fan just above the level, on a grid that is fine enough for it."""
    level = _level(epsilon)
    return fan_above(level, grid=1000 if level > fmpq(1, 2000) else 10**5)
