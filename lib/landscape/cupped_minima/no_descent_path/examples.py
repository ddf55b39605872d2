"""Two cups in fractions: one neuron in the plane, and the rational example of twelve neurons in R^4."""

from functools import cache

from landscape.cupped_minima.cupped_minimum import rational_cup
from landscape.cupped_minima.no_descent_path.cup import Cup, cup

ONE_NEURON_X = ((0, 1), (1, 0), (1, 1), (-1, 0))
ONE_NEURON_Y = (-2, 0, 2, 3)


@cache
def one_neuron() -> Cup:
    """Four samples in the plane and w = (1, 0), v = 1: loss 15; w = (-3, 0) has loss 8."""
    return cup(ONE_NEURON_X, ONE_NEURON_Y, [[0]], [[1, 0]], [1])


@cache
def rational() -> Cup:
    """E1 of the chapter before: 14 samples, 12 neurons, loss 14."""
    data = rational_cup()
    kinks = [data.kinks(r) for r in range(data.num_neurons)]
    return cup(data.X, data.exact_labels, kinks, data.W, list(data.signs))
