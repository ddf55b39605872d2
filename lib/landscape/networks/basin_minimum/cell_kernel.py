"""The rays of many cells of a pool, compiled.

This module imports numba: import it through `compiled`.
"""

import numpy as np
from numba import njit


@njit(cache=True)
def members(positive, negative, cells):
    """(starts, rays): what `RayPool.members` finds one cell at a time.

    positive, negative (words, num_rays); cells (num_cells, words). Cell c holds rays[starts[c] : starts[c + 1]].
    """
    words, num_rays = positive.shape
    starts, rays, count = np.zeros(len(cells) + 1, np.int64), np.empty(64 * len(cells) + num_rays, np.int64), 0
    outside = np.empty(num_rays, np.uint64)
    for c in range(len(cells)):
        outside[:] = 0
        for k in range(words):
            inside, above, below = cells[c, k], positive[k], negative[k]
            beyond = ~inside
            for j in range(num_rays):
                outside[j] |= (above[j] & beyond) | (below[j] & inside)
        if count + num_rays > len(rays):
            rays = np.concatenate((rays, np.empty_like(rays)))
        for j in range(num_rays):
            rays[count] = j
            count += outside[j] == 0
        starts[c + 1] = count
    return starts, rays[:count]
