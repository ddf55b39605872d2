"""The code as pages: every line, every name, every claim that is judged or tried, nothing unescaped."""

import re

import pytest
from bs4 import BeautifulSoup
from source_notes import Note, Remark, notes
from source_pages import FOLDERS, code_html, collect_pages, folder_html, folders, python_files

from landscape.evidence.claim import claims
from landscape.show.contents import ROOT
from landscape.show.judges import checked

FILE = "lib/landscape/cupped_minima/rational_cup/checks.py"
CLAIM = "SSG20/eq-2"
CHECK = f'@checker(EXACT)\n@cache\ndef check(x="{CLAIM}"):\n    return Check(x, "ZZ99/thm-1")\n'


@pytest.fixture(scope="module")
def files():
    return python_files()


def soup(file, text, files=()):
    return BeautifulSoup(code_html(file, text, files or {}), "html.parser")


def test_a_page_shows_the_file_and_nothing_else(files):
    shown = soup(FILE, files[FILE], files)
    for added in [*shown.select(".linenos"), *shown.select(".source-note")]:
        added.decompose()
    assert shown.get_text().rstrip("\n") == files[FILE].rstrip("\n")


TEXTS = ("", "\n", '"""One."""', "\n\nA = 1\n\n\n", 'A = """x\n\n\ny"""\nB = 2', "A = '\u2028\x0c'\n")


@pytest.mark.parametrize("text", TEXTS)
def test_lines_are_numbered_as_an_editor_numbers_them(text):
    shown = soup("lib/landscape/a.py", text)
    assert len(shown.select(".linenos")) == len(text.rstrip("\n").split("\n") if text.strip() else [])
    assert [line["id"] for line in shown.select(".linenos")][:1] == (["L1"] if text.strip() else [])


def test_what_looks_like_html_is_escaped():
    shown = soup("lib/landscape/a.py", 'A = "<script>alert(1)</script>"\n')
    assert not shown.select("script") and "<script>" in shown.get_text()
    marked = '@pytest.mark.sabotage("SSG20/eq-2", "<b>")\ndef test_a(): ...\n'
    assert not soup("tests/test_a.py", marked).select("b")


def test_a_checker_stands_under_the_claims_that_it_judges():
    assert notes("a.py", "\n" + CHECK) == {2: Note(("check",), (Remark("judges", CLAIM),))}
    note = soup(FILE, CHECK).select_one(".source-note")
    assert note.get_text() == f"judges {CLAIM}"
    assert note.a["href"] == "../../../../../book/cupped-minima/rational-cup.html#ssg20-eq-2"
    assert note.find_previous("span", id="check") and note.find_next("a", class_="linenos")["id"] == "L1"


def test_a_test_stands_under_what_it_feeds():
    text = f'@pytest.mark.sabotage("{CLAIM}", "3 for 2")\n@pytest.mark.control("own/zz-a", "")\ndef test_a(): ...\n'
    assert notes("a.py", text) == {1: Note(("test_a",), (Remark("sabotage of", CLAIM, ": 3 for 2"),))}


def test_a_name_has_one_anchor_where_it_is_defined_first():
    assert notes("a.py", "A = 1\nA = 2\nB, C = 3, 4\nprint()\n") == {1: Note(("A",)), 3: Note(("B", "C"))}


def test_imports_lead_to_the_module(files):
    text = "from landscape.evidence.check import Check\nfrom landscape.evidence import claim\nimport landscape.no\n"
    links = soup("lib/landscape/show/a.py", text, files).select("a.nn")
    assert [link["href"] for link in links] == ["../evidence/check.html", "../evidence/__init__.html"]


def test_folders_list_what_stands_in_them():
    found = folders(["a/b/c.py", "a/b/__init__.py", "a/d.py", "e/f.py"])
    assert found == {"a": ["b/", "d.py"], "a/b": ["__init__.py", "c.py"], "e": ["f.py"]}
    shown = folder_html("a", found["a"], {"a/b/__init__.py": '"""Of <b>."""', "a/d.py": '"""Of d.\n\nMore."""'})
    assert re.findall(r'href="([^"]+)"', shown) == ["b/index.html", "d.html"]
    assert "Of &lt;b&gt;.</li>" in shown and "Of d.</li>" in shown and "More" not in shown


class _App:
    """An application that builds in some format."""

    def __init__(self, builder):
        self.builder = type("Builder", (), {"name": builder})


def test_other_formats_have_no_code_pages():
    assert not list(collect_pages(_App("latex")))


def test_every_judge_and_every_trial_has_its_anchor(files):
    found = [checked(claim_id) for claim_id in claims()]
    places = {place for at in found for place in (*at.judges, *(trial.place for trial in at.trials))}
    noted = {file: notes(file, files[file]).values() for file in {place.file for place in places}}
    anchors = {(file, name) for file, said in noted.items() for note in said for name in note.names}
    assert [place for place in places if (place.file, place.name) not in anchors] == []


def test_every_python_file_of_the_repository_has_a_page(files):
    on_disk = {file.relative_to(ROOT).as_posix() for top in FOLDERS for file in (ROOT / top).rglob("*.py")}
    assert set(files) == on_disk and "tests/ext/test_source_pages.py" in on_disk
