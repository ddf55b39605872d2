"""Figures of the chapter on noisy regions."""

import pytest
from matplotlib.figure import Figure

from landscape.show.figures import noisy_regions as draw


def test_labels_stand_in_their_regions():
    for (a, b), signs in draw.LARGE:
        first, second = a + b, -2 * a + b / 2
        assert [text != "+" for text in signs.split()] == [first < 0, second < 0]
        assert abs(first) > 0.25 * (a * a + b * b) ** 0.5 and abs(second) > 0.25 * (a * a + b * b) ** 0.5


def test_wedges_are_drawn():
    assert draw.draw_noisy_wedges(Figure().add_subplot()) is None


@pytest.mark.parametrize(("degrees", "words"), [(20, "misses"), (32, "in the printed cap"), (60, "outside")])
def test_a_turn_is_drawn_and_described(degrees, words):
    assert draw.draw_turn(Figure().add_subplot(), degrees, "9/10") is None
    assert words in draw.describe_turn(degrees, "9/10")
