"""Untrusted: multipliers for the rational cup, where the closed form of the barrier does not suffice.

For each neuron cvxpy maximises the bound mu - |rho|^2/4 over mu and rho = mu g that are allowed at all
exits of this neuron at once.
"""

from typing import Any

import cvxpy
import numpy as np

from landscape.cupped_minima.cup_barrier.barrier import Barrier
from landscape.cupped_minima.cup_barrier.cone import Cone
from landscape.cupped_minima.cupped_minimum import rational_cup
from landscape.evidence.doubles import rounded, rounded_array
from landscape.geometry.cones import dot
from landscape.search.decimals import decimals

DIGITS = 4


def find() -> dict[str, Any]:
    """As a witness: g for each neuron, (num_neurons, num_samples), decimals."""
    barrier = Barrier(Cone(rational_cup()))
    return {"multipliers": decimals([multiplier(barrier, r) for r in range(len(barrier.strengths))], DIGITS)}


def multiplier(barrier: Barrier, r: int) -> np.ndarray:
    """g for one neuron, (num_samples,), in floats."""
    data, openings = barrier.cone.training, barrier.cone.openings
    features = rounded_array(barrier.features)
    moves = rounded_array([opening.movement for opening in openings])
    slopes = rounded_array([opening.slope for opening in openings])
    rho, mu = cvxpy.Variable(features.shape[1]), cvxpy.Variable()
    constraints = [features @ rho == mu * np.eye(len(features))[r]]
    for i in barrier.cone.exits(r):
        height = rounded(data.products[r][i])
        toward = [rounded(dot(j.direction, data.X[i])) / height if j.neuron == r else 0.0 for j in openings]
        constraints.append(moves @ rho - mu * np.array(toward) <= slopes)
    problem = cvxpy.Problem(cvxpy.Maximize(mu - cvxpy.sum_squares(rho) / 4), constraints)
    problem.solve(solver=cvxpy.CLARABEL)
    return rho.value / mu.value
