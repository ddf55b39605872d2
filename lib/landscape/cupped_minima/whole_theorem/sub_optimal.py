"""Is the cup of SSG20 section 4.3 above the global minimum? The printed argument, and networks that settle it."""

from collections.abc import Mapping, Sequence
from typing import Any

from flint import arb, fmpq

from landscape.cupped_minima.cupped_minimum import (
    TrainingSet,
    enclosed,
    printed_training_set,
    theorem_configuration,
)
from landscape.cupped_minima.whole_theorem import identities
from landscape.cupped_minima.whole_theorem.better_network import BetterNetwork
from landscape.evidence.balls import working_precision
from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import Finding, all_of, any_of, at_most, contradicts, equal, less, negation, suffices
from landscape.evidence.elimination import rank
from landscape.evidence.inputs import positive_integer
from landscape.evidence.verdict import Arithmetic
from landscape.evidence.witness import witness

Size = tuple[int, int]
SIZES: tuple[Size, ...] = ((4, 8), (4, 20), (5, 16), (6, 12))
"""(dim, num_neurons); the last three are the smallest of the theorem in dimensions 4, 5 and 6."""
FLAT: tuple[Size, ...] = ((3, 8), (3, 10), (3, 12))
EXCESS = fmpq(1, 10**9)
KEYS = ("3,8", "4,8", "4,20", "5,16", "6,12")


