"""Checks on stored networks: what the region in which training stopped holds, exactly."""

from collections.abc import Sequence
from functools import lru_cache

from flint import fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import all_of, at_most, equal, negation, suffices
from landscape.evidence.verdict import Arithmetic
from landscape.networks.khatri_rao import khatri_rao
from landscape.vanishing_minima.first_order_rank import Point
from landscape.vanishing_minima.trained_networks.nearest import BAD, FIT, NONE, Nearest, nearest, networks

STEP = fmpq(1, 10**6)
"""The z_i w_i move by less than this, relative to their length."""


@lru_cache(maxsize=4)
def found_next_to(family: str) -> tuple[tuple[Point, Nearest], ...]:
    """The stored networks of a family, each with what its region holds."""
    return tuple((trained, nearest(trained)) for trained in networks(family))


def _is_minimum(trained: Point, near: Nearest, kind: str, step: fmpq) -> list:
    """The point is in the region, has G e = 0, is close, and its residual is that of its kind."""
    if near.point is None:
        return [equal(near.kind, kind)]
    change, size = near.moved
    slopes, residual = near.point.slopes, near.point.residual
    first_order = khatri_rao(slopes, trained.X).T @ residual
    findings = [equal([[*row] for row in slopes], [[*row] for row in trained.slopes])]
    findings.append(equal(first_order.tolist(), [0] * trained.W.size))
    findings.append(at_most(change, step * step * size))
    fits = equal(residual.tolist(), [0] * len(trained.y))
    return [*findings, fits if kind == FIT else negation(fits)]


@checker(Arithmetic.EXACT)
def check_global_minimum(
    dims: Sequence[int] = (15, 20), step: fmpq = STEP, pairs: Sequence[tuple[Point, Nearest]] | None = None
) -> Check:
    """own/trained-global-minimum: next to each network of these dimensions, zero error off all kinks."""
    chosen = found_next_to("five") if pairs is None else pairs
    chosen = [(t, n) for t, n in chosen if t.X.shape[1] in dims]
    findings = [finding for t, n in chosen for finding in _is_minimum(t, n, FIT, step)]
    shown = " or ".join(map(str, dims))
    scope = f"all {len(chosen)} stored networks with d = {shown}, N = d^2/5: moved by less than {step}"
    return Check("own/trained-global-minimum", suffices(all_of(findings)), scope)


@checker(Arithmetic.EXACT)
def check_bad_minimum(
    dims: Sequence[int] = (5,),
    least: int = 2,
    step: fmpq = STEP,
    pairs: Sequence[tuple[Point, Nearest]] | None = None,
) -> Check:
    """own/trained-bad-minimum: at least so many networks stopped next to one, missing only samples they do not see."""
    chosen = [(t, n) for t, n in (found_next_to("five") if pairs is None else pairs) if t.X.shape[1] in dims]
    bad = [(t, n) for t, n in chosen if n.kind == BAD]
    findings = [at_most(least, len(bad))]
    for trained, near in bad:
        findings += _is_minimum(trained, near, BAD, step)
        seen = [any(row) for row in trained.slopes]
        expected = [0 if s else label for s, label in zip(seen, trained.y.tolist(), strict=True)]
        findings.append(equal(near.point.residual.tolist(), expected))
    scope = f"{len(bad)} of {len(chosen)} stored networks with d = {' or '.join(map(str, dims))}, N = d^2/5"
    return Check("own/trained-bad-minimum", suffices(all_of(findings)), scope)


@checker(Arithmetic.EXACT)
def check_at_kinks(
    family: str = "half",
    least: int = 4,
    near: fmpq = fmpq(1, 10**5),
    pairs: Sequence[tuple[Point, Nearest]] | None = None,
) -> Check:
    """own/trained-at-kinks: no differentiable minimum in the region, and so many inputs within `near` of zero."""
    chosen = found_next_to(family) if pairs is None else pairs
    findings = [equal(found.kind, NONE) for _, found in chosen]
    findings += [at_most(least, inputs_within(trained, near)) for trained, _ in chosen]
    size = {"half": "d = 5, N = 2 d^2", "five": "N = d^2/5"}[family]
    scope = f"all {len(chosen)} stored networks with {size}: {least} or more inputs within {near} of zero"
    return Check("own/trained-at-kinks", suffices(all_of(findings)), scope)


def inputs_within(trained: Point, distance: fmpq) -> int:
    """How many <w_i, x_n> are at most so far from zero."""
    return sum(bool(abs(entry) <= distance) for entry in (trained.X @ trained.W.T).ravel().tolist())


CLASSIFIED = (((1,), (2,)), (1, 1), ((1,),), ("3/5",))
"""X, y, W, z: predictions 3/5 and 6/5 for labels 1 and 1; no network without bias does better here."""


@checker(Arithmetic.EXACT)
def check_classified_not_fitted(data: tuple = CLASSIFIED, threshold: fmpq = fmpq(1, 2)) -> Check:
    """own/classified-not-fitted: G e = 0, all samples on their label's side of the threshold, and e is not 0."""
    point = Point.of(*data, 0)
    predictions = point.y - point.residual
    sides = [bool(p > threshold) for p in predictions]
    findings = [equal(point.first_order.ravel().tolist(), [0] * point.W.size)]
    findings.append(equal(sides, [bool(label > threshold) for label in point.y]))
    findings.append(negation(equal(point.residual.tolist(), [0] * len(point.y))))
    scope = f"X = {data[0]}, labels {data[1]}, ReLU with w = {data[2][0]}, z = {data[3][0]}"
    return Check("own/classified-not-fitted", suffices(all_of(findings)), scope)


def counts(family: str) -> dict[str, int]:
    """How many stored networks of a family there are of each kind."""
    kinds = [found.kind for _, found in found_next_to(family)]
    return {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}
