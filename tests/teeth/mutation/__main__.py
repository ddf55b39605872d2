"""`python -m teeth.mutation`: run mutants, report the share that is killed, name every survivor."""

import argparse
import importlib
import os
import pickle
import sys
import tempfile
from itertools import groupby
from pathlib import Path

import pytest

from landscape.evidence.confidence import clopper_pearson_lower, clopper_pearson_upper
from landscape.show.environment import ENVIRONMENT
from teeth.mutation.equivalent import equivalent
from teeth.mutation.mutants import LIBRARY, Mutant, mutants, sample
from teeth.mutation.session import Fate, Outcome, Session

ROOT = LIBRARY.parents[1]
_HEAVY = ("cvxpy", "flint", "hypothesis", "matplotlib.pyplot", "numba", "scipy.optimize", "scipy.special", "sympy")
_MANY = 5


def main(arguments: list[str] | None = None) -> int:
    """1 if a smaller share is killed than `--at-least` asks for; mutants listed as equivalent are left out."""
    given = _parser().parse_args(arguments)
    population = [mutant for mutant in mutants(*given.parts) if mutant.name not in equivalent()]
    chosen = sample(population, given.sample, given.seed) if given.sample else population
    print(f"{len(chosen)} of {len(population)} mutants, {len(equivalent())} more are listed as equivalent")
    groups = [(tests, list(group)) for tests, group in groupby(chosen, key=lambda mutant: mutant.tests)]
    if len(groups) >= _MANY:
        _warm()
    outcomes: list[Outcome] = []
    for tests, group in groups:
        found = in_a_fork(tests, group)
        outcomes += found
        _tell(tests, found)
    return summary(outcomes, given.at_least)


def _warm() -> None:
    """What every chapter imports is imported once, before the forks."""
    os.environ.update(ENVIRONMENT)
    for name in _HEAVY:
        importlib.import_module(name)


def in_a_fork(tests: str, group: list[Mutant]) -> list[Outcome]:
    """One chapter in a process of its own. Raises RuntimeError if its tests fail without a mutant."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "outcomes"
        child = os.fork()
        if child == 0:
            _run(tests, group, file)
        os.waitpid(child, 0)
        if not file.exists():
            raise RuntimeError(f"{tests} do not run without a mutant")
        failed, outcomes = pickle.loads(file.read_bytes())
    if failed:
        raise RuntimeError(f"{tests} fail without a mutant: {', '.join(failed)}")
    return outcomes


def _run(tests: str, group: list[Mutant], file: Path) -> None:
    """In the fork: silently, and without the exit handlers of the parent."""
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    session = Session(group)
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--basetemp", str(file.parent / "tests")]
    code = pytest.main([str(ROOT / tests), "--rootdir", str(ROOT), *options], plugins=[session])
    if code in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        file.write_bytes(pickle.dumps((session.failed, session.outcomes)))
    os._exit(0)


def _tell(tests: str, found: list[Outcome]) -> None:
    killed = sum(outcome.fate in (Fate.KILLED, Fate.ENDLESS) for outcome in found)
    seconds = sum(outcome.seconds for outcome in found)
    print(f"{tests}: {killed} of {len(found)} killed in {seconds:.0f} s", flush=True)
    for outcome in found:
        if outcome.fate is not Fate.KILLED:
            print(f"  {outcome.fate.value}: {outcome.mutant.name}", flush=True)


def summary(outcomes: list[Outcome], at_least: float) -> int:
    """Print the share that is killed, with its exact interval; 1 if it is less than it must be."""
    alive = [outcome for outcome in outcomes if outcome.fate is not Fate.STILLBORN]
    killed = sum(outcome.fate is not Fate.SURVIVED for outcome in alive)
    low, high = (
        float(bound(killed, len(alive), "1/40")) for bound in (clopper_pearson_lower, clopper_pearson_upper)
    )
    print(f"{killed} of {len(alive)} killed, {killed / len(alive):.1%}; exact 95 % interval {low:.1%} to {high:.1%}")
    return int(killed < at_least * len(alive))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m teeth.mutation", description=__doc__)
    parser.add_argument("parts", nargs="*", help="folders or files below lib/landscape; all trusted ones if none")
    parser.add_argument("--sample", type=int, default=0, help="how many, at random; all if 0")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--at-least", type=float, default=1, help="share that must be killed; all if not given")
    return parser


if __name__ == "__main__":
    sys.exit(main())
