"""The words a claim can earn: kinds of arithmetic, verdicts, and how verdicts combine."""

from collections.abc import Iterable
from enum import Enum

from landscape.evidence.door import guarded


class Arithmetic(Enum):
    """How a number was come by, strongest first."""

    EXACT = "exact"  # integers, rationals, algebraic numbers, symbolic identities
    BALL = "ball"  # outward-rounded enclosures
    SAMPLED = "sampled"  # a statistical test with a stated error probability
    FLOAT = "float"  # floating point without an error bound

    @property
    def rigorous(self) -> bool:
        """Only exact and ball arithmetic prove anything."""
        return self in (Arithmetic.EXACT, Arithmetic.BALL)

    @property
    def strength(self) -> int:
        """Position in the order of trust; larger is stronger."""
        return len(Arithmetic) - list(Arithmetic).index(self)


class Verdict(Enum):
    """What a check says of a claim. Always derived (`Check.verdict`), never typed."""

    PROVED = "PROVED"
    VERIFIED = "VERIFIED"
    REFUTED = "REFUTED"
    VACUOUS = "VACUOUS"
    SUPPORTED = "SUPPORTED"
    CONTRADICTED = "CONTRADICTED"
    UNDECIDED = "UNDECIDED"

    @property
    def positive(self) -> bool:
        """The claim was found to hold, rigorously or not."""
        return self in (Verdict.PROVED, Verdict.VERIFIED, Verdict.SUPPORTED)

    @property
    def rigorous(self) -> bool:
        """No float and no sample stands behind this word."""
        return self in (Verdict.PROVED, Verdict.VERIFIED, Verdict.REFUTED, Verdict.VACUOUS)


_STRONGEST_FIRST = (
    Verdict.REFUTED,
    Verdict.VACUOUS,
    Verdict.PROVED,
    Verdict.VERIFIED,
    Verdict.CONTRADICTED,
    Verdict.SUPPORTED,
    Verdict.UNDECIDED,
)


@guarded
def combine(verdicts: Iterable[Verdict]) -> Verdict:
    """Status of a claim from the verdicts of all its checks.

    REFUTED or VACUOUS if any check says so, else the strongest word; UNDECIDED where
    there is none. A claim is never both held and refuted rigorously: `ValueError`.
    A statement may be PROVED and VACUOUS: it is true because it promises nothing.
    """
    found = set(verdicts)
    if Verdict.REFUTED in found and found & {Verdict.PROVED, Verdict.VERIFIED}:
        raise ValueError(f"verdicts contradict each other: {sorted(v.value for v in found)}")
    return next((verdict for verdict in _STRONGEST_FIRST if verdict in found), Verdict.UNDECIDED)
