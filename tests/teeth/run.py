"""What one marked test did, and what came of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """One marked test.

    kind     sabotage or control
    claim    whose check is fed
    what     what is done to it
    drops    numbers of the hypotheses that are dropped, from 1
    passed   the check refused, or the control came through
    answers  how the check answered: verdicts, ValueError, or nothing if values were compared
    turned   (check, parameter) that were given another value than the declared one, and refused
    """

    kind: str
    claim: str
    what: str
    drops: tuple[int, ...]
    passed: bool
    answers: tuple[str, ...]
    turned: tuple[tuple[str, str], ...]


RUNS: list[Run] = []
"""Filled by `teeth.recorder` while pytest runs."""
