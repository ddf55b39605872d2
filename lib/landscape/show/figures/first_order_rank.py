"""Pictures of the chapter on the first-order condition: Khatri-Rao matrices and what limits their rank."""

from functools import cache

import numpy as np
from flint import fmpq
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from landscape.show.pixel import pixel
from landscape.vanishing_minima.first_order_rank import column_rank, generic_rank, rank_at, sample
from landscape.vanishing_minima.first_order_rank.generic_rank import Columns

DIM, NEURONS, NUM = 2, 4, 8
KINDS = {"seen by all": ("+", fmpq(0)), "seen by none": ("-", fmpq(0)), "seen by all, slope 1/10": ("+", fmpq(1, 10))}
"""What the crowded samples have in common, and the slope."""
MIXED = ("+-+-++--", "++--+-+-", "-++-+--+", "+--+-+-+")
"""Sides of the samples, one row a neuron."""


def draw_blocks(axes: Axes) -> None:
    """Two Khatri-Rao matrices of the same samples: copies of X, and copies with samples blotted out."""
    axes.set_axis_off()
    X = sample(6, DIM)
    for k, (rows, title) in enumerate(((("++++++",) * 3, "all on one side"), (MIXED[:1] + MIXED[2:], "sides differ"))):
        columns = tuple(tuple(fmpq(row[n] == "+") for row in rows) for n in range(6))
        part = axes.inset_axes((0.16 + 0.44 * k, 0.12, 0.38, 0.72))
        G = np.array([[pixel(a) * x for a in column for x in row] for column, row in zip(columns, X, strict=True)])
        part.imshow(G.T / np.abs(G).max(), cmap="PuOr", vmin=-1, vmax=1, aspect="auto")
        part.set_title(f"{title}:\nrank {rank_at(columns, X)}", fontsize=12)
        part.set(xticks=[], yticks=[0.5, 2.5, 4.5])
        part.set_yticklabels(["neuron 1", "neuron 2", "neuron 3"] if k == 0 else ["", "", ""], fontsize=10)
        part.hlines([1.5, 3.5], -0.5, 5.5, color="#222222", linewidth=1)
    axes.text(0.57, 0.02, "one column for each of six samples", ha="center", fontsize=11, transform=axes.transAxes)


def draw_pattern(axes: Axes, crowded: int, kind: str) -> None:
    """Who sees which sample, the set of samples that limits the rank, and the rank beside N."""
    columns, found = pattern(crowded, kind), generic_rank(pattern(crowded, kind), DIM)
    axes.set_axis_off()
    grid = axes.inset_axes((0.14, 0.36, 0.86, 0.56))
    grid.imshow(np.array([[pixel(a) for a in column] for column in columns]).T, cmap="Greys", vmin=-0.25, vmax=1.6)
    for n in found.attained_by:
        grid.add_patch(Rectangle((n - 0.5, -0.5), 1, NEURONS, fill=False, edgecolor="#D55E00", linewidth=2.5))
    grid.set(xticks=range(NUM), yticks=range(NEURONS), xlabel="sample")
    grid.set_xticklabels(range(1, NUM + 1))
    grid.set_yticklabels([f"neuron {i + 1}" for i in range(NEURONS)], fontsize=10)
    bar = axes.inset_axes((0.14, 0.02, 0.86, 0.12))
    bar.barh([0], [found.value], color="#0072B2")
    bar.axvline(NUM, color="#222222", linewidth=1.5)
    bar.set(xlim=(0, NUM + 0.5), yticks=[], xlabel=f"rank, of {NUM}")


def describe_pattern(crowded: int, kind: str) -> str:
    """The ranks, the set that limits them, and how free a residual with G e = 0 is."""
    columns = pattern(crowded, kind)
    found = generic_rank(columns, DIM)
    T = f"limited by samples {_listed(found.attained_by)}" if found.attained_by else "full"
    return (
        f"{_counted(crowded, 'sample')} {kind}: rank A = {column_rank(columns)}, rank of the Khatri-Rao "
        f"matrix {found.value} of {NUM}, {T}; e has {_counted(NUM - found.value, 'free direction')}"
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _listed(samples: tuple[int, ...]) -> str:
    return ", ".join(str(n + 1) for n in samples)


@cache
def pattern(crowded: int, kind: str) -> Columns:
    """Columns of A: so many samples on one side of all neurons, the others on mixed sides."""
    side, slope = KINDS[kind]
    sides = [[side if n < crowded else row[n] for row in MIXED] for n in range(NUM)]
    return tuple(tuple(fmpq(1) if s == "+" else slope for s in column) for column in sides)
