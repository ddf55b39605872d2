"""Figures of the chapter on the ends of descent."""

import pytest
from flint import fmpq
from matplotlib.figure import Figure

from landscape.initial_basin import where_descent_ends as ends
from landscape.show.figures import where_descent_ends as draw


def test_paths_end_at_their_stars():
    below, above = Figure().subplots(2, 1)
    assert draw.draw_fates(below, above) is None
    for axes in (below, above):
        path, _, star = axes.get_lines()[-3:]
        assert path.get_xydata()[-1] == pytest.approx(star.get_xydata()[0], abs=1e-3)


@pytest.mark.parametrize("n", [1, 4])
def test_a_scatter_has_a_dot_for_every_descent(n):
    axes = Figure().add_subplot()
    assert draw.draw_scatter(axes, n, "1/5") is None
    assert sum(len(line.get_xdata()) for line in axes.get_lines()[1:]) == draw.NUM_TRIALS
    assert f"of {draw.NUM_TRIALS} descents" in draw.describe_scatter(n, "1/5")


def test_the_table_has_all_counts():
    found = ends.outcomes(ends.Protocol(num_steps=5), 40, "own/zz-table", 0)
    good, other = draw.describe_table(found, fmpq(1, 4))
    assert good.startswith("basin minimum at most") and other.startswith("basin minimum greater than")
    assert sum(int(line.split(" of ")[1].split()[0]) for line in (good, other)) == 40
