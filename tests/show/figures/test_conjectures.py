"""Figures of the chapters on the conjectures and on one sample more."""

from matplotlib.figure import Figure

from landscape.cupped_minima.conjectures import DIMS, LARGEST, Standing
from landscape.show.figures import conjectures as draw
from landscape.show.figures import one_sample_more as draw_one


def test_every_pair_of_the_table_has_one_mark():
    axes = Figure().add_subplot()
    assert draw.draw_table(axes) is None
    marked = [line for line in axes.get_lines() if line.get_linestyle() == "None"]
    assert {line.get_label() for line in marked} == {kind.value for kind in Standing}
    assert sum(len(line.get_xdata()) for line in marked) == len(DIMS) * (LARGEST - 2)


def test_antiprisms_are_drawn_and_told():
    axes = Figure().add_subplot()
    assert draw.draw_antiprism(axes, 4) is None and axes.patches
    assert "(3, 6, 0): beta in [0.5999, 0.6001]" in draw.describe_antiprism(3)


def test_neurons_stand_on_zero_until_an_error_is_changed():
    def heights(error):
        axes = Figure().add_subplot()
        draw_one.draw_pushed(axes, error)
        return [abs(y) for line in axes.get_lines() if line.get_marker() in "^v" for y in line.get_ydata()]

    assert max(heights(4)) < 1e-12 < max(heights(5))
    assert "all conditions" in draw_one.describe_pushed(4) and "balance" in draw_one.describe_pushed(5)
