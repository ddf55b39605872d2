"""Pictures of regions: what is drawn is what is computed."""

from fractions import Fraction

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Polygon

from landscape.geometry.arrangements import regions
from landscape.initial_basin.regions import FIGURE_1
from landscape.show.figures import regions as draw

LABELS, START, GOAL = (2, 4, 1), (-2.6, -1.0), (2.6, 2.2)


@pytest.fixture
def axes():
    figure, axes = plt.subplots()
    yield axes
    plt.close(figure)


def points(X):
    return np.array([[float(Fraction(str(entry))) for entry in x] for x in X])


def test_the_partition_has_a_sector_a_region_and_a_line_a_sample(axes):
    weights = [(0.3, 1.6), (-1.5, 0.9)]
    assert draw.draw_partition(axes, FIGURE_1, weights) is None
    sectors = [patch for patch in axes.patches if isinstance(patch, Polygon)]
    assert len(sectors) == 6 and len({to_hex(patch.get_facecolor()) for patch in sectors}) == 6
    lines = [line for line in axes.lines if len(line.get_xdata()) == 2]
    assert len(lines) == 3
    for line, x in zip(lines, points(FIGURE_1), strict=True):
        assert line.get_xydata() @ x == pytest.approx([0, 0])
    dots = [tuple(line.get_xydata()[0]) for line in axes.lines if len(line.get_xdata()) == 1]
    assert dots == weights


@pytest.mark.parametrize("X", [FIGURE_1, ((1, 0), (0, 1)), ((1, 0), (0, 1), (1, 1), (1, -1))])
def test_every_sector_holds_its_regions_witness_and_no_other(axes, X):
    """A witness, brought into the frame, is in the sector of its region only."""
    draw.draw_partition(axes, X)
    sectors = [patch.get_path() for patch in axes.patches if isinstance(patch, Polygon)]
    for k, region in enumerate(regions(X).regions):
        inside = np.array(region.witness) / np.abs(region.witness).max()
        assert [sector.contains_point(inside) for sector in sectors] == [j == k for j in range(len(sectors))]


def test_labels_show_the_signs_of_their_place(axes):
    draw.draw_partition(axes, FIGURE_1)
    labels = [text for text in axes.texts if set(text.get_text()) <= {"+", "−"} and text.get_text()]
    assert len(labels) == 6
    for label in labels:
        seen = points(FIGURE_1) @ np.array(label.xy) > 0
        assert label.get_text() == "".join("+" if s else "−" for s in seen)


def loss(w):
    residual = np.maximum(0, points(FIGURE_1) @ w) - LABELS
    return (residual**2).mean()


@pytest.mark.parametrize("position", [0.0, 0.3, 0.45, 1.0])
def test_the_walk_shows_its_place_and_its_loss(axes, position):
    assert draw.draw_walk(axes, FIGURE_1, LABELS, position, 1, START, GOAL) is None
    plane, pieces = axes.child_axes
    place = np.array(START) + position * (np.array(GOAL) - START)
    assert plane.lines[-1].get_xydata()[0] == pytest.approx(place)
    assert pieces.lines[-1].get_xydata()[0] == pytest.approx([position, loss(place)])
    curve = pieces.lines[0].get_xydata()
    assert curve[0] == pytest.approx([0, loss(np.array(START))])
    assert curve[-1] == pytest.approx([1, loss(np.array(GOAL))])
    assert len({to_hex(patch.get_facecolor()) for patch in pieces.patches}) == 3  # regions on the way


@pytest.mark.parametrize(
    ("position", "line"),
    [
        (0.0, "region −++, loss 7.4"),
        (0.45, "region −+−, loss 4.4"),
        (0.7, "region ++−, loss 2.5"),
        (1.0, "region ++−, loss 4.9"),
    ],
)
def test_the_walk_in_words(position, line):
    assert draw.describe_walk(FIGURE_1, LABELS, position, 1, START, GOAL) == line
    place = np.array(START) + position * (np.array(GOAL) - START)
    assert float(line.split()[-1]) == pytest.approx(loss(place), rel=0.05)


def test_the_output_weight_counts():
    w = np.array([1.0, 1.0])
    below = ((-np.maximum(0, points(FIGURE_1) @ w) - LABELS) ** 2).mean()
    assert draw.walk_loss(FIGURE_1, LABELS, -1, w) == pytest.approx(below)
    assert draw.walk_point(0.25, (0, 0), (4, 8)).tolist() == [1, 2]
