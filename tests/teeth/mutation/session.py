"""One pytest session per chapter: the tests are collected once, and each mutant meets them in a fork.

The true code must pass first. Then the tests that name the function come first, and the quickest
of them before the others. The first failure kills the mutant, and so does computing much longer
than the true code does. Processor time counts, not the clock: a busy machine kills nothing.
"""

import inspect
import math
import os
import resource
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
_GRACE_SECONDS = 5
_PASSED, _FAILED, _NONE = 0, 1, 2


class Fate(Enum):
    """What became of a mutant."""

    KILLED = "killed"
    ENDLESS = "killed: it computes too long"
    SURVIVED = "SURVIVED"
    STILLBORN = "no mutant"


_ENDED = {_PASSED: Fate.SURVIVED, _FAILED: Fate.KILLED, _NONE: Fate.STILLBORN, -signal.SIGXCPU: Fate.ENDLESS}


@dataclass(frozen=True)
class Outcome:
    """A mutant and its fate; `seconds` of processor time are for the reader only."""

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
        seconds: dict[pytest.Item, float] = {}
        for item, following in _pairs(session.items):
            start = time.process_time()
            if _fails(item, following):
                self.failed.append(item.nodeid)
            seconds[item] = time.process_time() - start
        if not self.failed:
            limit = math.ceil(_SLOWDOWN * sum(seconds.values()) + _GRACE_SECONDS)
            self.outcomes = [_outcome(mutant, _likely_first(mutant, seconds), limit) for mutant in self.mutants]
        return True


def _likely_first(mutant: Mutant, seconds: dict[pytest.Item, float]) -> list[pytest.Item]:
    """The tests in whose text or parameters the function is named, then the others, quick ones first."""
    name = mutant.function.split(".")[-1]
    named = {item: name in item.nodeid or name in inspect.getsource(item.function) for item in seconds}
    return sorted(seconds, key=lambda item: (not named[item], seconds[item]))


def _outcome(mutant: Mutant, items: list[pytest.Item], seconds: int) -> Outcome:
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        ended = _FAILED  # also for what is raised beside a test's own failure
        try:
            ended = _meet(mutant, items)
        finally:
            os._exit(ended)
    _, status, used = os.wait4(child, 0)
    # Whatever else ends a process, a crash say, was not survived.
    fate = _ENDED.get(os.waitstatus_to_exitcode(status), Fate.KILLED)
    return Outcome(mutant, fate, used.ru_utime + used.ru_stime)


def _meet(mutant: Mutant, items: list[pytest.Item]) -> int:
    """In the fork: does a test fail, or is there no such mutant? A function that no test loads survives."""
    try:
        install(mutant)
    except ValueError:
        return _NONE
    except LookupError:
        return _PASSED
    return _FAILED if any(_fails(item, following) for item, following in _pairs(items)) else _PASSED


def _fails(item: pytest.Item, following: pytest.Item | None) -> bool:
    return any(report.failed for report in runtestprotocol(item, nextitem=following, log=False))


def _pairs(items: list[pytest.Item]) -> list[tuple[pytest.Item, pytest.Item | None]]:
    return list(zip(items, [*items[1:], None], strict=True))
