"""The picture of the README: `python -m landscape.show.cover` writes it."""

import sys
from pathlib import Path

from matplotlib import pyplot as plt

from landscape.show import style
from landscape.show.contents import ROOT
from landscape.show.figures.overspecification import draw_success

PICTURE = Path("book/_static/overspecification.svg")


def main() -> int:
    """Draw it, the same bytes every time."""
    style.apply()
    figure, axes = plt.subplots(figsize=(6.4, 4.2))
    draw_success(axes, dim=10)
    style.save(figure, ROOT / PICTURE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
