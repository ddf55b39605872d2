"""SSG20 Definition 1 and Lemma 1: from a cup every path to a lower loss climbs, and by how much."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import sympy
from flint import fmpq

from landscape.cupped_minima.no_descent_path.cup import Cup
from landscape.cupped_minima.no_descent_path.examples import one_neuron, rational
from landscape.cupped_minima.no_descent_path.exits import certified_climb
from landscape.cupped_minima.no_descent_path.paths import Path
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, identity, less, suffices
from landscape.evidence.inputs import exact_array, exact_number
from landscape.evidence.verdict import Arithmetic
from landscape.evidence.witness import witness

KEYS = ("duals", "over", "better")
ONE_NEURON_DUALS = ((0, -1, -1, 0),) * 3
PASS = (fmpq(1215, 1000), fmpq(1216, 1000))
"""Between these numbers lies the least climb from the rational cup."""
NUM_PATHS = 24
GRAPHS = (
    ((2, 1, 0, 1), True),
    ((0, 1, 0), True),
    ((2, 1, 1, 0), True),
    ((1, 2, 0), False),
    ((3, 1, 1, 2, 0), False),
    ((0, 2, 1, 2, 0), False),
)
"""Heights at 0, 1, 2, ... of functions of one variable, linear between and constant beyond, and whether they have
the descent path property: a valley, two equal ones, a terrace, a higher valley, a flat one, one between two others."""


def has_descent_paths(heights: Sequence[int | fmpq]) -> bool:
    """Whether a piecewise linear function of one variable has the descent path property (SSG20 Def. 1).

    heights  its values at 0, 1, 2, ...; it is linear between and constant beyond. Raises ValueError for none.
    A point between two knots can go to the lower of them, so the knots decide.
    """
    values = exact_array("heights", heights, (None,)).tolist()
    rows = [(values, k) for k in range(len(values))] + [(values[::-1], k) for k in range(len(values))]
    reached = [_reaches(row, k, min(values)) for row, k in rows]
    half = len(values)
    return all(reached[k] or reached[half + half - 1 - k] for k in range(half))


def _reaches(values: list[fmpq], k: int, least: fmpq) -> bool:
    """Going to the right without ever going up."""
    while values[k] != least:
        if k + 1 == len(values) or values[k + 1] > values[k]:
            return False
        k += 1
    return True


@checker(Arithmetic.EXACT)
def check_definition(graphs: Sequence[tuple[Sequence[Any], bool]] = GRAPHS) -> Check:
    """Definition 1 on functions of one variable."""
    found = all_of(equal(has_descent_paths(heights), expected) for heights, expected in graphs)
    scope = f"{len(graphs)} piecewise linear functions of one variable: every knot, both ways"
    return Check("SSG20/def-1", found, scope)


@checker(Arithmetic.EXACT)
def check_no_idle_neurons(share: int = 1) -> Check:
    """A neuron at 0 beside one of opposite sign moves for free; beside its own kind only, no loss is lower.

    share  1; another factor by which the second neuron makes up for the first is a false variant
    """
    v, u, t, seen = sympy.symbols("v u t seen", positive=True)
    moved = v * t * seen - u * (1 + share * t * v / u) * seen
    gain, error, sees = sympy.symbols("gain error sees")
    found = all_of([
        identity(moved, -u * seen),
        identity((error + gain) ** 2, error**2 + 2 * error * (sees + gain) - 2 * error * sees + gain**2),
    ])  # fmt: skip
    scope = "all sizes: a free direction and the expansion of the loss, identities in Q(v, u, t, ...); the rest told"
    return Check("own/no-idle-neurons", suffices(found), scope, Covers.WHOLE)


def stored_paths() -> dict[str, Any]:
    """Witness `cup-passes`: duals of all walls, weights over the pass, better weights. Raises ValueError if damaged."""
    return witness("cup-passes", KEYS)


def over_the_pass() -> Path:
    """From the rational cup over its lowest wall to a lower loss, with fixed output weights."""
    return Path.through(rational(), [(W, rational().v.tolist()) for W in stored_paths()["over"]])


def straight_over() -> Path:
    """From the cup of one neuron through w = 0 to w = (-3, 0)."""
    return Path.through(one_neuron(), [([[0, 0]], [1]), ([[-3, 0]], [1])])


def trial_paths(cup: Cup, better: Any, rng: np.random.Generator, count: int = NUM_PATHS) -> list[Path]:
    """Paths from a cup to better weights that try to avoid the climb; the output weights move too.

    Each shrinks or stretches the neurons and makes up for it with the output weights, wanders off through random
    weights near the cup, and then goes to the better weights with their neurons in a random order, so that output
    weights change sign. better: rationals, (num_neurons, dim).
    """
    better, v = exact_array("better", better, cup.W.shape), exact_array("v", cup.v.tolist(), cup.v.shape)
    found = []
    for _ in range(count):
        scale = [fmpq(int(k), 8) for k in rng.integers(2, 33, len(v))]
        stretched = np.array([s * w for s, w in zip(scale, cup.W, strict=True)]), v / np.array(scale)
        near = stretched[0] + _random(rng, cup.W.shape), stretched[1] * (1 + _random(rng, v.shape))
        order = rng.permutation(len(v))
        found.append(Path.through(cup, [stretched, near, (better[order], v[order])]))
    return found


def _random(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Rationals between -1/4 and 1/4."""
    return exact_array("random", (rng.integers(-64, 65, shape)).tolist(), shape) / 256


