"""The whole theorem, repaired and with fewer samples: each step for all sizes, and all of it on instances."""

from collections.abc import Sequence
from math import factorial
from typing import Any

import sympy
from flint import arb, fmpq

from landscape.cupped_minima.cupped_minimum import (
    Cup,
    TrainingSet,
    enclosed,
    merged_training_set,
    printed_training_set,
    theorem_configuration,
)
from landscape.cupped_minima.whole_theorem import identities
from landscape.cupped_minima.whole_theorem.sub_optimal import KEYS, better, least_width
from landscape.evidence.balls import lower, working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, identity, less, suffices
from landscape.evidence.elimination import rank
from landscape.evidence.verdict import Arithmetic
from landscape.evidence.witness import witness
from landscape.geometry.cones import dot

Size = tuple[int, int]
MERGED: tuple[Size, ...] = ((3, 8), (3, 10), (4, 8), (4, 20), (5, 16))
PRINTED: tuple[Size, ...] = ((4, 20), (5, 16), (6, 12))


@checker(Arithmetic.EXACT)
def check_merged_for_all(**lies: Any) -> Check:
    """own/merged-training-set for all sizes."""
    scope = "all d >= 3, even n >= 8: sums of slacks above 1/beta - 1, balance, in Q(C, g, d, t); the rest told"
    steps = [*identities.merged_signs(**lies), *identities.balance()]
    return Check("own/merged-training-set", suffices(all_of(steps)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_merged(sizes: Sequence[Size] = MERGED, sets: Sequence[TrainingSet] | None = None) -> Check:
    """own/merged-training-set on some sizes: all conditions of the cup lemma."""
    sets = [merged_training_set(theorem_configuration(*size)) for size in sizes] if sets is None else sets
    findings = [_is_cup(data, n + 2 * dim - 4) for (dim, n), data in zip(sizes, sets, strict=True)]
    shown = ", ".join(map(str, sizes))
    scope = f"(d, n) = {shown}, m = n + 2d - 4: basis, signs, balance, gammas, rank"
    return Check("own/merged-training-set", all_of(findings), scope)


def _is_cup(data: TrainingSet, num_samples: int) -> Finding:
    """So many samples, and all conditions of the cup lemma."""
    return all_of([equal(data.num_samples, num_samples), equal(Cup(data).first_failure(), "")])


@checker(Arithmetic.EXACT)
def check_copies_for_all(**lies: Any) -> Check:
    """SSG20/thm-1--copies for all sizes: z_1 > 0, and (n/2)!^2 >= 2^n, by induction from n = 8."""
    growth = [at_most(2**8, factorial(4) ** 2), at_most(4, 5**2)]  # one step multiplies by (n/2 + 1)^2 >= 4
    steps = suffices(all_of([*identities.directions(**lies), *growth]))
    scope = "all d >= 3, n >= 8: z_1 > 0 in Q(C, g, d); the directions differ by the turns of a polygon, told"
    return Check("SSG20/thm-1--copies", steps, scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_copies(sizes: Sequence[Size] = PRINTED, sets: Sequence[TrainingSet] | None = None) -> Check:
    """SSG20/thm-1--copies on some sizes: no two weights of one sign are parallel."""
    sets = [printed_training_set(theorem_configuration(*size)) for size in sizes] if sets is None else sets
    findings = []
    for data in sets:
        pairs = [(r, q) for r in range(data.num_neurons) for q in range(r) if data.signs[r] == data.signs[q]]
        findings += [equal(rank([data.W[r], data.W[q]]), 2) for r, q in pairs]
        findings.append(equal(data.signs.count(1), data.num_neurons // 2))
    counts = ", ".join(f"{size}: {factorial(size[1] // 2) ** 2}" for size in sizes)
    return Check(
        "SSG20/thm-1--copies", all_of(findings), f"(d, n) and copies = {counts}; directions pairwise independent"
    )


@checker(Arithmetic.EXACT)
def check_small_weights_for_all(**lies: Any) -> Check:
    """own/small-weights for all sizes: the slope of the loss along one neuron, and the best length."""
    scope = "all d >= 3, even n >= 8, both sets: slope 1 - 1/beta and gain, identities in Q(C, g, d, t, xi)"
    return Check("own/small-weights", suffices(all_of(identities.single_neuron(**lies))), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_small_weights(
    sizes: Sequence[Size] = MERGED, merged: bool = True, times: Any = fmpq(1), turned: int = 1
) -> Check:
    """own/small-weights on some sizes: at s a hair below the bound, one neuron has a lower loss than the cup."""
    build = merged_training_set if merged else printed_training_set
    findings = []
    for size in sizes:
        data = build(theorem_configuration(*size))
        scaled = data.scaled(times * _rational_below(largest_scale(data)))
        findings.append(less(single_neuron_loss(scaled, turned), enclosed(data.loss)))
    shown, name = ", ".join(map(str, sizes)), "merged" if merged else "printed"
    return Check("own/small-weights", all_of(findings), f"(d, n) = {shown}, {name} data, s just below its bound")


def lowering(data: TrainingSet, turned: int = 1) -> list[Any]:
    """h_i = relu(-<u, x_i>), u the last axis; exact."""
    return [max(-turned * x[-1], 0 * x[-1]) for x in data.X]


def gain(data: TrainingSet) -> Any:
    """q = (sum e_i h_i)^2/|h|^2: by how much one neuron is better than none if the labels are -e. Exact."""
    h = lowering(data)
    return dot(data.errors, h) ** 2 / dot(h, h)


def largest_scale(data: TrainingSet) -> arb:
    """(sqrt m - sqrt(m - q))/|prediction|: below it the cup is sub-optimal."""
    with working_precision():
        m, predictions = enclosed(data.loss), [y + enclosed(e) for y, e in zip(data.labels(), data.errors, strict=True)]
        return (m.sqrt() - (m - enclosed(gain(data))).sqrt()) / dot(predictions, predictions).sqrt()


def single_neuron_loss(data: TrainingSet, turned: int = 1) -> arb:
    """The loss of the network with one neuron at -tau u and output weight of sign +, tau = (1/beta - 1)/|h|^2."""
    h = lowering(data, turned)
    tau = enclosed(-dot(data.errors, lowering(data)) / dot(h, h))
    with working_precision():
        residual = [tau * enclosed(a) - y for a, y in zip(h, data.labels(), strict=True)]
        return dot(residual, residual)


def _rational_below(bound: arb) -> fmpq:
    """A rational slightly below a positive ball."""
    with working_precision():
        return (lower(bound) * (1 - enclosed(fmpq(1, 10**6)))).mid().fmpq()


@checker(Arithmetic.EXACT)
def check_fewer_samples(**lies: Any) -> Check:
    """own/fewer-samples for all sizes: the machine's part of every step."""
    steps = [
        *identities.merged_signs(**lies),
        *identities.balance(),
        *identities.single_neuron(),
        *identities.directions(),
    ]
    scope = "all d >= 3, even n >= 8, m >= n + 2d - 4: identities and signs of its steps; the chain told"
    return Check("own/fewer-samples", suffices(all_of(steps)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_theorem(**lies: Any) -> Check:
    """SSG20/thm-1: for all sizes, as a case of own/fewer-samples, it asks for more neurons and more samples."""
    d, n = identities.d, identities.n
    more = identity((n + 2 * d - 2) - (n + 2 * d - 4), sympy.Integer(2))
    wide = [at_most(8, least_width(dim)) for dim in (4, 5, 6)]
    steps = [check_fewer_samples(**lies).finding, more, *wide, equal(least_width(6), 12)]
    scope = "all d >= 4, even n >= 8 + 4 ceil(3/(d-3)), m >= n + 2d - 2: inside own/fewer-samples"
    return Check("SSG20/thm-1", suffices(all_of(steps)), scope, Covers.WHOLE)


@checker(Arithmetic.BALL)
def check_theorem_on(sizes: Sequence[Size] = PRINTED, sets: Sequence[TrainingSet] | None = None) -> Check:
    """SSG20/thm-1 on the printed training sets themselves: a cup, a barrier, and a network of loss 0."""
    sets = [printed_training_set(theorem_configuration(*size)) for size in sizes] if sets is None else sets
    networks, findings = witness("better-networks", KEYS), []
    for (dim, n), data in zip(sizes, sets, strict=True):
        findings += [suffices(at_most(least_width(dim), n)), suffices(_is_cup(data, n + 2 * dim - 2))]
        findings += [better((dim, n), networks[f"{dim},{n}"]).fits_exactly(), less(0, enclosed(data.loss))]
    shown = ", ".join(map(str, sizes))
    return Check(
        "SSG20/thm-1",
        suffices(all_of(findings)),
        f"(d, n) = {shown}, printed data: conditions exact, loss 0 elsewhere in balls",
    )
