"""A check's result: one claim, one finding, one scope, and the verdict that follows from them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import wraps
from typing import Any

from landscape.evidence.claim import claim
from landscape.evidence.comparison import Finding
from landscape.evidence.door import admitted, guarded
from landscape.evidence.verdict import Arithmetic, Verdict

BREAKS = "BREAKS"
"""First word of the line for a broken variant; not a verdict, so that nobody takes it for a claim."""


class Covers(Enum):
    """What a finding speaks of."""

    WHOLE = "the whole statement with all its quantifiers"
    INSTANCES = "the instances that the scope names"
    EMPTINESS = "whether the hypotheses can be met and the bound promises anything"


@dataclass(frozen=True)
class Check:
    """The judged outcome of one computation about one claim.

    claim    permanent id, which must exist in `book/claims`
    finding  what was found, and in which arithmetic
    scope    what the verdict covers, in words; for WHOLE it names the machine's core
    covers   whether the finding speaks of the whole statement, of instances, or of emptiness
    """

    claim: str
    finding: Finding
    scope: str
    covers: Covers = Covers.INSTANCES

    def __post_init__(self) -> None:
        claim(self.claim)
        for name, kind in (("finding", Finding), ("scope", str), ("covers", Covers)):
            admitted(name, getattr(self, name), kind)
        if not self.scope or self.scope != " ".join(self.scope.split()):
            raise ValueError(f"scope of {self.claim}: expected one non-empty line with single spaces")

    @property
    def verdict(self) -> Verdict:
        """Derived from the finding, its arithmetic, and what it covers."""
        holds, rigorous = self.finding.holds, self.finding.arithmetic.rigorous
        if holds is None:
            return Verdict.UNDECIDED
        if self.covers is Covers.EMPTINESS:
            return Verdict.VACUOUS if holds and rigorous else Verdict.UNDECIDED
        if not holds:
            return self._negative(rigorous)
        if not rigorous:
            return Verdict.SUPPORTED
        return Verdict.PROVED if self.covers is Covers.WHOLE else Verdict.VERIFIED

    def _negative(self, rigorous: bool) -> Verdict:
        """No finite set of instances refutes an asymptotic statement."""
        if self.covers is Covers.INSTANCES and claim(self.claim).asymptotic:
            return Verdict.UNDECIDED
        return Verdict.REFUTED if rigorous else Verdict.CONTRADICTED

    def __str__(self) -> str:
        return _line(self.verdict.value, self.claim, self.scope, self.finding.arithmetic)


def report(*checks: Check) -> None:
    """Print the one line of each check: the lines that nbval compares and the ledger reads."""
    for check in checks:
        print(check)


@guarded
def report_broken(check: Check, without: str) -> None:
    """Print how a false variant of a claim fares; `without` says which hypothesis was dropped.

    Raises ValueError if the variant came out positive: then it is not broken, or the
    check cannot tell.
    """
    if check.verdict.positive:
        raise ValueError(f"{check.claim} without {without} still comes out {check.verdict.value}")
    word = Verdict.UNDECIDED.value if check.verdict is Verdict.UNDECIDED else BREAKS
    print(_line(word, check.claim, f"without {without}: {check.scope}", check.finding.arithmetic))


def checker(arithmetic: Arithmetic) -> Callable[[Callable[..., Check]], Callable[..., Check]]:
    """Declare in which arithmetic a check judges; a result in another one raises ValueError.

    So does an argument that does not fit its annotation.
    A house rule walks through everything that an EXACT checker calls and finds no float.
    """

    def declare(function: Callable[..., Check]) -> Callable[..., Check]:
        admitting = guarded(function)

        @wraps(function)
        def judged(*args: Any, **kwargs: Any) -> Check:
            try:
                check = admitting(*args, **kwargs)
            except ZeroDivisionError as error:
                if not args and not kwargs:
                    raise
                raise ValueError(f"{_call(function, args, kwargs)}: expected no division by zero") from error
            if check.finding.arithmetic is not arithmetic:
                raise ValueError(
                    f"{function.__name__} is declared {arithmetic.value} but judged in {check.finding.arithmetic.value}"
                )
            return check

        judged.arithmetic = arithmetic
        return judged

    return declare


def _call(function: Callable[..., Check], args: Sequence[Any], kwargs: Mapping[str, Any]) -> str:
    """`check_simplex(parts=0)`."""
    given = [f"{value!r:.80}" for value in args] + [f"{name}={value!r:.80}" for name, value in kwargs.items()]
    return f"{function.__name__}({', '.join(given)})"


@guarded
def finder(function: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a function whose result is a witness that the caller verifies and does not believe.

    The house rule against floats in exact checks stops here.
    """
    function.untrusted = True
    return function


@dataclass(frozen=True)
class Line:
    """One printed line, read back: `word` is a verdict or BREAKS."""

    word: str
    claim: str
    scope: str
    arithmetic: Arithmetic


_WORDS = "|".join([*(verdict.value for verdict in Verdict), BREAKS])
_LINE = re.compile(rf"^({_WORDS}) +(\S+) {{2,}}(\S.*?) {{2,}}\[(\w+)\]$")


@guarded
def parse_line(text: str) -> Line | None:
    """Read a printed line back; None if `text` does not begin like one.

    Raises ValueError for a line that begins with a verdict word but is malformed, or
    names an unknown claim or arithmetic.
    """
    if not re.match(rf"^({_WORDS})\b", text):
        return None
    match = _LINE.match(text)
    if match is None:
        raise ValueError(f"not a verdict line: {text!r}")
    word, claim_id, scope, arithmetic = match.groups()
    claim(claim_id)
    line = Line(word, claim_id, scope, Arithmetic(arithmetic))
    if word not in (BREAKS, Verdict.UNDECIDED.value) and Verdict(word).rigorous is not line.arithmetic.rigorous:
        raise ValueError(f"{word} does not follow from {arithmetic} arithmetic: {text!r}")
    return line


def _line(word: str, claim_id: str, scope: str, arithmetic: Arithmetic) -> str:
    return f"{word:<12} {claim_id:<32}  {scope}  [{arithmetic.value}]"
