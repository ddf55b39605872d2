"""Checks of SS16's Theorem 4, of the steps of its proof, and of what is said about it."""

from collections.abc import Sequence
from itertools import product
from typing import Any

import sympy
from flint import fmpq

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, at_most, contradicts, equal, identity, less, suffices
from landscape.evidence.exponential_sum import ExponentialSum, never_above
from landscape.evidence.verdict import Arithmetic
from landscape.initial_basin.high_starts.starts import (
    awake,
    generic_network,
    is_high,
    largest_prediction,
    last_layer_orbit,
    lopsided_networks,
    neuron_orbit,
    share,
    sign_networks,
    speaks_on,
)
from landscape.networks.deep import DeepNet

HALF, QUARTER = fmpq(1, 2), fmpq(1, 4)
SHAPES = ((1, 1), (1, 2), (2, 3), (2, 2, 1), (1, 2, 3), (2, 2, 2, 2), (1, 1, 2, 1, 2))
"""Widths (dim, n_1, ..., n_{h-1}) of the networks whose orbits are counted: depths 2 to 5."""

ONE = {1: ((1,),), 2: ((1, 2),)}
THREE = {1: ((1,), (-2,), (3,)), 2: ((1, 2), (-1, 1), (0, -3))}
"""Samples by dimension: one, and three."""

LABELS = ((1, -2, 3), (0, 0, 1), (-100, 50, 7))


def start_bound(constant: fmpq) -> ExponentialSum:
    """constant * (1 - 2^-n), n the width of the last hidden layer."""
    return ExponentialSum.of({(1,): constant, (HALF,): -constant})


def high_start_probability(label_is_large: bool = True) -> ExponentialSum:
    """Chance of a high start for one sample: 1 - 2^-n with the label 0, and half of it with a large label."""
    return start_bound(HALF if label_is_large else fmpq(1))


