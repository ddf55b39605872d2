"""How few networks there are: with far fewer parameters than samples, almost no labels can be classified."""

from collections.abc import Sequence
from functools import lru_cache
from math import comb
from typing import Any

from flint import fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import all_of, less, suffices
from landscape.evidence.inputs import exact_number, positive_integer
from landscape.evidence.verdict import Arithmetic

FLOOR = ((10, "1/16"), (15, "1/16"), (25, "1/16"), (25, "1/20"), (100, "1/20"))
"""(d, d^2 / N) at which the bound is below one in a million."""


@lru_cache(maxsize=256)
def dichotomies(num_samples: int, dim: int) -> int:
    """2 sum_(k < dim) C(N - 1, k): at most so many sign vectors without zeros lie in a dim-dimensional subspace.

    SH18 Fact 29 (Cover 1965). Exact. Raises ValueError unless both are at least 1.
    """
    positive_integer("num_samples", num_samples)
    positive_integer("dim", dim)
    term, total = 1, 0
    for k in range(min(dim, num_samples)):
        total += term
        term = term * (num_samples - 1 - k) // (k + 1)
    return 2 * total


def classified_labels(num_samples: int, dim: int, width: int) -> int:
    """At most so many labels are classified: patterns of slopes of all neurons, times sign vectors for each.

    Raises ValueError unless all three are at least 1.
    """
    positive_integer("width", width)
    patterns = comb(dichotomies(num_samples, dim) + width - 1, width)
    return patterns * dichotomies(num_samples, dim * width)


def samples_at(d: int, ratio: Any) -> int:
    """The least N with d^2 / N at most the ratio. Raises ValueError unless d >= 1 and the ratio is positive."""
    positive_integer("d", d)
    number = exact_number("ratio", ratio)
    if not number > 0:
        raise ValueError(f"ratio: expected a positive number, not {number}")
    return int((d * d / number).ceil())


@checker(Arithmetic.EXACT)
def check_too_few_parameters(settings: Sequence[tuple[int, str]] = FLOOR, level: fmpq = fmpq(1, 10**6)) -> Check:
    """own/too-few-parameters: the bound for networks of width d = d_0 at these sizes."""
    sizes = [(samples_at(d, ratio), d) for d, ratio in settings]
    findings = [less(fmpq(classified_labels(num, d, d), 2**num), level) for num, d in sizes]
    shown = ", ".join(f"({d}, {ratio})" for d, ratio in settings)
    return Check("own/too-few-parameters", suffices(all_of(findings)), f"(d, d^2/N) = {shown}: below {level}")
