"""Checks of what this book adds to Theorem 3: which scalings work, and a path that may go through zero."""

from collections.abc import Sequence
from typing import Any

import sympy
from flint import fmpq

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, equal, identity, less, suffices
from landscape.evidence.verdict import Arithmetic
from landscape.initial_basin.descent_paths.instances import (
    AGAINST,
    FALLS_SILENT,
    ONE_POINT,
    SMALLEST,
    THREE_POINTS,
    TOO_FAR,
    WRONG_SIGN,
    journey,
    kept_awake,
    network,
)
from landscape.initial_basin.descent_paths.paths import (
    Journey,
    Piece,
    aligned_detour,
    dot,
    falls,
    gains,
    holds_along,
    loss,
    rescaled,
    scaled,
    speaks,
    through_zero,
)
from landscape.initial_basin.descent_paths.printed import A, B, R, Y, larger_root, s, scaled_loss, t
from landscape.networks.deep import DeepNet

D, G, K = sympy.symbols("delta G K")
"""How far below |y|^2, |Phi^T y|^2, and |Phi Phi^T y|^2."""

FIRST_BIASES_ONLY = (
    SMALLEST.start,
    network((2, 2), (1, -2, 0, 1, 1, -1, 2, -3)),
    network((2, 2, 2), (1, -2, 0, 1, 1, -1, 1, 1, -1, 2, 0, 0, 2, -3)),
    network((2, 2, 1, 2), (1, 2, -1, 1, 1, 2, 1, 2, 0, 1, 2, 0, 0, 1, -3)),
)
"""Depths 2, 2, 3 and 4; biases in the first layer, zeros in the others."""

CAPPED = journey((1, 1, 1), (1, 0, -1, 2, 3), (1, 0, -1, 2, 1), ONE_POINT)
"""Depth 3, N(s w) = v s^2 relu(2 - s) at x = 1; y = 1; v goes from 3 to 1."""


