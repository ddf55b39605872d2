"""Checks of Theorem 8 and of its construction."""

from collections.abc import Iterable, Sequence
from typing import Any

from flint import fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, suffices
from landscape.evidence.verdict import Arithmetic
from landscape.vanishing_minima.exact_fit.groups import Network, grouped_width, printed_width, strips
from landscape.vanishing_minima.exact_fit.samples import SIZES, SLOPES, Rows, binary_labels, rows
from landscape.vanishing_minima.exact_fit.sweep import pairs


@checker(Arithmetic.EXACT)
def check_theorem_8(
    sizes: Iterable[tuple[int, int]] = SIZES[:3], slopes: Sequence[fmpq] = SLOPES, fewer: int = 0
) -> Check:
    """SH18/thm-8 for all labels: exact networks of at most the printed width, less `fewer` neurons."""
    findings = []
    for dim, num in sizes:
        X = rows(dim, num)
        for slope in slopes:
            for y in binary_labels(num):
                network = pairs(X, y, slope)
                findings += fits(network, X, y, printed_width(num, dim) - fewer)
    return Check("SH18/thm-8", suffices(all_of(findings)), f"all labels, {_shown(sizes, slopes)}, no kink touched")


@checker(Arithmetic.EXACT)
def check_strips(
    sizes: Iterable[tuple[int, int]] = SIZES[:3], slopes: Sequence[fmpq] = SLOPES, variant: str = "", fewer: int = 0
) -> Check:
    """SH18/thm-8--strips for all labels with at most N/2 ones; `variant` as in `strips`."""
    findings = []
    for dim, num in sizes:
        X = rows(dim, num)
        for slope in slopes:
            for y in binary_labels(num, most=num // 2):
                width = max(1, grouped_width(sum(y), dim)) - fewer
                findings += [*fits(strips(X, y, slope, variant), X, y, width), at_most(width, printed_width(num, dim))]
    scope = f"all labels with at most N/2 ones, {_shown(sizes, slopes)}, no kink touched"
    return Check("SH18/thm-8--strips", all_of(findings), scope)


@checker(Arithmetic.EXACT)
def check_half(dim: int = 2, y: Sequence[int] = (1, 1, 1, 1)) -> Check:
    """SH18/thm-8--half: neurons that the construction takes for these labels, against the printed width."""
    num, width = len(y), len(strips(rows(dim, len(y)), y, 0).W)
    scope = f"d_0 = {dim}, labels {tuple(y)}: the construction takes {width} neurons, not {printed_width(num, dim)}"
    return Check("SH18/thm-8--half", at_most(width, printed_width(num, dim)), scope)


@checker(Arithmetic.EXACT)
def check_display(slope: Any = -1, third_twice: bool = True) -> Check:
    """SH18/thm-8--display on four samples in the plane, one of them with label 1."""
    X, y = rows(2, 4), (1, 0, 0, 0)
    network = strips(X, y, slope, "third twice" if third_twice else "")
    found = network.predictions(X)
    scope = f"slope {slope}, four samples in the plane, labels {y}: values {', '.join(map(str, found))}"
    return Check("SH18/thm-8--display", equal(found, list(y)), scope)


@checker(Arithmetic.EXACT)
def check_one_factor(slope: Any = 0, one: bool = True) -> Check:
    """SH18/thm-8--one-factor on four samples in the plane, two of them with label 1: two strips."""
    X, y = rows(2, 4), (1, 1, 0, 0)
    found = strips(X, y, slope, "one factor" if one else "").predictions(X)
    scope = f"slope {slope}, four samples in the plane, labels {y}: values {', '.join(map(str, found))}"
    return Check("SH18/thm-8--one-factor", equal(found, list(y)), scope)


def fits(network: Network, X: Rows, y: Sequence[Any], most: int) -> list[Finding]:
    """Exact predictions, no kink (or ValueError), and at most so many neurons."""
    return [equal(network.predictions(X), list(y)), at_most(len(network.W), most)]


def _shown(sizes: Iterable[tuple[int, int]], slopes: Sequence[fmpq]) -> str:
    pairs_of = ", ".join(f"({dim}, {num})" for dim, num in sizes)
    return f"(d_0, N) = {pairs_of}, slopes {', '.join(map(str, slopes))}"
