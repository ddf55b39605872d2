"""Pictures of the chapter on the kernel's spectrum: staircases, a Gram matrix, and least eigenvalues."""

import numpy as np
from flint import arb
from matplotlib.axes import Axes

from landscape.diverse_units.kernel_spectrum import Step, least_eigenvalue, random_gram, steps
from landscape.evidence.outward import enclosure
from landscape.evidence.seeds import generator
from landscape.show.pixel import pixel

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#767676")
DIM, SIZES = 10, (5, 10, 15, 20, 30, 40, 60, 80, 120, 160)


def draw_staircase(axes: Axes, dim: int) -> None:
    """m gamma_m against m: a sawtooth below its ceiling."""
    for step in _staircase(dim):
        value = pixel(step.value)
        axes.plot([step.first, step.last], [step.first * value, step.last * value], color=COLOURS[0], linewidth=1.8)
        axes.plot([step.last], [step.last * value], "o", color=COLOURS[0], markersize=4)
        if step.degree <= 8:
            end = (step.last, step.last * value)
            axes.annotate(str(step.degree), end, (4, 2), textcoords="offset points", fontsize=10)
    axes.axhline(0.5, color=COLOURS[1], linewidth=1.5, linestyle="--")
    axes.annotate("what all eigenvalues sum to", (1.2, 0.56), color="#a04400", fontsize=11)
    axes.set(xscale="log", yscale="log", xlabel="$m$", ylabel=r"$m\,\gamma_m$", ylim=(1e-4, 1.4))
    axes.set_xlim(0.9, None)


def describe_staircase(dim: int) -> str:
    """The steps by degree, with m at their end and m gamma_m there."""
    shown = [f"degree {s.degree} to m = {s.last}: {enclosure(arb(s.value) * s.last, 4)}" for s in _staircase(dim)[:6]]
    return f"d = {dim}, m gamma_m at the ends of steps: " + "; ".join(shown)


def draw_gram(axes: Axes, dim: int = 15, m: int = 1000) -> None:
    """Eigenvalues of G/m for one draw, on the staircase of the kernel."""
    values = np.sort(np.linalg.eigvalsh(random_gram(generator("XLS17/fig-2"), dim, m)))[::-1] / m
    axes.plot(np.arange(1, m + 1), values, color=COLOURS[0], label=f"$G/m$, $m={m}$")
    for step in steps(dim, 4):
        ends = [step.first, min(step.last, m)]
        axes.plot(ends, [pixel(step.value)] * 2, color=COLOURS[1], linewidth=2.4)
    axes.plot([], [], color=COLOURS[1], label="kernel")
    axes.set(xscale="log", yscale="log", xlabel="number of the eigenvalue", ylabel="eigenvalue", xlim=(0.9, m))
    axes.legend(fontsize=11)


def draw_least(axes: Axes) -> None:
    """Least eigenvalue of G by the number of samples: five draws each, and what Lemma 6 would have it reach."""
    rng = generator("own/gram-least-eigenvalue")
    for m in SIZES:
        axes.plot([m] * 5, [least_eigenvalue(rng, DIM, m) for _ in range(5)], "o", color=COLOURS[0], markersize=4)
    axes.plot([], [], "o", color=COLOURS[0], markersize=4, label="five draws")
    level = [m * pixel(next(s.value for s in steps(DIM, 60) if s.last >= m)) / 2 for m in range(1, max(SIZES) + 1)]
    axes.plot(range(1, max(SIZES) + 1), level, color=COLOURS[1], label=r"$m\gamma_m/2$")
    axes.axhline(0.25, color=COLOURS[3], linewidth=1, linestyle=":")
    axes.set(xlabel="$m$ samples in $\\mathbb{R}^{10}$", ylabel="least eigenvalue of $G$", ylim=(0, 0.52))
    axes.legend(fontsize=11)


def _staircase(dim: int) -> list[Step]:
    """Steps of degrees up to 8, or up to 40 in low dimension."""
    return list(steps(dim, 8 if dim > 6 else 40))[: 6 if dim > 6 else 22]