@checker(Arithmetic.EXACT)
def check_every_weight(nets: Sequence[DeepNet] = FIRST_BIASES_ONLY, off: int = 0) -> Check:
    """own/scaling-every-weight: N(a w) = a^h N(w), h the depth; `off` falsifies the exponent."""
    findings = []
    for net in nets:
        X = THREE_POINTS if len(net.hidden[0][0][0]) == 2 else ONE_POINT
        for a in (fmpq(1, 2), fmpq(2), fmpq(3)):
            expected = (a ** (net.depth + off) * net.predict(X)).tolist()
            findings.append(equal(scaled(net, a, every_weight=True).predict(X).tolist(), expected))
    scope = f"{len(nets)} rational networks of depth {', '.join(str(net.depth) for net in nets)}, factors 1/2, 2, 3"
    return Check("own/scaling-every-weight", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_no_common_factor(trip: Journey = CAPPED, time: fmpq = fmpq(3, 4)) -> Check:
    """own/no-common-factor: no factor predicts more than 32 v / 27; the prescribed loss asks for more.

    The prescribed loss 4 - 3 t asks for the prediction 1 + sqrt(4 - 3 t) or 1 - sqrt(4 - 3 t); none is negative.
    """
    formula = [equal(scaled(trip.start, q, True).predict(trip.X)[0], 3 * q**2 * max(2 - q, fmpq(0))) for q in FACTORS]
    cap = identity(
        sympy.Rational(32, 27) - s**2 * (2 - s), (s - sympy.Rational(4, 3)) ** 2 * (s + sympy.Rational(2, 3))
    )
    v = sympy.Rational(str(trip.at(time).output[0]))
    root = sympy.sqrt(4 - 3 * sympy.Rational(str(time)))
    found = all_of(
        [*_one_high_start(trip), *formula, cap, less(v * sympy.Rational(32, 27), 1 + root), less(1 - root, 0)]
    )
    scope = f"depth 3, one sample, t = {time}: no factor on all weights predicts more than 32 v / 27, v = {v}"
    return Check("own/no-common-factor", suffices(found), scope, Covers.WHOLE)


FACTORS = tuple(fmpq(k, 4) for k in range(1, 13))
"""Factors at which the formula for N(s w) is compared with the network: four on each branch and more."""


def _one_high_start(trip: Journey) -> list[Finding]:
    """The hypotheses of Theorem 3 on a journey along which only the last weight moves, from 3 to 1."""
    still = equal([entry for W, b in trip.start.hidden for entry in (W[0, 0], b[0])], [1, 0, -1, 2])
    return [
        still,
        equal(trip.y.tolist(), [1]),
        equal(loss(trip.goal, trip.X, trip.y), 0),
        equal([trip.start.output[0], trip.goal.output[0]], [3, 1]),
    ]


@checker(Arithmetic.EXACT)
def check_silence(threshold: Any = 2, trip: Journey = WRONG_SIGN) -> Check:
    """own/silence-is-unavoidable: |s c - y|^2 - |y|^2 = s (s |c|^2 - 2 <c, y>), least at s = <c, y> / |c|^2.

    The instance: a start below zero, a goal above it.
    """
    C, product = sympy.symbols("C product")
    excess = s**2 * C - 2 * s * product
    findings = [
        identity(excess, s * C * (s - threshold * product / C)),
        identity(excess + product**2 / C, C * (s - product / C) ** 2),
        less(trip.start.predict(trip.X)[0], 0),
        less(0, trip.goal.predict(trip.X)[0]),
    ]
    scope = "all networks whose predictions are multiples of one vector: identities in Q(s, |c|^2, <c, y>)"
    return Check("own/silence-is-unavoidable", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_past_zero(sign: int = -1) -> Check:
    """own/descent-past-zero for all networks: the identities on which the told proof rests.

    In order: the aligned last layer reaches |y|^2 - delta; <Phi Phi^T y, y> = |Phi^T y|^2; Theorem 3's
    root, for the two stretches that use it; from s > t >= 0 the loss falls if <N, y> <= 0.
    """
    a = (G + sign * R) / K
    aligned = identity(a**2 * K - 2 * a * G, (R**2 - G**2) / K)
    starts_at_zero = identity((G + sign * G) / K, sympy.Integer(0))
    on_the_way = identity(scaled_loss(larger_root(A, B, R)), Y + (R**2 - B**2) / A)
    shrinking = identity(scaled_loss(s) - scaled_loss(t), (s - t) * ((s + t) * A - 2 * B))
    finding = all_of([aligned, starts_at_zero, _adjoint(), on_the_way, shrinking])
    scope = "all networks and paths: identities in Q(|Phi^T y|^2, |Phi Phi^T y|^2, root); compactness told"
    return Check("own/descent-past-zero", suffices(finding), scope, Covers.WHOLE)


def _adjoint() -> Finding:
    """<Phi Phi^T y, y> = |Phi^T y|^2, on symbols: 3 samples, 2 features; bilinear, so it is the same for more."""
    Phi, y = sympy.Matrix(3, 2, sympy.symbols("f:6")), sympy.Matrix(sympy.symbols("y:3"))
    direction = Phi.T * y
    return identity(((Phi * direction).T * y)[0], (direction.T * direction)[0])


@checker(Arithmetic.BALL)
def check_past_zero_followed(
    trips: Sequence[Journey] = (WRONG_SIGN, AGAINST, TOO_FAR), gain: fmpq = fmpq(1, 10)
) -> Check:
    """own/descent-past-zero on straight journeys: Phi^T y is not zero on a cover, the loss falls at every stop."""
    findings = [found for trip in trips for found in _past_zero([trip.at], trip, gain)]
    shown = ", ".join(f"m = {len(trip.y)}" for trip in trips)
    scope = f"rational networks of depth 3 ({shown}), t0 = 0, both signs of <N_0, y>: Phi^T y not 0, loss falls"
    return Check("own/descent-past-zero", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_one_sample(
    trip: Journey = FALLS_SILENT, neuron: int = 0, gain: fmpq = fmpq(1, 10), awake: bool = True
) -> Check:
    """own/one-sample-descends: the hidden path of the proof keeps a neuron awake; then past zero."""
    route = kept_awake(trip, neuron) if awake else [trip.at]
    scope = "depth 3, one sample, start -2, label 8: an active neuron on a cover of the way, loss falls at every stop"
    return Check("own/one-sample-descends", all_of(_past_zero(route, trip, gain)), scope)


def _past_zero(route: Sequence[Piece], trip: Journey, gain: fmpq) -> list[Finding]:
    """Phi^T y on the way, then the path that the proof builds, by the sign of <N_0, y>."""
    X, y = trip.X, trip.y
    trip.require_high_and_optimal()
    hypotheses = suffices(all_of(holds_along(piece, gains(X, y, gain)) for piece in route))
    if hypotheses.holds is None:
        return [hypotheses]
    if dot(trip.start.predict(X), y) <= 0:
        return [hypotheses, falls(through_zero(route, X, y, gain), X, y)]
    detour = aligned_detour(route, X, y)
    spoken = [suffices(holds_along(piece, speaks(X))) for piece in detour]
    return [hypotheses, *spoken, falls(rescaled(detour, X, y), X, y)]
