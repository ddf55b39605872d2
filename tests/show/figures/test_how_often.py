"""Figures of the chapter on how often descent fails."""

import pytest
from matplotlib.figure import Figure

from landscape.show.figures import how_often as draw
from landscape.spurious_minima.how_often import minima_at, spurious_runs


@pytest.mark.parametrize("drawing", [draw.draw_rates, draw.draw_stairs])
def test_pictures_are_drawn(drawing):
    axes = Figure().add_subplot()
    assert drawing(axes) is None and axes.get_lines()


def test_stairs_begin_at_the_share_of_successes_and_end_at_one():
    axes = Figure().add_subplot()
    draw.draw_stairs(axes)
    first = axes.get_lines()[0].get_ydata()
    hits, runs = spurious_runs((8, 8))
    assert first[0] == pytest.approx(1 - hits / runs) and first[-1] == 1


@pytest.mark.parametrize(("k", "extra"), [(6, "0"), (16, "0"), (6, "1"), (19, "1")])
def test_every_minimum_has_its_bar_and_its_words(k, extra):
    axes = Figure().add_subplot()
    assert draw.draw_values(axes, k, extra) is None
    minima = minima_at((k, k + int(extra)))
    assert len(axes.collections) == len(minima) + 1
    line = draw.describe_values(k, extra)
    assert line.count("flipped") == len(minima) and all(f"{float(ending.value):.4f}" in line for ending in minima)


def test_weights_are_drawn():
    axes = Figure().add_subplot()
    assert draw.draw_weights(axes, minima_at((16, 16))[0]) is None and axes.get_images()


def test_the_comparison_says_the_same_in_words_and_in_a_table():
    shown = draw.comparison(2)
    assert shown.html.count("<tr>") == 12 and len(shown.plain.splitlines()) == 12
    assert "17, 18; 20.9; 26.0" in shown.plain and ">26.0</td>" in shown.html
