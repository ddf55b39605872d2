"""Pictures of overspecification: curves and demands are the exact numbers, and the words match them."""

import re
from math import comb

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex

from landscape.show.figures import overspecification as draw


@pytest.fixture
def axes():
    figure, axes = plt.subplots()
    yield axes
    plt.close(figure)


def chance(d, n):
    """sum_k C(n,k) 2^-n (1 - 2^-k)^d, in floats."""
    return sum(comb(n, k) * (1 - 0.5**k) ** d for k in range(n + 1)) / 2**n


def test_the_valleys_lie_where_the_loss_says(axes):
    assert draw.draw_two_valleys(axes, root=0.4) is None
    curve, good, bad = (line.get_xydata() for line in axes.lines[:3])
    w, loss = curve.T
    assert loss == pytest.approx(np.where(w > 0, ((w / 2 - 0.4) ** 2 + 1) / 2, (0.4**2 + (w + 1) ** 2) / 2))
    for (place, level), side in ((good[0], w < 0), (bad[0], w > 0)):
        assert level == pytest.approx(loss[side].min(), abs=1e-3)
        assert place == pytest.approx(w[side][loss[side].argmin()], abs=0.02)
    assert [text.get_text() for text in axes.texts] == ["good", "bad"] and good[0][1] < bad[0][1]


@pytest.mark.parametrize("dim", [1, 3, 10])
def test_the_curves_are_the_exact_chance_and_the_bounds(axes, dim):
    assert draw.draw_success(axes, dim, marked=7) is None
    exact, sharp, printed, single, dot = axes.lines
    widths = np.array(draw.WIDTHS)
    assert exact.get_xydata().T == pytest.approx(np.array([widths, [chance(dim, n) for n in widths]]))
    assert sharp.get_ydata() == pytest.approx(1 - dim * 0.75**widths)
    assert printed.get_ydata() == pytest.approx(1 - 4 * dim * 0.75**widths)
    assert list(single.get_ydata()) == [0.5**dim] * 2
    assert dot.get_xydata()[0] == pytest.approx([7, chance(dim, 7)])
    assert (exact.get_ydata() >= sharp.get_ydata()).all() and (sharp.get_ydata() >= printed.get_ydata()).all()
    assert len(axes.get_legend().get_texts()) == 4


def test_nothing_is_marked_unasked(axes):
    draw.draw_success(axes, 3)
    assert len(axes.lines) == 4


@pytest.mark.parametrize(("dim", "n"), [(10, 1), (10, 8), (3, 24)])
def test_a_marker_for_every_demand(axes, dim, n):
    assert draw.draw_demands(axes, dim, n) is None
    met = draw.demands_met(dim, n)
    assert set(met) == {(axis, side) for axis in range(dim) for side in (-1, 1)}
    drawn = {tuple(map(int, line.get_xydata()[0])): line for line in axes.lines}
    assert {place: line.get_marker() == "o" for place, line in drawn.items()} == met
    assert all(to_hex(line.get_color()) == (draw.MET if met[at] else draw.UNMET).lower() for at, line in drawn.items())


@pytest.mark.parametrize("dim", [3, 10])
def test_neurons_of_one_draw_arrive_one_by_one(dim):
    """A demand once met stays met; each neuron with output +1 serves one side of every axis."""
    before = dict.fromkeys(draw.demands_met(dim, 1), False)
    for n in draw.WIDTHS:
        met = draw.demands_met(dim, n)
        assert all(met[half] for half, done in before.items() if done)
        before = met
    assert all(before.values())
    assert sum(draw.demands_met(dim, 1).values()) in (0, dim)


def test_fewer_axes_show_the_same_draw():
    many, few = draw.demands_met(10, 5), draw.demands_met(3, 5)
    assert few == {half: done for half, done in many.items() if half[0] < 3}


@pytest.mark.parametrize("d", [3, 10])
@pytest.mark.parametrize("n", [1, 5, 12, 24])
def test_the_words_hold_the_numbers(n, d):
    line = draw.describe_overspecification(n=n, d=d)
    met = draw.demands_met(d, n)
    assert f"meets {sum(met.values())} of {2 * d} demands" in line and "\n" not in line
    good = all(done for (_, side), done in met.items() if side < 0)
    assert ("good start" in line) is good and ("bad start" in line) is not good
    below, above = map(float, re.search(r"\[(\S+), (\S+)\]", line).groups())
    assert below <= chance(d, n) <= above and above - below <= 1.1e-4


def test_one_frame_holds_both_pictures(axes):
    assert draw.draw_overspecification(axes, n=5, d=3) is None
    demands, success = axes.child_axes
    assert len(demands.lines) == 6
    assert success.lines[-1].get_xydata()[0] == pytest.approx([5, chance(3, 5)])
