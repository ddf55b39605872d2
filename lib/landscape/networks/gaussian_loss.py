"""The population loss of SS18 for Gaussian inputs, with gradient and Hessian: equations (6) to (10).

F(W) = E 1/2 (sum_i [<w_i, x>]_+ - sum_j [<v_j, x>]_+)^2 for x standard Gaussian in R^dim, where the
w_i are the rows of W, (num_neurons, dim), and the v_j those of V, (num_targets, dim), any non-zero
vectors. The same lines run on floats and on balls: floats if an argument is an array of floats,
else balls, whose radii may be those of a box, so that the results enclose all points of the box.

Write u_1, u_2, ... for the w_i and then the v_j, with signs s_l = +1 and -1. With t the angle of
w_i and u_l, and a bar for the unit vector,

    F      = 1/2 sum_l sum_m s_l s_m |u_l| |u_m| k1                                            (6), (7)
    dF/dw_i = sum_l s_l (|u_l| sin t / (2 pi) bar w_i + k0 u_l)                                (8)
    H_ij   = k0 I + sin t / (2 pi) (p p^T - q q^T)                                             h_2, (10)
    H_ii   = I/2 + sum_l s_l |u_l| sin t / (2 pi |w_i|) (I - bar w_i bar w_i^T + n n^T)        h_1, (10)

where p, q are the unit vectors along bar w_i + bar u_l and bar w_i - bar u_l, which span the
reflection that (10) prints through n, and n = (2 sin(t/2) p - 2 cos(t/2) q) / 2 is the unit
vector along the part of u_l orthogonal to w_i. Where t is 0 or pi, a direction is undefined and its
factor sin t is 0; a ball that cannot exclude this takes [-1, 1] for every entry of the direction.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from landscape.evidence.balls import working_precision
from landscape.networks.arc_cosine import HalfAngles, half_angles, kernel_zero, unit_rows
from landscape.networks.arrays import arrays_of_one_kind
from landscape.networks.elementary import are_balls, balls, pi_like, product

Array = Any


def gaussian_loss(W: Array, V: Array) -> Any:
    """F(W), a float or a ball (SS18 eqs. 6, 7). Raises ValueError for bad shapes, NaN, a zero row."""
    return GaussianLoss.at(W, V).value()


def gaussian_gradient(W: Array, V: Array) -> np.ndarray:
    """The gradient, shape (num_neurons, dim): floats or balls (SS18 eq. 8). Raises as `gaussian_loss`."""
    return GaussianLoss.at(W, V).gradient()


def gaussian_hessian(W: Array, V: Array) -> np.ndarray:
    """The Hessian, symmetric, shape (num_neurons * dim, num_neurons * dim), neuron by neuron (SS18 eq. 10).

    Floats or balls; `arb_mat(result.tolist())` for the functions of `evidence`. Raises as `gaussian_loss`.
    """
    return GaussianLoss.at(W, V).hessian()


def extra_block(W: Array, V: Array) -> np.ndarray:
    """The block M of SS18 Lemma 3, shape (num_neurons, num_neurons): the Hessian of one more coordinate, at 0."""
    return GaussianLoss.at(W, V).extra_block()


@dataclass(frozen=True, eq=False)
class GaussianLoss:
    """Value, gradient, Hessian and extra block at one point or on one box, from one table of angles.

    W, V  shapes (num_neurons, dim) and (num_targets, dim), both floats or both balls: build it by `at`.
    """

    W: np.ndarray
    V: np.ndarray

    @staticmethod
    def at(W: Array, V: Array) -> "GaussianLoss":
        """Raises ValueError naming the argument for bad shapes, NaN, infinity, and a row that may be zero."""
        W, V = arrays_of_one_kind(W=(W, "num_neurons dim"), V=(V, "num_targets dim"))
        with working_precision():
            if are_balls(W):
                W, V = balls(W), balls(V)
            unit_rows("W", W), unit_rows("V", V)
        return GaussianLoss(W, V)

    def value(self) -> Any:
        """F, a float or a ball."""
        n = len(self.W)
        with working_precision():
            teacher = half_angles(self._unit[n:], self._unit[n:], same=len(self.V)).kernel_one()
            learner, target = self._length[:n], self._length[n:]
            signed = _form(learner, self._pairs.kernel_one(), self._sign * self._length)
            cross = _form(learner, self._pairs.kernel_one()[:, n:], target)
            return (signed - cross + _form(target, teacher, target)) / 2

    def gradient(self) -> np.ndarray:
        """Row i is dF/dw_i, shape (num_neurons, dim)."""
        with working_precision():
            radial = (self._sign * self._length * self._pairs.sine).sum(axis=1) / (2 * pi_like(self.W))
            own = radial[:, np.newaxis] * self._unit[: len(self.W)]
            return own + product(self._sign * self._k0, np.concatenate([self.W, self.V]))

    def hessian(self) -> np.ndarray:
        """Shape (num_neurons * dim, num_neurons * dim), neuron by neuron."""
        n, dim = self.W.shape
        blocks = np.empty((n, n, dim, dim), dtype=self.W.dtype)
        i, j = np.triu_indices(n, 1)
        with working_precision():
            blocks[i, j] = blocks[j, i] = self._mixed_blocks(i, j)
            blocks[range(n), range(n)] = self._own_blocks()
        return blocks.transpose(0, 2, 1, 3).reshape(n * dim, n * dim)

    def extra_block(self) -> np.ndarray:
        """M of Lemma 3: k0 off the diagonal, 1/2 + sum_l s_l |u_l| sin t / (2 pi |w_i|) on it."""
        n = len(self.W)
        with working_precision():
            M = self._k0[:, :n].copy()
            M[range(n), range(n)] += self._bending.sum(axis=1)
            return M

    def _mixed_blocks(self, i: np.ndarray, j: np.ndarray) -> np.ndarray:
        """h_2(w_i, w_j) for lists of indices, shape (len(i), dim, dim)."""
        p, q = (axis[i, j] for axis in self._axes)
        weight = (self._pairs.sine[i, j] / (2 * pi_like(self.W)))[:, np.newaxis, np.newaxis]
        blocks = product((weight * np.stack([p, q], axis=1)).transpose(0, 2, 1), np.stack([p, -q], axis=1))
        return _add_multiples_of_identity(blocks, self._k0[i, j])

    def _own_blocks(self) -> np.ndarray:
        """I/2 + sum_l s_l h_1(w_i, u_l), shape (num_neurons, dim, dim)."""
        pairs, (p, q) = self._pairs, self._axes
        normal = (pairs.apart[..., np.newaxis] * p - pairs.together[..., np.newaxis] * q) / 2
        unit = self._unit[: len(self.W), np.newaxis]
        total = self._bending.sum(axis=1)
        left = np.concatenate([self._bending[..., np.newaxis] * normal, -total[:, np.newaxis, np.newaxis] * unit], 1)
        blocks = product(left.transpose(0, 2, 1), np.concatenate([normal, unit], axis=1))
        return _add_multiples_of_identity(blocks, total + self._k0.diagonal())

    @cached_property
    def _sign(self) -> np.ndarray:
        return np.array([1] * len(self.W) + [-1] * len(self.V))

    @cached_property
    def _rows(self) -> tuple[np.ndarray, np.ndarray]:
        return unit_rows("W, V", np.concatenate([self.W, self.V]))

    @property
    def _length(self) -> np.ndarray:
        """|u_l|: learner, then teacher."""
        return self._rows[0]

    @property
    def _unit(self) -> np.ndarray:
        """bar u_l."""
        return self._rows[1]

    @cached_property
    def _pairs(self) -> HalfAngles:
        """Every w_i with every u_l; a w_i makes the angle 0 with itself."""
        n = len(self.W)
        return half_angles(self._unit[:n], self._unit, same=n)

    @cached_property
    def _axes(self) -> tuple[np.ndarray, np.ndarray]:
        return self._pairs.axes()

    @cached_property
    def _k0(self) -> np.ndarray:
        return kernel_zero(self._pairs.angle)

    @cached_property
    def _bending(self) -> np.ndarray:
        """s_l |u_l| sin t / (2 pi |w_i|), shape (num_neurons, num_neurons + num_targets)."""
        n = len(self.W)
        return self._sign * self._length * self._pairs.sine / (2 * pi_like(self.W) * self._length[:n, np.newaxis])


def _form(left: np.ndarray, matrix: np.ndarray, right: np.ndarray) -> Any:
    """left^T matrix right."""
    return product(product(left[np.newaxis], matrix), right[:, np.newaxis])[0, 0]


def _add_multiples_of_identity(blocks: np.ndarray, multiples: np.ndarray) -> np.ndarray:
    diagonal = range(blocks.shape[-1])
    blocks[:, diagonal, diagonal] += multiples[:, np.newaxis]
    return blocks
