"""Basin minima as non-negative least squares over the ray features of a pool, many at a time.

A cell's predictions are the non-negative combinations of v relu(X g), g its rays. A ray that two
cells of one output weight share is one column, and neurons of one cell are one cell: the cost
depends on the cells, not on the width.
"""

from dataclasses import dataclass
from types import ModuleType

import numpy as np
from scipy.optimize import nnls

from landscape.networks.basin_minimum.compiled import kernel
from landscape.networks.basin_minimum.ray_pool import RayPool

Array = np.ndarray
NOTHING = np.empty(0)


@dataclass(frozen=True, eq=False)
class Problems:
    """Which cells each of many problems occupies; cells that several share are looked up once.

    pool     the rays of the samples
    rays     indices of the rays of every distinct cell, one after the other
    starts   (num_cells + 1,): cell c holds rays[starts[c] : starts[c + 1]]
    cells    (batch, num_neurons), the cell of every neuron
    outputs  (batch, num_neurons), its output weight, -1 or 1
    """

    pool: RayPool
    rays: Array
    starts: Array
    cells: Array
    outputs: Array

    @classmethod
    def of(cls, pool: RayPool, active: Array, outputs: Array) -> "Problems":
        """`active` (batch, num_neurons, words): the active samples of every neuron, as bits."""
        words = active.reshape(-1, active.shape[-1])
        if words.shape[1] == 1:  # sorting numbers is much faster than sorting rows
            distinct, cells = np.unique(words[:, 0], return_inverse=True)
            distinct = distinct[:, np.newaxis]
        else:
            distinct, cells = np.unique(words, axis=0, return_inverse=True)
        members = pool.members_of(distinct)
        starts = np.cumsum([0, *map(len, members)])
        return cls(pool, np.concatenate(members), starts, cells.reshape(outputs.shape), outputs)

    def minima(self, y: Array) -> tuple[Array, Array]:
        """(least sums of squares, KKT residuals), each (batch,)."""
        compiled = kernel("nnls_kernel", len(self.cells))
        if compiled is None:
            solved = [self._plain(y, b)[:2] for b in range(len(self.cells))]
            return tuple(np.array(solved).T)
        return self.solved(compiled, y)[:2]

    def coefficients(self, y: Array) -> tuple[Array, Array, Array]:
        """(owners, rays, coefficients) of the last problem: its columns' neurons, rays and weights."""
        compiled = kernel("nnls_kernel", 1)
        owners, rays, _ = self.columns(len(self.cells) - 1)
        if compiled is None:
            return owners, rays, self._plain(y, len(self.cells) - 1)[2]
        found = np.zeros(len(rays))
        self.solved(compiled, y, found)
        return owners, rays, found

    def solved(self, compiled: ModuleType, y: Array, coefficients: Array = NOTHING) -> tuple[Array, Array, Array]:
        """(least sums of squares, KKT residuals, rounds) by the kernel; fills `coefficients` if not empty."""
        batch, n = self.cells.shape
        return compiled.minima(
            self.pool.features, y, self.starts, self.rays, np.full((2, len(self.pool.rays)), -1),
            np.arange(batch + 1) * n, self.cells.ravel(), self.outputs.ravel(), coefficients,
        )  # fmt: skip

    def _plain(self, y: Array, b: int) -> tuple[float, float, Array]:
        """(least sum of squares, KKT residual, coefficients) by scipy."""
        owners, rays, groups = self.columns(b)
        coefficients, square = np.zeros(len(rays)), y @ y
        if square == 0 or not len(rays):
            return square, 0.0, coefficients
        _, distinct = np.unique(groups, return_index=True)
        columns = self.outputs[b, owners[distinct], np.newaxis] * self.pool.features[rays[distinct]]
        try:
            coefficients[distinct] = nnls(columns.T, y)[0]
        except RuntimeError:  # out of iterations
            return square, 1.0, coefficients
        r = y - coefficients[distinct] @ columns
        violation = max((columns @ r).max() / np.sqrt(square), abs((y - r) @ r) / square)
        return r @ r, violation, coefficients

    def columns(self, b: int) -> tuple[Array, Array, Array]:
        """(neurons, rays, identity of the column) of problem b, neuron by neuron."""
        members = [self.rays[self.starts[c] : self.starts[c + 1]] for c in self.cells[b]]
        owners = np.repeat(np.arange(len(members)), [*map(len, members)])
        rays = np.concatenate(members)
        return owners, rays, self.outputs[b, owners] * (rays.astype(np.int64) + 1)
