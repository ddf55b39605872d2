"""How figures look: one style sheet, and a colour and a shape for every verdict."""

from pathlib import Path

import matplotlib.pyplot as plt
from matplotlib.figure import Figure
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D

from landscape.evidence.verdict import Verdict

STYLE = Path(__file__).with_name("book.mplstyle")
"""The style sheet; `plt.style.context(STYLE)` where it must not leak."""

VERDICT_COLOUR = {
    Verdict.PROVED: "#009E73",
    Verdict.VERIFIED: "#0072B2",
    Verdict.SUPPORTED: "#56B4E9",
    Verdict.UNDECIDED: "#767676",
    Verdict.CONTRADICTED: "#E69F00",
    Verdict.REFUTED: "#D55E00",
    Verdict.VACUOUS: "#CC79A7",
}
"""Okabe and Ito's palette: told apart with any kind of colour vision."""

VERDICT_MARKER = {
    Verdict.PROVED: "o",
    Verdict.VERIFIED: "s",
    Verdict.SUPPORTED: "^",
    Verdict.UNDECIDED: "D",
    Verdict.CONTRADICTED: "v",
    Verdict.REFUTED: "X",
    Verdict.VACUOUS: "h",
}
"""Matplotlib markers: told apart without colour."""


def apply() -> None:
    """Use the book's style for every figure from here on."""
    plt.style.use(STYLE)


def save(figure: Figure, path: Path) -> None:
    """Write a figure whose bytes do not depend on the day: suffix .png or .svg.

    Raises ValueError for another suffix.
    """
    undated = {".png": {"Software": None}, ".svg": {"Date": None, "Creator": None}}
    if path.suffix not in undated:
        raise ValueError(f"path: expected a name that ends in .png or .svg, got {path.name}")
    with plt.style.context(STYLE):
        figure.savefig(path, metadata=undated[path.suffix])


def marker_path(verdict: Verdict, size: float) -> str:
    """The verdict's marker as SVG path data, centred at the origin, `size` user units across."""
    marker = MarkerStyle(VERDICT_MARKER[verdict])
    outline = marker.get_path().transformed(marker.get_transform())
    width = outline.get_extents().width
    flipped = outline.transformed(Affine2D().scale(size / width, -size / width))
    letters = {Outline.MOVETO: "M", Outline.LINETO: "L", Outline.CURVE3: "Q", Outline.CURVE4: "C"}
    parts = []
    for vertices, code in flipped.iter_segments():
        if code == Outline.CLOSEPOLY:
            parts.append("Z")
        else:
            parts.append(letters[code] + " ".join(f"{value:.2f}" for value in vertices))
    return "".join(parts)
