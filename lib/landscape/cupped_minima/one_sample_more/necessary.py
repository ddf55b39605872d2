"""How many samples a sub-optimal cupped minimum needs: the machine's part of two proofs."""

from collections.abc import Sequence
from typing import Any

import sympy

from landscape.cupped_minima.cupped_minimum import Cup, TrainingSet
from landscape.cupped_minima.one_sample_more.example import (
    SMALLEST_BETTER,
    better_weights,
    example,
    loss_at,
    smallest_example,
)
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, equal, identity, less, suffices
from landscape.evidence.elimination import rank
from landscape.evidence.verdict import Arithmetic
from landscape.geometry.cones import dot

t, v, q, z, e, g, p, n = sympy.symbols("t v q z e g p n")
ONE = sympy.Integer(1)


@checker(Arithmetic.EXACT)
def check_cups_need_samples(compensation: sympy.Expr = t * v / q, linear: sympy.Expr = 2 * ONE) -> Check:
    """own/cups-need-samples: the move that changes nothing, the expansion of the loss, and the count.

    v_r = v > 0, v_q = -q < 0, z = relu(<w_q, x>): v t z - q (1 + compensation) z = -q z.
    """
    findings = [
        identity(v * t * z - q * (1 + compensation) * z, -q * z),
        identity((e + g) ** 2, e**2 + linear * e * g + g**2),
    ]
    scope = "all d, m, n, v: the neutral move, the loss after a change of the predictions, as identities; rest told"
    return Check("own/cups-need-samples", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_count(training: TrainingSet | None = None, extra: int = 1) -> Check:
    """own/cups-need-samples on the example: the errors are orthogonal to m independent vectors, so n >= m + 1."""
    training = example() if training is None else training
    features = [training.features(r) for r in range(training.num_neurons)]
    findings = [
        equal([dot(row, training.errors) for row in features], [0] * len(features)),
        equal(rank([*features, training.errors]), training.num_neurons + extra),
        less(0, training.loss),
    ]
    m, count = training.num_neurons, training.num_samples
    scope = f"(d, m, n) = ({training.dim}, {m}, {count}): rank of the features and the errors is m + 1 = n"
    return Check("own/cups-need-samples", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_twice_the_dimension(flip: Any = 1) -> Check:
    """own/cups-need-twice-the-dimension: the two one-sided slopes at a kink add up to e |s|; `flip` turns one."""
    finding = identity(e * p + e * (flip * n), e * (p + n))  # p, n: positive and negative part of <theta, x>
    scope = "all d >= 2: slopes in opposite directions add up to the kinks' e |<theta, x>|, an identity; rest told"
    return Check("own/cups-need-twice-the-dimension", suffices(finding), scope, Covers.WHOLE)


def some_cups() -> list[tuple[TrainingSet, Any]]:
    """Cups of the plane, each with better weights; the second has no more samples than it must."""
    return [(example(), better_weights()), (smallest_example(), SMALLEST_BETTER)]


@checker(Arithmetic.EXACT)
def check_signs_of_errors(cups: Sequence[tuple[TrainingSet, Any]] | None = None, least: int | None = None) -> Check:
    """own/cups-need-twice-the-dimension on examples: the hypotheses, d errors of either sign, and m = 2d attained.

    With all conditions of the cup lemma the slopes across a neuron are positive. `least` stands for d, for sabotage.
    """
    findings, parts = [], []
    for training, better in some_cups() if cups is None else cups:
        counts = [sum(sign * error > 0 for error in training.errors) for sign in (1, -1)]
        findings += [
            equal(Cup(training).first_failure(), ""),
            equal(sorted(set(training.signs)), [-1, 1]),
            less(loss_at(training, better), training.loss),
            *(at_most(training.dim if least is None else least, count) for count in counts),
        ]
        shape = f"(d, m, n) = ({training.dim}, {training.num_neurons}, {training.num_samples})"
        said = f"{shape}: {counts[0]} positive and {counts[1]} negative"
        parts.append((training.num_samples - 2 * training.dim, said))
    spare, said = min(extra for extra, _ in parts), ", ".join(text for _, text in parts)
    findings.append(equal(spare, 0))
    attained = "; 2d attained" if spare == 0 else ""
    return Check("own/cups-need-twice-the-dimension", all_of(findings), f"{said} errors{attained}")
