"""The ring of exponential sums: identities in an integer variable, for all its values at once.

An exponential sum is a function n -> sum_b c_b b^n with rational bases and coefficients.
Sums with distinct non-zero bases are linearly independent (a Vandermonde determinant), so
two of them agree for all n >= 1 exactly when their coefficients agree. In several variables
a base is a tuple, one entry per variable, and 0^0 = 1 throughout.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

from flint import fmpq

from landscape.evidence.comparison import Finding, equal
from landscape.evidence.door import guarded
from landscape.evidence.inputs import exact_number
from landscape.evidence.verdict import Arithmetic

Base = tuple[fmpq, ...]


@dataclass(frozen=True)
class ExponentialSum:
    """sum over bases of coefficient * prod_i base_i^{n_i}; terms are (base, coefficient), sorted, none zero."""

    terms: tuple[tuple[Base, fmpq], ...]

    @classmethod
    def of(cls, coefficients: Mapping[Base, fmpq]) -> "ExponentialSum":
        """From a mapping base -> coefficient; entries may be int, and bases must have one length.

        Raises ValueError for bases of several lengths.
        """
        if not isinstance(coefficients, Mapping) or not all(isinstance(base, tuple) for base in coefficients):
            raise ValueError("coefficients: expected a mapping of bases, which are tuples, to coefficients")
        terms: dict[Base, fmpq] = {}
        for base, coefficient in coefficients.items():
            key = tuple(exact_number("base", entry) for entry in base)
            terms[key] = terms.get(key, fmpq(0)) + exact_number("coefficient", coefficient)
        if len({len(base) for base in terms}) > 1:
            raise ValueError("bases: expected tuples of one length")
        return cls(tuple(sorted((b, c) for b, c in terms.items() if c != 0)))

    def __add__(self, other: "ExponentialSum") -> "ExponentialSum":
        return ExponentialSum.of(_merged(self, other, 1))

    def __sub__(self, other: "ExponentialSum") -> "ExponentialSum":
        return ExponentialSum.of(_merged(self, other, -1))

    def __mul__(self, other: "ExponentialSum") -> "ExponentialSum":
        terms: dict[Base, fmpq] = {}
        for (a, c), (b, e) in product(self.terms, other.terms):
            base = tuple(x * y for x, y in zip(a, b, strict=True))
            terms[base] = terms.get(base, fmpq(0)) + c * e
        return ExponentialSum.of(terms)

    def __call__(self, *exponents: int) -> fmpq:
        """The value at non-negative integer exponents, with 0^0 = 1."""
        value = fmpq(0)
        for base, coefficient in self.terms:
            for entry, exponent in zip(base, exponents, strict=True):
                coefficient *= entry**exponent if exponent else 1
            value += coefficient
        return value

    def __str__(self) -> str:
        """In one variable n, the largest base first: `1 - 2 (3/4)^n + (1/2)^n`."""
        return " ".join(_term(b, c) for (b,), c in reversed(self.terms)).removeprefix("+ ") or "0"

    def beyond_zero(self) -> "ExponentialSum":
        """The same function on exponents >= 1, where a base 0 contributes nothing."""
        return ExponentialSum(tuple((b, c) for b, c in self.terms if all(entry != 0 for entry in b)))


@guarded
def identical(left: ExponentialSum, right: ExponentialSum) -> Finding:
    """Whether two sums agree at all integers >= 1: equality of coefficients decides it."""
    return equal(left.beyond_zero().terms, right.beyond_zero().terms)


@guarded
def never_above(left: ExponentialSum, right: ExponentialSum) -> Finding:
    """Whether left(n) <= right(n) for every integer n >= 1; exact, in one variable, bases >= 0.

    The largest base wins in the end. From the first n on at which the positive term with
    that base outweighs all negative terms it always does, because the quotients of bases
    shrink. Doubling finds such an n, or an n that refutes; the finitely many before it are
    evaluated. Raises ValueError for several variables or a negative base.
    """
    gap = (right - left).beyond_zero()
    if any(len(base) != 1 or base[0] < 0 for base, _ in gap.terms):
        raise ValueError("bases: expected one variable and no negative base")
    if not gap.terms:
        return Finding(True, Arithmetic.EXACT)
    (top,), leading = gap.terms[-1]
    n = 1
    while gap(n) >= 0 and leading * top**n < _negative_part(gap, n):
        n *= 2
    return Finding(gap(n) >= 0 and all(gap(k) >= 0 for k in range(1, n)), Arithmetic.EXACT)


@guarded
def binomial_mean(summand: ExponentialSum, probability: fmpq) -> ExponentialSum:
    """sum_k C(n, k) p^k (1-p)^(n-k) f(k, n-k) as an exponential sum in n, by the binomial theorem.

    `summand` is f, in two variables; each base (r, s) becomes p r + (1-p) s.
    """
    if any(len(base) != 2 for base, _ in summand.terms):
        raise ValueError("summand: expected a sum in two variables")
    terms: dict[Base, fmpq] = {}
    for (r, s), coefficient in summand.terms:
        base = (probability * r + (1 - probability) * s,)
        terms[base] = terms.get(base, fmpq(0)) + coefficient
    return ExponentialSum.of(terms)


def _term(base: fmpq, coefficient: fmpq) -> str:
    """`+ 2 (3/4)^n`, `- (1/2)^n`, `+ 1` for base 1."""
    size = abs(coefficient)
    power = "" if base == 1 else f"({base})^n"
    number = str(size) if size != 1 or not power else ""
    return f"{'-' if coefficient < 0 else '+'} {' '.join(filter(None, [number, power]))}"


def _negative_part(gap: ExponentialSum, n: int) -> fmpq:
    return -sum((c * b[0] ** n for b, c in gap.terms if c < 0), fmpq(0))


def _merged(left: ExponentialSum, right: ExponentialSum, sign: int) -> dict[Base, fmpq]:
    terms = dict(left.terms)
    for base, coefficient in right.terms:
        terms[base] = terms.get(base, fmpq(0)) + sign * coefficient
    return terms
