"""One pytest session per chapter: the tests are collected once, and each mutant meets them in a fork.

The true code must pass first. Then the quickest tests come first, the first failure kills the
mutant, and so does a mutant that takes much longer than the true code.
"""

import os
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import hypothesis
import pytest
from _pytest.runner import runtestprotocol

from teeth.mutation.install import install
from teeth.mutation.mutants import Mutant

_SLOWDOWN = 3
_GRACE_SECONDS = 10


class Fate(Enum):
    """What became of a mutant."""

    KILLED = "killed"
    TIMED_OUT = "killed by the clock"
    SURVIVED = "SURVIVED"
    STILLBORN = "no mutant"


_EXIT = {0: Fate.SURVIVED, 1: Fate.KILLED, 2: Fate.STILLBORN}


@dataclass(frozen=True)
class Outcome:
    """A mutant and its fate; `seconds` is for the reader only."""

    mutant: Mutant
    fate: Fate
    seconds: float


class Session:
    """A pytest plugin that runs the collected tests against every mutant."""

    def __init__(self, mutants: Sequence[Mutant]):
        self.mutants = mutants
        self.outcomes: list[Outcome] = []
        self.failed: list[str] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        """Examples that do not depend on the day, nor on what failed before."""
        quick = [hypothesis.Phase.explicit, hypothesis.Phase.generate]
        hypothesis.settings.register_profile("mutants", derandomize=True, database=None, deadline=None, phases=quick)
        hypothesis.settings.load_profile("mutants")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """The true code first, then the mutants."""
        seconds = {}
        for item, following in _pairs(session.items):
            start = time.monotonic()
            if _fails(item, following):
                self.failed.append(item.nodeid)
            seconds[item] = time.monotonic() - start
        if not self.failed:
            items = sorted(session.items, key=seconds.get)
            limit = _SLOWDOWN * sum(seconds.values()) + _GRACE_SECONDS
            self.outcomes = [_outcome(mutant, items, limit) for mutant in self.mutants]
        return True


def _outcome(mutant: Mutant, items: list[pytest.Item], limit: float) -> Outcome:
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        os._exit(_meet(mutant, items))
    fate = _wait(child, start + limit)
    return Outcome(mutant, fate, time.monotonic() - start)


def _meet(mutant: Mutant, items: list[pytest.Item]) -> int:
    """In the fork. 1 for the first test that fails, 0 if none does, 2 if there is nothing to run."""
    os.setsid()
    try:
        install(mutant)
    except ValueError:
        return 2
    return int(any(_fails(item, following) for item, following in _pairs(items)))


def _wait(child: int, until: float) -> Fate:
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return _EXIT.get(os.waitstatus_to_exitcode(status), Fate.KILLED)
        time.sleep(0.005)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return Fate.TIMED_OUT


def _fails(item: pytest.Item, following: pytest.Item | None) -> bool:
    return any(report.failed for report in runtestprotocol(item, nextitem=following, log=False))


def _pairs(items: list[pytest.Item]) -> list[tuple[pytest.Item, pytest.Item | None]]:
    return list(zip(items, [*items[1:], None], strict=True))