def climbs(paths: Sequence[Path], least: fmpq | int) -> Finding:
    """Whether every path ends lower than it began, and climbs at least so much before. Exact."""
    least = exact_number("least", least)
    return all_of(f for path in paths for f in (less(0, path.drop), at_most(least, path.climb())))


def default_paths(rng: np.random.Generator) -> dict[str, list[Path]]:
    """Paths from the two cups, by the name of the cup."""
    better = stored_paths()["better"]
    return {
        "one neuron": [straight_over(), *trial_paths(one_neuron(), [[-3, 0]], rng)],
        "rational example": [
            over_the_pass(), *(_beside(over_the_pass(), rng) for _ in range(NUM_PATHS // 2)),
            *trial_paths(rational(), better, rng),
        ],
    }  # fmt: skip


def _beside(path: Path, rng: np.random.Generator) -> Path:
    """A path near another one, with neurons stretched and the output weights making up for it."""
    scale = exact_array("scale", rng.integers(12, 21, len(path.cup.v)).tolist(), path.cup.v.shape) / 16
    moved = [stop.W + _random(rng, stop.W.shape) / 32 for stop in path.stops[1:]]
    stops = zip(moved, path.stops[1:], strict=True)
    return Path.through(path.cup, [(W * scale[:, np.newaxis], stop.v / scale) for W, stop in stops])


@checker(Arithmetic.EXACT)
def check_lemma_1(paths: Sequence[Path], name: str) -> Check:
    """Lemma 1 on paths that begin at a cup and end lower: each of them climbs."""
    found = all_of(f for path in paths for f in (less(0, path.drop), less(0, path.climb())))
    return Check("SSG20/lem-1", found, f"{name}: {_counted(paths)} to a lower loss, output weights moving")


@checker(Arithmetic.EXACT)
def check_certified_climb(
    cup: Cup, duals: Any, paths: Sequence[Path], name: str, least: fmpq | int | None = None
) -> Check:
    """No point on a wall around the cup has gained less than H, and paths that try to avoid it climb at least H.

    least  instead of the certified H; above the true climb it is a false variant
    """
    certified, found = certified_climb(cup, duals)
    least = certified if least is None else exact_number("least", least)
    found = all_of([found, less(0, least), at_most(least, certified), climbs(paths, least)])
    return Check("own/certified-climb", found, f"{name}: {len(cup.products)} walls, {_counted(paths)}")


@checker(Arithmetic.EXACT)
def check_least_climb(below: fmpq | int = PASS[0], above: fmpq | int = PASS[1], exact: fmpq | int = 2) -> Check:
    """The least climb from both cups: exactly 2, and between two decimals."""
    small, small_found = certified_climb(one_neuron(), ONE_NEURON_DUALS)
    large, large_found = certified_climb(rational(), stored_paths()["duals"])
    over = over_the_pass()
    found = all_of([
        small_found, large_found, at_most(below, large), at_most(over.height(), above), less(0, over.drop),
        equal([small, straight_over().height()], [exact, exact]), less(0, straight_over().drop),
    ])  # fmt: skip
    scope = f"duals of {len(one_neuron().products)} and {len(rational().products)} walls, and a path over each pass"
    return Check("own/least-climb", suffices(found), scope, Covers.WHOLE)


def _counted(paths: Sequence[Path]) -> str:
    return f"{len(paths)} paths" if len(paths) != 1 else "1 path"