@checker(Arithmetic.EXACT)
def check_pair(doubled: int = 2) -> Check:
    """SS16/thm-4--pair, coordinate by coordinate; the greater of two numbers is half of sum plus distance."""
    p, label = sympy.symbols("p y")
    near, far = (p - label) ** 2, (p + label) ** 2
    findings = [identity(near + far, doubled * p**2 + doubled * label**2), identity(far - near, 4 * p * label)]
    scope = "identities in Q[p, y] in every coordinate, summed over any number of samples"
    return Check("SS16/thm-4--pair", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_fair_neurons(shapes: Sequence[Sequence[int]] = SHAPES, together: bool = True) -> Check:
    """SS16/thm-4--fair-neuron on orbits: all active sets are equally frequent; `together` flips biases too."""
    findings = []
    for shape in shapes:
        net, X = generic_network(shape), ONE[shape[0]]
        starts = list(last_layer_orbit(net)) if together else list(_weight_flips(net))
        seen = [awake(start, X) for start in starts]
        width = shape[-1]
        findings += [equal(fmpq(seen.count(c), len(seen)), HALF**width) for c in product((0, 1), repeat=width)]
    scope = f"{len(shapes)} rational networks of depth 2 to 5, all flips of last hidden neurons: active sets counted"
    return Check("SS16/thm-4--fair-neuron", all_of(findings), scope)


def _weight_flips(net: DeepNet) -> Any:
    """The orbit with biases that do not flip."""
    for start in last_layer_orbit(net):
        *early, (W, _) = start.hidden
        yield DeepNet((*early, (W, net.hidden[-1][1])), start.output)


@checker(Arithmetic.EXACT)
def check_fair_neuron_literal(dim: int = 1, atoms: bool = True) -> Check:
    """SS16/thm-4--fair-neuron--literal for weights and bias that are fair independent signs, on x = (1, ..., 1).

    Without atoms the sizes are generic and the orbit of all signs is counted.
    """
    if atoms:
        sums = [sum(signs) for signs in product((1, -1), repeat=dim + 1)]
    else:
        sums = [sum(s * 3**k for k, s in enumerate(signs)) for signs in product((1, -1), repeat=dim + 1)]
    active = fmpq(sum(z > 0 for z in sums), len(sums))
    law = "all +-1" if atoms else "of sizes 1, 3, 9, ..."
    scope = f"w and b {law}, x = ({', '.join(['1'] * dim)}): Pr[<w, x> + b > 0] = {active}"
    return Check("SS16/thm-4--fair-neuron--literal", equal(active, HALF), scope)


@checker(Arithmetic.EXACT)
def check_output_literal(claimed: fmpq = HALF, shape: Sequence[int] = (1, 1)) -> Check:
    """SS16/thm-4--output--literal on an orbit: if the features are not all zero, how often is the output not zero?

    With one neuron the output is v relu(z): not zero unless v is, whatever the sizes, so one orbit speaks for the law.
    """
    net, X = generic_network(shape), ONE[shape[0]]
    heard = [start for start in last_layer_orbit(net) if any(awake(start, X))]
    found = share(heard, speaks_on(X))
    scope = f"widths {shape}, all {len(heard)} starts with z not 0: output not 0 at a share of {found}"
    return Check("SS16/thm-4--output--literal", equal(found, claimed), scope)


@checker(Arithmetic.EXACT)
def check_theorem_4(constant: fmpq = QUARTER) -> Check:
    """SS16/thm-4 for all widths: the printed bound against the sharp one, whose steps are claims of their own."""
    findings = [never_above(start_bound(constant), high_start_probability()), check_pair().finding]
    scope = f"all n: {constant} (1 - 2^-n) is at most 1/2 (1 - 2^-n); the sharp bound told"
    return Check("SS16/thm-4", suffices(all_of(findings)), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_theorem_4_counted(
    constant: fmpq = QUARTER, biases: bool = True, shapes: Sequence[Sequence[int]] = SHAPES
) -> Check:
    """SS16/thm-4 on orbits of networks, with one sample and with three; without biases all hidden neurons flip."""
    findings = []
    for shape in shapes:
        orbit = list((last_layer_orbit if biases else neuron_orbit)(generic_network(shape, biases=biases)))
        cases = [(ONE[shape[0]], (largest_prediction(orbit, ONE[shape[0]]),))]
        cases += [(THREE[shape[0]], labels) for labels in LABELS]
        bound = start_bound(constant)(shape[-1])
        findings += [at_most(bound, share(orbit, is_high(X, y))) for X, y in cases]
    scope = f"orbits of widths {', '.join(map(str, shapes))}, one sample and three: starts counted"
    return Check("SS16/thm-4", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_any_signs_literal(dim: int = 2, constant: fmpq = QUARTER, lopsided: bool = True) -> Check:
    """SS16/thm-4--any-signs--literal: one hidden neuron whose negative weights are large; or signs of one size."""
    X = ((1,) * dim,)
    nets = list(lopsided_networks(dim) if lopsided else sign_networks((dim, 1)))
    found, bound = share(nets, is_high(X, (dim + 1,))), start_bound(constant)(1)
    law = "negative entries larger" if lopsided else "entries +-1"
    scope = f"one neuron, {dim} inputs, {law}: high at a share of {found}, bound {bound}"
    return Check("SS16/thm-4--any-signs--literal", at_most(bound, found), scope)


@checker(Arithmetic.EXACT)
def check_high_probability_literal(chance: ExponentialSum | None = None, ceiling: fmpq = HALF) -> Check:
    """SS16/thm-4--high-probability--literal: with one sample and a large label it never passes `ceiling` < 1."""
    chance = high_start_probability() if chance is None else chance
    stuck = all_of([never_above(chance, ExponentialSum.of({(1,): ceiling})), less(ceiling, 1)])
    scope = f"one sample with a large label, every width: the chance is {chance}, never above {ceiling}"
    return Check("SS16/thm-4--high-probability--literal", contradicts(stuck), scope, Covers.WHOLE)
