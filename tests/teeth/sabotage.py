"""`python -m teeth.sabotage`: run every sabotage and control, and print claim by claim what was refused."""

import argparse
import os
import sys
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from landscape.evidence.claim import Claim, claims
from teeth.constants import Constant, declared
from teeth.run import RUNS, Run

ROOT = Path(__file__).parents[2]
UNDROPPED = Path(__file__).with_name("undropped.toml")
UNTURNED = Path(__file__).with_name("unturned.toml")
MARKED = "(sabotage or control) and not nightly"
Listed = dict[str, dict[str, str]]


def main(arguments: list[str] | None = None) -> int:
    """1 if a false version came through, a control was refused, or a constant was turned by nobody and not listed."""
    given = _parser().parse_args(arguments)
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "tests"), str(ROOT / "lib")])
    workers = ["-n", str(given.workers), "--dist", "loadfile"] if given.workers > 1 else []
    where = [str(ROOT / path) for path in given.tests or ["tests"]]
    options = ["-p", "teeth.recorder", "-m", MARKED, "-q", "--no-header", "--rootdir", str(ROOT)]
    ended = pytest.main([*where, *options, *workers])
    print("\n".join(table(RUNS)))
    survivors = [run for run in RUNS if not run.passed]
    unturned = [] if given.tests else unlisted(RUNS, declared(ROOT / "lib" / "landscape"), _read(UNTURNED))
    print("\n".join([*_lines(survivors), *unturned, *_totals(RUNS)]))
    return int(bool(survivors or unturned or ended))


def table(runs: list[Run]) -> list[str]:
    """For each claim: its hypotheses with what drops them, then what else is falsified."""
    by_claim: dict[str, list[Run]] = defaultdict(list)
    for run in runs:
        by_claim[run.claim].append(run)
    listed, lines = _read(UNDROPPED), []
    for record in filter(lambda record: record.id in by_claim, claims().values()):
        lines += ["", f"{record.id}  {record.title}"]
        lines += _rows(record, by_claim[record.id], listed.get(record.id, {}))
    return lines


def _rows(record: Claim, runs: list[Run], listed: dict[str, str]) -> list[str]:
    rows = []
    for number, hypothesis in enumerate(record.hypotheses, start=1):
        by = [run for run in runs if number in run.drops]
        rows.append(f"  hypothesis {number}: {hypothesis}")
        rows += _told(by) or [f"    {listed.get(str(number), 'not needed: the claim does not hold')}"]
    rest = [run for run in runs if not run.drops]
    return rows + ["  constants and steps"] * bool(rest) + _told(rest)


def _told(runs: list[Run]) -> list[str]:
    """One line for each false version, however many examples it has."""
    grouped: dict[tuple[str, str], list[Run]] = defaultdict(list)
    for run in runs:
        grouped[run.kind, run.what].append(run)
    return [f"    {_fate(kind, found):<10} {what}{_answers(found)}" for (kind, what), found in grouped.items()]


def _fate(kind: str, runs: list[Run]) -> str:
    if not all(run.passed for run in runs):
        return "SURVIVED" if kind == "sabotage" else "REFUSED"
    return "refused" if kind == "sabotage" else "passed"


def _answers(runs: list[Run]) -> str:
    words = sorted({answer for run in runs for answer in run.answers})
    return f"  [{', '.join(words)}]" if words else ""


def _lines(survivors: list[Run]) -> list[str]:
    return ["", *(f"{_fate(run.kind, [run])}  {run.claim}  {run.what}" for run in survivors)]


def turned_constants(runs: list[Run]) -> set[tuple[str, str]]:
    """(check, parameter): given another value than declared in a sabotage, after which the check refused."""
    return {pair for run in runs if run.kind == "sabotage" and run.passed for pair in run.turned}


def unlisted(runs: list[Run], constants: list[Constant], listed: Listed) -> list[str]:
    """Constants of checks of claims under sabotage that nobody turned and nobody listed; names listed in vain."""
    turned, sabotaged = turned_constants(runs), {run.claim for run in runs if run.kind == "sabotage"}
    meant = {(c.check, c.parameter) for c in constants if sabotaged.intersection(c.claims)}
    known = {(check, parameter) for check, reasons in listed.items() for parameter in reasons}
    found = [f"{check}: nobody turned {parameter}" for check, parameter in meant - turned - known]
    found += [f"{UNTURNED.name}: {check}: {name} is turned, or none" for check, name in known - meant | turned & known]
    return sorted(found)


def _totals(runs: list[Run]) -> list[str]:
    sabotages = [run for run in runs if run.kind == "sabotage"]
    reasons = Counter(word for reasons in _read(UNDROPPED).values() for word in reasons.values())
    dropped = {(run.claim, number) for run in sabotages for number in run.drops}
    silent = sum(not run.answers for run in sabotages)
    return [
        "",
        f"{len(sabotages)} sabotages, {sum(run.passed for run in sabotages)} refused, {silent} of them by values;"
        f" {len(runs) - len(sabotages)} controls, {sum(run.passed for run in runs if run.kind == 'control')} passed",
        f"{len(dropped)} hypotheses dropped; " + ", ".join(f"{count} {word}" for word, count in reasons.items()),
    ]


def _read(file: Path) -> Listed:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m teeth.sabotage", description=__doc__)
    parser.add_argument("tests", nargs="*", help="folders or files; all tests if none")
    parser.add_argument("--workers", type=int, default=1)
    return parser


if __name__ == "__main__":
    sys.exit(main())
