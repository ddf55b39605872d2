"""Pictures of the rational cup: the function f along circles of directions, the loss along lines from the minimum."""

from fractions import Fraction

import numpy as np
from flint import fmpq
from matplotlib.axes import Axes

from landscape.cupped_minima.cupped_minimum import CupConstants, TrainingSet, rational_cup, slope
from landscape.cupped_minima.rational_cup import arrays, better_weights
from landscape.show.pixel import pixels

BLUE, RED, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#767676"
_PLUS, _MINUS = 6, 0
"""A neuron of each output sign."""


def draw_circle(axes: Axes) -> None:
    """f(u) = sum e_i relu(<u, x_i>) on the circle of unit vectors through a neuron of each output sign."""
    X, _, W, _ = _floats(rational_cup())
    errors = np.array([1.0] * 6 + [-1.0] * 6 + [-1.0, 1.0])
    side = W[_MINUS] - (W[_MINUS] @ W[_PLUS]) * W[_PLUS]
    side /= np.linalg.norm(side)
    angles = np.radians(np.linspace(-110, 250, 1441))
    circle = np.outer(np.cos(angles), W[_PLUS]) + np.outer(np.sin(angles), side)
    axes.plot(np.degrees(angles), np.maximum(circle @ X.T, 0) @ errors, color=GREY, zorder=3)
    axes.axhline(0, color="#444444", linewidth=1)
    for r, w in enumerate(W):
        along, across = w @ W[_PLUS], w @ side
        if abs(along**2 + across**2 - 1) < 1e-9:
            place = (np.degrees(np.arctan2(across, along)) + 110) % 360 - 110
            axes.plot(place, 0, "o", color=RED if r < _PLUS else BLUE, markersize=10, zorder=4)
    axes.annotate("$v_r = 1$", (0, 0), (0, -24), textcoords="offset points", ha="center", color=BLUE)
    place = np.degrees(np.arctan2(W[_MINUS] @ side, W[_MINUS] @ W[_PLUS]))
    axes.annotate("$v_r = -1$", (place, 0), (0, 14), textcoords="offset points", ha="center", color="#a04400")
    axes.set(
        xlabel="direction on the circle, in degrees", ylabel="$f(u)$", xticks=range(-90, 271, 90), xlim=(-110, 250)
    )


def draw_line(axes: Axes, across: str) -> None:
    """F along w + t theta, theta turned from the weight of one neuron to a direction across it."""
    X, y, W, v = _floats(rational_cup())
    theta = _theta(float(Fraction(across)))
    t = np.linspace(-0.03, 0.03, 401)
    F = np.array([_loss(X, y, W + step * theta, v) for step in t])
    axes.plot(t, 14 + t**2 / 2, color=GREY, linestyle="--", label=r"$14 + \frac{1}{2}\sigma^2 t^2$")
    axes.plot(t, F, color=BLUE, label=r"$F(w + t\theta)$")
    axes.plot(0, 14, "o", color="#222222", markersize=5)
    axes.set(xlabel="$t$", ylabel="loss", xlim=(-0.03, 0.03), ylim=(13.99, 14.2), xticks=(-0.02, 0, 0.02))
    axes.legend(loc="upper center")


def describe_line(across: str) -> str:
    """Both slopes at the minimum, in the units of the picture, exactly."""
    data, share = rational_cup(), fmpq(*Fraction(across).as_integer_ratio())
    zeta = CupConstants(data).duals[6][0]
    squared = sum(entry**2 for entry in zeta)
    right, left = (slope(data, 6, [sign * share * entry for entry in zeta]) for sign in (1, -1))
    size = (1 - share) ** 2 + share**2 * squared
    return (
        f"theta = {1 - share} w_6 + {share} zeta, |theta|^2 = {size}: F rises from 14 "
        f"with slopes {2 * right} to the right and {2 * left} to the left, before theta is scaled to length 1"
    )


def _theta(share: float) -> np.ndarray:
    data = rational_cup()
    zeta = pixels(CupConstants(data).duals[6][0])
    theta = np.zeros((12, 4))
    theta[6] = (1 - share) * _floats(data)[2][6] + share * zeta
    return theta / np.linalg.norm(theta)


def draw_towards_better(axes: Axes) -> None:
    """F on the straight line from the cup to the network of loss zero: over the rim, then down."""
    X, y, W, v = _floats(rational_cup())
    better = pixels(better_weights())
    s = np.linspace(-0.02, 1.04, 600)
    F = [_loss(X, y, (1 - step) * W + step * better, v) for step in s]
    axes.semilogy(s, np.maximum(F, 1e-3), color=BLUE)
    axes.axhline(14, color=GREY, linewidth=1, linestyle="--")
    axes.set(xlabel="from the cup (0) to the better network (1)", ylabel="loss", ylim=(0.05, None))


def _loss(X: np.ndarray, y: np.ndarray, W: np.ndarray, v: np.ndarray) -> float:
    return float(np.sum((np.maximum(X @ W.T, 0) @ v - y) ** 2))


def _floats(training: TrainingSet) -> tuple[np.ndarray, ...]:
    return tuple(map(pixels, arrays(training)))
