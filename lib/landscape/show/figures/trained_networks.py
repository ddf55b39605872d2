"""Pictures of the chapter on trained networks: errors against d_0 d_1 / N, inputs against errors, kinks."""

from collections.abc import Sequence
from typing import Any

from flint import fmpq
from matplotlib.axes import Axes

from landscape.show.pixel import pixel
from landscape.vanishing_minima.trained_networks import Runs, experiments, runs

COLOURS = {10: "#0072B2", 15: "#009E73", 20: "#CC79A7", 25: "#D55E00"}
MARKERS = {10: "o", 15: "s", 20: "D", 25: "^"}
KINDS = {"true": ("#0072B2", "o", "-"), "random": ("#D55E00", "s", "--")}
ROUND = 3
"""Decimals of a share in the line of a stop."""


def draw_scan(axes: Axes) -> None:
    """Figure 5.1 again: the mean share of misclassified samples by d^2 / N."""
    for label, line in (("falling", "-"), ("constant", ":")):
        for dim in sorted({r.dim for r in experiments()["scan"] if r.label == label}):
            points = _by_ratio(r for r in experiments()["scan"] if r.label == label and r.dim == dim)
            _draw_shares(axes, points, COLOURS[dim], MARKERS[dim], line, f"$d = {dim}$, rate {label}")
    _frame(axes, "$d^2 / N$", "misclassified")


def draw_labels(axes: Axes) -> None:
    """Digits with true and with random labels."""
    for label, (colour, marker, line) in KINDS.items():
        points = _by_ratio(r for r in experiments()["digits"] if r.label == label)
        _draw_shares(axes, points, colour, marker, line, f"{label} labels")
    _frame(axes, "$d_0 d_1 / N$", "misclassified digits")


def draw_inputs(axes: Axes) -> None:
    """Figure 5.2 again: the smallest neural input against the mean squared error, one point a network."""
    for r in experiments()["inputs"]:
        errors, inputs = ([pixel(v) for v in values] for values in (r.mse, r.smallest))
        axes.plot(errors, inputs, MARKERS[r.dim], color=COLOURS[r.dim], markersize=5, alpha=0.7, label=f"$d = {r.dim}$")
    axes.plot([1e-9, 1], [1e-9, 1], color="#767676", linewidth=1, label="equal")
    axes.set(xscale="log", yscale="log", xlim=(1e-21, 1), ylim=(1e-9, 1))
    axes.set(xlabel="mean squared error", ylabel=r"smallest $|\langle w_i, x_n\rangle|$")
    axes.legend(loc="upper center", bbox_to_anchor=(0.45, -0.2), ncols=3, fontsize=11)


def draw_kinks(axes: Axes) -> None:
    """How many neural inputs end next to zero, by d^2 / N: one point a network, and the median."""
    points = _by_ratio(experiments()["kinks"])
    for place, r in enumerate(points):
        spread = [place + (k / r.count - 0.5) / 2 for k in range(r.count)]
        axes.plot(spread, r.near, "o", color="#0072B2", markersize=3, alpha=0.5)
        median = sorted(r.near)[r.count // 2]
        axes.plot([place - 0.35, place + 0.35], [median, median], color="#222222", linewidth=2)
    axes.set_xticks(range(len(points)), [_shown(r.dim * r.width, r.num_samples) for r in points])
    axes.set(xlabel="$d^2 / N$", ylabel=r"inputs below $10^{-5}$", ylim=(-1.5, None))


def draw_training(axes: Axes, ratio: str, labels: str) -> None:
    """One setting: the share that each repetition misclassifies, in increasing order."""
    setting = _setting(ratio, labels)
    shares = sorted(wrong / setting.num_samples for wrong in setting.wrong)
    axes.vlines(range(1, setting.count + 1), 0, shares, color="#0072B2", linewidth=5)
    axes.plot(range(1, setting.count + 1), shares, "o", color="#0072B2", markersize=4)
    axes.set(xlabel="networks, best first", ylabel="misclassified", ylim=(0, 0.25), xlim=(0, setting.count + 1))
    axes.set_title(f"$d_0 d_1 / N$ = {_share(setting.ratio, 2)}", fontsize=13)


def describe_training(ratio: str, labels: str) -> str:
    """How many networks classify everything, and the mean share of misclassified samples."""
    setting = _setting(ratio, labels)
    return (
        f"N = {setting.num_samples}, d_0 = {setting.dim}, d_1 = {setting.width}: {setting.wrong_at_most(0)} of "
        f"{setting.count} networks classify all; mean error {_share(setting.mean_share)}"
    )


def _setting(ratio: str, labels: str) -> Runs:
    """Gaussian samples at the ratio, or digits with the width whose ratio is closest to it."""
    if labels == "Gaussian samples":
        return runs("scan", "falling", dim=25, ratio=ratio)
    kind = "true" if labels == "digits" else "random"
    of_kind = [r for r in experiments()["digits"] if r.label == kind]
    return min(of_kind, key=lambda r: abs(r.ratio - fmpq(*_parts(ratio))))


def _parts(ratio: str) -> Sequence[int]:
    return [int(part) for part in ratio.split("/")]


def _by_ratio(found: Any) -> list[Runs]:
    return sorted(found, key=lambda r: r.ratio)


def _draw_shares(axes: Axes, points: list[Runs], colour: str, marker: str, line: str, label: str) -> None:
    ratios, means = [pixel(r.ratio) for r in points], [pixel(r.mean_share) for r in points]
    axes.plot(ratios, means, line, color=colour, marker=marker, markersize=6, label=label)


def _frame(axes: Axes, x: str, y: str) -> None:
    axes.axvline(1, color="#767676", linewidth=1)
    axes.set(xlabel=x, ylabel=y, xlim=(0, 3.1), ylim=(-0.02, 0.52))
    axes.legend(loc="upper center", bbox_to_anchor=(0.45, -0.2), ncols=2, fontsize=11)


def _shown(parameters: int, num: int) -> str:
    """1/4, 3/2 and so on: d^2 / N as it was meant, N being rounded."""
    for over, under in ((1, 4), (1, 2), (3, 4), (1, 1), (5, 4), (3, 2), (2, 1), (3, 1), (5, 1)):
        if 2 * abs(num * over - parameters * under) <= over:
            return str(over) if under == 1 else f"{over}/{under}"
    raise ValueError(f"num: expected one of the ratios of the scan, not {parameters}/{num}")


def _share(value: fmpq, digits: int = ROUND) -> str:
    return f"{pixel(value):.{digits}f}"
