"""Pictures of section 4.3: who sees whom, and how the loss grows from the minimum."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from matplotlib.patches import Patch

from landscape.cupped_minima.cupped_minimum import (
    CupConstants,
    TrainingSet,
    merged_training_set,
    printed_training_set,
    theorem_configuration,
)
from landscape.evidence.outward import enclosure
from landscape.show.pixel import pixel, pixels

BLUE, RED, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#767676"
_GREY_LIGHT = "#dddddd"


def draw_activations(axes: Axes, n: int, dim: int = 4) -> None:
    """The signs of all <w_r, x_i>: neurons downwards, samples across (Claim 1)."""
    data = printed_training_set(theorem_configuration(dim, n))
    signs = np.array(data.activations)
    axes.figure.set_size_inches(5.4, 4.6)
    axes.imshow(
        signs, cmap=ListedColormap([_GREY_LIGHT, RED, BLUE]), vmin=-1, vmax=1, aspect="auto", interpolation="none"
    )
    count, t = data.num_samples, n // 2
    side = (count - 4) // 2
    for place in (side, 2 * side):
        axes.axvline(place - 0.5, color="white", linewidth=3)
    axes.axhline(t - 0.5, color="white", linewidth=3)
    axes.set_xticks([side / 2 - 0.5, 1.5 * side - 0.5, 2 * side + 1.5], ["$A, \\bar A$", "$B, \\bar B$", "axis"])
    axes.set_yticks([t / 2 - 0.5, 1.5 * t - 0.5], ["$A$", "$B$"])
    axes.set(xlabel=f"{count} samples", ylabel=f"{n} neurons")
    axes.tick_params(length=0)
    axes.grid(False)
    names = (("seen", BLUE), ("kink", RED), ("not seen", _GREY_LIGHT))
    handles = [Patch(color=colour, label=name) for name, colour in names]
    axes.legend(handles=handles, ncols=3, loc="lower center", bbox_to_anchor=(0.5, 1.0), frameon=False)


def describe_activations(n: int, dim: int = 4) -> str:
    """The constants of the lemmas, outward; exact counts."""
    data = printed_training_set(theorem_configuration(dim, n))
    constants = CupConstants(data)
    kinks = sum(row.count(0) for row in data.activations)
    return (
        f"{data.num_samples} samples, {n} neurons, {kinks} kinks; delta in {enclosure(constants.delta, 5)}, "
        f"mu in {enclosure(constants.mu, 5)}, eta_1 in {enclosure(constants.eta_1, 8)}"
    )


def draw_growth(axes: Axes, dim: int = 4, neurons: int = 20) -> None:
    """F(w + t theta) - F(w): across one neuron, along the flattest direction, mixed; and both lower bounds."""
    data = merged_training_set(theorem_configuration(dim, neurons))
    constants = CupConstants(data)
    X, y, W, v = _network(data)
    delta, eta, epsilon, mu = (pixel(x) for x in (constants.delta, constants.eta_1, constants.epsilon, constants.mu))
    radius = min(delta, 2 * mu / (eta + pixel(constants.eta_2)))
    t = np.geomspace(1e-7, 3 * delta, 160)
    names = ("along the weights, where it is flattest", "across one neuron", "a random direction")
    styles = zip(names, _directions(data, W, constants), (BLUE, GREEN, GREY), strict=True)
    for name, theta, colour in styles:
        change = np.array([np.maximum(X @ (W + step * theta).T, 0) @ v - (np.maximum(X @ W.T, 0) @ v) for step in t])
        errors = np.maximum(X @ W.T, 0) @ v - y
        rise = 2 * change @ errors + (change**2).sum(axis=1)
        shown = rise > 1e-13  # below, rounding
        axes.loglog(t[shown], rise[shown], color=colour, label=name)
    inside, near = t[t <= delta], t[t <= radius]
    axes.loglog(inside, epsilon * inside**2, color=RED, linestyle="--", label=r"Lemma 5: $\varepsilon t^2$")
    axes.loglog(near, eta / 2 * near**2, color=RED, label=r"cup lemma: $\frac{1}{2}\sigma^2 t^2$")
    axes.axvline(delta, color="#444444", linewidth=1, linestyle=":")
    axes.annotate(r"$\delta$", (delta, 1e-19), (4, 0), textcoords="offset points")
    axes.set(xlabel="distance $t$", ylabel="rise of the loss", ylim=(1e-22, 10))
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), fontsize="small", frameon=False)


def _directions(data: TrainingSet, W: np.ndarray, constants: CupConstants) -> list[np.ndarray]:
    features = np.array([[pixel(x) for x in row] for row in constants.features.tolist()])
    flattest = np.linalg.svd(features)[2][-1]
    zeta = np.array([float(x) for x in constants.duals[0][0]])
    across = np.zeros_like(W)
    across[0] = zeta / np.linalg.norm(zeta)
    mixed = np.random.default_rng(0).normal(size=W.shape)
    return [flattest[:, None] * W, across, mixed / np.linalg.norm(mixed)]


def _network(data: TrainingSet) -> tuple[np.ndarray, ...]:
    X = pixels(data.X)
    W = np.array([[pixel(x) for x in row] for row in data.weights()])
    return X, np.array([pixel(x) for x in data.labels()]), W, np.array([pixel(x) for x in data.v()])
