"""Figures of the chapter on clustered data."""

from matplotlib.figure import Figure

from landscape.initial_basin import clustered_data as clusters
from landscape.show.figures import clustered_data as draw


def test_levels_are_drawn_and_described():
    assert draw.draw_levels(Figure().add_subplot(), "1/20") is None
    assert draw.describe_levels("1/20").startswith("delta = 1/20: worst proper start 0.02")


def test_a_third_neuron_does_not_raise_the_worst_minimum():
    data = draw.instance("1/20")
    from landscape.networks.basin_minimum import exact_minimum_of_cells

    worst = max(
        exact_minimum_of_cells(
            data.X, data.y, [(tuple(row[j] for j in data.owners), out) for row, out in zip(signs, v, strict=True)]
        ).value
        for signs, v in clusters.proper_patterns(data, 3)
    )
    assert worst == draw.worst_minimum("1/20") < clusters.corrected_level(data, 2)
