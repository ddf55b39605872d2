"""Findings come from `evidence`, checks from declared checkers."""

import pytest
from rules.findings import checks_come_from_checkers, findings_come_from_evidence
from synthetic import code

MODULE = "lib/landscape/initial_basin/regions.py"


@pytest.mark.parametrize("rule", [findings_come_from_evidence, checks_come_from_checkers])
def test_in_this_repository(repository, rule):
    assert rule(repository) == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("f = Finding(True, Arithmetic.EXACT)", "builds a Finding"),
        ("f = comparison.Finding(True, Arithmetic.EXACT)", "builds a Finding"),
        ("from landscape.evidence.comparison import Finding as F\n\n\nF(True, EXACT)", "builds a Finding"),
        ("Made = Finding\n\n\n\nMade(True, EXACT)", "builds a Finding"),
        ("g = dataclasses.replace(f, holds=True)", "rewrites a Finding or a Check"),
        ("c = replace(check, covers=Covers.WHOLE)", "rewrites a Finding or a Check"),
    ],
)
def test_sees_a_finding_made_by_hand(house, source, fault):
    house.write(MODULE, source)
    line = len(source.splitlines())
    assert findings_come_from_evidence(house.root) == [f"{MODULE}:{line}: {fault}"]


def test_sees_it_in_a_notebook(house):
    house.notebook("book/a.ipynb", code("1"), code("report(Check('x', Finding(True, EXACT), 'y'))"))
    assert findings_come_from_evidence(house.root) == ["book/a.ipynb: code cell 2:1: builds a Finding"]
    assert checks_come_from_checkers(house.root) == ["book/a.ipynb: code cell 2: builds a Check"]


def test_lets_evidence_build_findings_and_others_mention_them(house):
    house.write("lib/landscape/evidence/comparison.py", "Finding(True, Arithmetic.EXACT)")
    house.write(MODULE, "def f(a: Finding) -> Finding:\n    return replace(a, scope='b') and less(a, 1)")
    house.notebook("book/a.ipynb", code("finding = less(1, 2)"))
    assert findings_come_from_evidence(house.root) == []


BUILDS = "def check_it():\n    return Check('x', finding, 'y')\n"


@pytest.mark.parametrize(
    "decorator",
    ["", "@cache\n", "@checker\n", "@checker(arithmetic)\n", "@checker('exact')\n", "@declare(Arithmetic.EXACT)\n"],
)
def test_sees_a_check_outside_a_checker(house, decorator):
    house.write(MODULE, decorator + BUILDS)
    line = len(decorator.splitlines()) + 2
    assert checks_come_from_checkers(house.root) == [f"{MODULE}:{line}: builds a Check outside a checker"]


def test_sees_a_check_at_module_level(house):
    house.write(MODULE, "CHECK = Check('x', finding, 'y')")
    assert checks_come_from_checkers(house.root) == [f"{MODULE}:1: builds a Check outside a checker"]


def test_lets_checkers_build_checks(house):
    house.write(MODULE, "@checker(Arithmetic.EXACT)\n" + BUILDS)
    house.write("lib/landscape/geometry/caps.py", "@check.checker(verdict.Arithmetic.BALL)\n" + BUILDS)
    house.write("lib/landscape/evidence/check.py", BUILDS)
    house.notebook("book/a.ipynb", code("report(check_it())"))
    assert checks_come_from_checkers(house.root) == []