def least_width(dim: int) -> int:
    """8 + 4 ceil(3/(dim - 3)): the theorem's condition on the number of neurons. Raises ValueError unless dim >= 4."""
    if type(dim) is not int or dim < 4:
        raise ValueError(f"dim: expected an integer of at least 4, not {dim!r}")
    return 8 + 4 * -(-3 // (dim - 3))


def needed_width(num_samples: int, dim: int) -> int:
    """4 ceil(num_samples/(2 dim - 2)): the width that the cited theorem asks for.

    Raises ValueError unless num_samples >= 1 and dim >= 2.
    """
    if positive_integer("num_samples", num_samples) and positive_integer("dim", dim) < 2:
        raise ValueError(f"dim: expected an integer of at least 2, not {dim}")
    return 4 * -(-num_samples // (2 * dim - 2))


@checker(Arithmetic.EXACT)
def check_width(**lies: Any) -> Check:
    """SSG20/thm-1--width for all sizes; 8 + 4 ceil(3/(d-3)) >= 8 + 12/(d-3) is told."""
    scope = "all d >= 4, even n: reduced to n (d-3) >= 8d - 12 by identities; equality at (4, 20) and (6, 12)"
    equalities = [equal(needed_width(n + 2 * d - 2, d), n) for d, n in ((4, 20), (6, 12))]
    return Check("SSG20/thm-1--width", suffices(all_of([*identities.width(**lies), *equalities])), scope, Covers.WHOLE)


@checker(Arithmetic.EXACT)
def check_strict_width(size: Size = (4, 20), slack: int = 0) -> Check:
    """SSG20/thm-1--width--strict at one size of the theorem."""
    dim, neurons = size
    needed = needed_width(neurons + 2 * dim - 2, dim)
    meant = at_most(least_width(dim), neurons)
    fails = negation(less(needed, neurons + slack))
    scope = f"(d, n) = {size}, m = {neurons + 2 * dim - 2}: the width needed is {needed}, no less than n"
    return Check("SSG20/thm-1--width--strict", contradicts(all_of([meant, fails])), scope)


@checker(Arithmetic.BALL)
def check_special_position(sizes: Sequence[Size] = SIZES[1:], turned: bool = False) -> Check:
    """own/special-position: parallel samples, too many on one plane, labels that are not binary in any coding."""
    findings = []
    for size in sizes:
        data = printed_training_set(theorem_configuration(*size))
        of = dict(zip(data.samples, data.X, strict=True))
        pair = [of["A-"], of["A+"] if turned else of["B-"]]
        last = [x for name, x in of.items() if name in (f"a_bar_{data.dim - 4}", f"b_bar_{data.dim - 4}", "A-", "B-")]
        special = [equal(rank(pair), 1), equal(len(last), 4), equal(rank(last), 2)]
        findings += [suffices(all_of(special)), _not_binary(data.labels())]
    shown = ", ".join(map(str, sizes))
    return Check("own/special-position", all_of(findings), f"(d, n) = {shown}: exact ranks; labels in balls")


def _not_binary(labels: Sequence[arb]) -> Finding:
    """Some label lies strictly between two others, so that there are at least three values."""
    least, most = (choose(labels, key=lambda y: y.mid()) for choose in (min, max))
    return any_of(all_of([less(least, y), less(y, most)]) for y in labels)


@checker(Arithmetic.BALL)
def check_sub_optimal(sizes: Sequence[Size] = SIZES, networks: Mapping[str, Any] | None = None) -> Check:
    """SSG20/thm-1--sub-optimal for some sizes: a network of loss 0 for the printed data, gamma at 3/4 of its end.

    Raises ValueError for sizes whose weights are not known.
    """
    networks = witness("better-networks", KEYS) if networks is None else networks
    if missing := [size for size in sizes if _key(size) not in networks]:
        raise ValueError(f"sizes: expected sizes for which weights are known, not {missing}")
    found = [better(size, networks[_key(size)]) for size in sizes]
    findings = [
        finding for network in found for finding in (network.fits_exactly(), less(0, enclosed(network.training.loss)))
    ]
    shown = ", ".join(map(str, sizes))
    scope = f"(d, n) = {shown}: a network of loss 0 with the same output weights, all signs strict"
    return Check("SSG20/thm-1--sub-optimal", suffices(all_of(findings)), scope)


@checker(Arithmetic.BALL)
def check_no_perfect_fit(sizes: Sequence[Size] = FLAT, W: Any = None, excess: fmpq = EXCESS) -> Check:
    """own/no-perfect-fit: parallel samples with labels that no homogeneous function has; nearly attained at (3, 8)."""
    findings = [less(0, axis_loss(printed_training_set(theorem_configuration(*size)))) for size in sizes]
    W = witness("better-networks", KEYS)[_key((3, 8))] if W is None else W
    network = better((3, 8), W)
    with working_precision():
        findings.append(suffices(less(network.loss(), axis_loss(network.training) + enclosed(excess))))
    shown = ", ".join(map(str, sizes))
    scope = f"(d, n) = {shown}: a positive lower bound for every width; at (3, 8) attained up to 10^-9"
    return Check("own/no-perfect-fit", all_of(findings), scope)


def axis_loss(data: TrainingSet) -> Any:
    """sum over both sides of (|x| + |x'|)^2/(|x|^2 + |x'|^2), x and x' the two parallel samples of the side; a ball.

    Raises ValueError unless A+ and A- are parallel, and B+ and B-, with the errors 1 and -1.
    """
    at = {name: (x, e) for name, x, e in zip(data.samples, data.X, data.errors, strict=True)}
    if not {"A+", "A-", "B+", "B-"} <= set(at):
        raise ValueError("data: expected a printed training set, with the samples A+, A-, B+, B-")
    total = enclosed(fmpq(0))
    with working_precision():
        for side in "AB":
            (plus, e), (minus, f) = at[f"{side}+"], at[f"{side}-"]
            if rank([plus, minus]) != 1 or e != 1 or f != -1 or not plus[-1] * minus[-1] > 0:
                raise ValueError(f"data: expected {side}+ and {side}- on one ray, with the errors 1 and -1")
            total += enclosed((plus[-1] + minus[-1]) ** 2 / (plus[-1] ** 2 + minus[-1] ** 2))
    return total


def better(size: Size, W: Any) -> BetterNetwork:
    """Weights for the printed training set of a size."""
    return BetterNetwork(printed_training_set(theorem_configuration(*size)), W)


def _key(size: Size) -> str:
    return f"{size[0]},{size[1]}"
