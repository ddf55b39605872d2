"""Verdict words are printed by one function, typed nowhere, and can be read back."""

import pytest
from rules.words import no_verdict_is_typed, verdict_lines_parse
from synthetic import code

from landscape.evidence.check import BREAKS
from landscape.evidence.verdict import Verdict

PAGE = "book/a-part/a-chapter.ipynb"
LINE = "VERIFIED     SS16/thm-2  a scope  [exact]"


@pytest.mark.parametrize("rule", [no_verdict_is_typed, verdict_lines_parse])
def test_in_this_repository(repository, rule):
    assert rule(repository) == []


@pytest.mark.parametrize("word", [*(verdict.value for verdict in Verdict), BREAKS])
def test_sees_every_word_in_a_code_cell(house, word):
    house.notebook(PAGE, code(f"print('{word}  by hand')"))
    assert no_verdict_is_typed(house.root) == [f"{PAGE}: code cell 1: '{word}  by hand'"]


@pytest.mark.parametrize(
    "source", ["f'{x} is PROVED'", "print(f'{\"PROVED\"}')", "'''A note:\nPROVED'''", "{'PROVED': 1}"]
)
def test_sees_a_word_in_every_kind_of_string(house, source):
    house.notebook(PAGE, code(source))
    house.write("lib/landscape/initial_basin/regions.py", f"x = 1\ny = {source.removeprefix('print')}")
    assert len(no_verdict_is_typed(house.root)) == 2


def test_lets_pass_names_comments_docstrings_and_the_modules_that_may_speak(house):
    house.notebook(PAGE, code("report(check)  # PROVED for all n\nprint('IMPROVED, UNPROVED, proved')"))
    house.write("lib/landscape/evidence/verdict.py", "WORD = 'PROVED'")
    house.write("lib/landscape/evidence/check.py", "WORD = 'BREAKS'")
    house.write("lib/landscape/show/ledger.py", "WORD = 'REFUTED'")
    house.write("lib/landscape/evidence/confidence.py", '"""Never PROVED."""\n\nX = 1\n"""SUPPORTED at best."""\n')
    assert no_verdict_is_typed(house.root) == []


@pytest.mark.parametrize(
    "line",
    [
        LINE.replace("SS16/thm-2", "ZZ99/thm-1"),
        LINE.replace("[exact]", "[guess]"),
        LINE.replace("[exact]", "[float]"),
        LINE.replace("  a scope", ""),
        "PROVED, of course",
        f"  {LINE}",
        f"**{LINE}**",
        f"'{LINE}'",
    ],
)
def test_sees_a_line_that_cannot_be_read(house, line):
    house.notebook(PAGE, code("report(check)", prints=f"a number\n{line}\n"))
    assert len(verdict_lines_parse(house.root)) == 1
    house.notebook(PAGE, code("check", shows={"text/plain": [line]}))
    assert len(verdict_lines_parse(house.root)) == 1


def test_lets_good_lines_and_other_text_pass(house):
    lines = [LINE, "we PROVED nothing", LINE.replace("VERIFIED", "BREAKS")]
    house.notebook(PAGE, code("report(check)", prints="\n".join(lines)))
    assert verdict_lines_parse(house.root) == []
