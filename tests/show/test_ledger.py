import re

import nbformat
import pytest
from bs4 import BeautifulSoup

from landscape.evidence.check import Check, Covers, parse_line
from landscape.evidence.claim import claims
from landscape.evidence.comparison import equal
from landscape.evidence.verdict import Verdict
from landscape.show import errata
from landscape.show.contents import LEDGER, ROOT
from landscape.show.graph import ELSEWHERE
from landscape.show.ledger import entries, graph, index, part_summary, summary
from landscape.show.mark import part_of
from landscape.show.papers import OWN, PAPERS
from landscape.show.status import book, in_words, tally
from landscape.show.tables import chapter_table


@pytest.fixture
def judged(small_book):
    """A book whose one chapter prints a refutation and a proof of two real claims, the one repaired by the other."""
    records = claims()
    refuted = next(r for r in records.values() if r.repaired_by and _together(r, records[r.repaired_by]))
    proved = records[refuted.repaired_by]
    lines = [
        Check(refuted.id, equal(0, 1), "n = 1: 0 and 1"),
        Check(proved.id, equal(1, 1), "identity", Covers.WHOLE),
    ]
    path = small_book / "book" / f"{refuted.chapter}.ipynb"
    path.parent.mkdir(exist_ok=True)
    cell = nbformat.v4.new_code_cell("print()", execution_count=1)
    cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text="\n".join(map(str, lines)) + "\nprose\n")]
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    with (small_book / "_toc.yml").open("a") as toc:
        toc.write(f"          - file: book/{refuted.chapter}\n")
    tests = small_book / "tests" / "test_x.py"
    tests.parent.mkdir()
    marks = [f"@pytest.mark.control('{refuted.id}', '{what}')" for what in ("2 for 0", "1 for 0")]
    tests.write_text("\n".join([*marks, "def test_x(): ...\n"]))
    return small_book, refuted, proved


def _together(refuted, proved):
    return refuted.chapter == proved.chapter and not refuted.asymptotic and "literal" in refuted.id


def soup(shown):
    return BeautifulSoup(shown.html, "html.parser")


def every(root, part):
    """All displays of the ledger and the errata."""
    parts = [entries(part, ours=ours, root=root) for ours in (True, False)]
    accounts = [errata.summary(root), *(errata.of_paper(key, root) for key in PAPERS)]
    return [summary(root), index(root), part_summary(part, root), graph(part, root), *parts, *accounts]


def test_an_entry_says_all_in_words_and_in_html(judged):
    root, refuted, proved = judged
    shown = entries(part_of(refuted), ours=False, root=root)
    card = soup(shown).find(id=f"entry-{refuted.anchor}")
    assert card["data-status"] == "REFUTED" and card.find("h3").text.startswith(refuted.id)
    plain = next(text for text in re.split(r"\n(?=\S)", shown.plain) if text.startswith(f"{refuted.id} ("))
    for words in (
        f"as printed: {refuted.statement} [{refuted.source}]",
        f"read as: {refuted.reading}",
        f"as repaired: PROVED {proved.id}",
        f"as repaired: {proved.statement}",
        "scope: REFUTED n = 1: 0 and 1 [exact]",
        "able to fail: control: 2 for 0\n  able to fail: control: 1 for 0",
        f"told: {'yes' if refuted.told else 'no'}",
        f"uses: {', '.join(refuted.uses) or 'none'}",
        f"used by: {', '.join(book(root).users[refuted.id]) or 'none'}",
    ):
        assert f"  {words}" in plain
    for words in (refuted.statement, refuted.reading, proved.statement, "n = 1: 0 and 1 (exact)", "control: 1 for 0"):
        assert words in " ".join(card.text.split())
    assert card.find("a", href=f"../{refuted.chapter}.html#{refuted.anchor}")
    assert card.find("a", href=f"#node-{refuted.anchor}")
    assert card.find("a", string="control: 1 for 0")["href"] == "../../source/tests/test_x.html#test_x"
    assert shown._repr_mimebundle_() == {"text/html": shown.html, "text/plain": shown.plain}


def test_every_claim_has_one_entry_one_row_and_one_node(judged):
    root, refuted, _ = judged
    written = {standing.claim.anchor for standing in book(root).written()}
    part = part_of(refuted)
    shown = [soup(entries(part, ours=ours, root=root)) for ours in (True, False)]
    cards = [card["id"] for half in shown for card in half.select(".entry")]
    assert sorted(cards) == sorted(f"entry-{name}" for name in written)
    rows = soup(index(root)).tbody.find_all("tr")
    assert [row.a["href"] for row in rows] == [
        f"{LEDGER}/{part}.html#entry-{s.claim.anchor}" for s in book(root).written()
    ]
    nodes = [node["id"] for node in soup(graph(part, root)).select(".node")]
    assert {f"node-{name}" for name in written} <= set(nodes) and len(nodes) == len(set(nodes))


def test_no_line_reads_as_a_check(judged):
    root, refuted, _ = judged
    for shown in every(root, part_of(refuted)):
        assert all(parse_line(line) is None for line in shown.plain.splitlines())


def test_every_node_says_both_statuses_what_it_uses_and_what_uses_it(judged):
    root, refuted, _ = judged
    part, read = part_of(refuted), book(root)
    shown = soup(graph(part, root))
    node = shown.find(id=f"node-{refuted.anchor}")
    assert node["href"] == f"#entry-{refuted.anchor}"
    assert [word.text for word in node.select(".word")] == ["REFUTED", "REFUTED"]
    users = ", ".join(read.users[refuted.id]) or "nothing"
    uses = ", ".join(refuted.uses) or "nothing"
    assert node.title.text == f"{refuted.id}: REFUTED; with all it uses REFUTED; uses {uses}; used by {users}"
    written = {standing.claim.id for standing in read.written()}
    drawn = [(edge["data-from"], edge.find_parent(class_="node")["id"]) for edge in shown.select("path.edge")]
    uses = [(used, name) for name in written for used in read.standings[name].claim.uses]
    assert sorted(drawn) == sorted((claims()[a].anchor, f"node-{claims()[b].anchor}") for a, b in uses)
    assert (ELSEWHERE in shown.text) == any(used not in written for used, _ in uses)


def test_a_book_without_claims_says_so(small_book):
    assert index(small_book).plain == graph("part", small_book).plain == "no claim yet"
    assert "all: 0 claims" in summary(small_book).plain


def test_a_malformed_line_names_the_notebook(judged):
    root, refuted, _ = judged
    path = root / "book" / f"{refuted.chapter}.ipynb"
    path.write_text(path.read_text().replace("[exact]", "[believed]"))
    with pytest.raises(ValueError, match=f"^{path.name}: "):
        index(root)


def test_an_erratum_has_place_print_verdict_finding_and_correction(judged):
    root, refuted, proved = judged
    shown = errata.of_paper(refuted.paper, root)
    (card,) = soup(shown).select(".entry")
    assert card["id"] == f"erratum-{refuted.anchor}"
    assert card.h4.text.lower().startswith(refuted.source.lower())
    assert f"  printed: {refuted.statement}\n" in shown.plain and "  verdict: REFUTED\n" in shown.plain
    assert "  counterexample: n = 1: 0 and 1 [exact]\n" in shown.plain
    assert f"  correction: PROVED {proved.id}\n  correction: {proved.statement}\n" in shown.plain
    assert card.find("a", href=f"{refuted.chapter}.html#{refuted.anchor}")


def test_a_status_makes_at_most_one_kind_of_erratum():
    for status in (*Verdict, None):
        assert sum(status in kind.statuses for kind in errata.KINDS) == 1


# --- one source: the README's table, the ledger and the errata of this repository


def counted(words):
    """From "156 PROVED, 217 VERIFIED" to a dictionary."""
    return {word: int(number) for number, word in re.findall(r"(\d+) ([A-Z]+|not checked)", words)}


def test_readme_ledger_and_errata_count_alike():
    read = book()
    all_words = in_words(tally(read.written()))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^\| all \| (\d+) \| (.*) \|$", readme, re.MULTILINE)
    assert line == (str(len(read.written())), all_words)
    assert f"| all | {line[0]} | {line[1]} |" in chapter_table()
    lines = summary().plain.splitlines()
    assert lines[-1] == f"all: {line[0]} claims; {all_words}"
    for status, number in counted(all_words).items():
        assert sum(counted(text).get(status, 0) for text in lines[:-1]) == number
    rows = soup(index()).tbody.find_all("tr")
    assert {status: sum(row["data-status"] == status for row in rows) for status in counted(all_words)} == counted(
        all_words
    )


def test_every_refuted_or_empty_statement_of_a_paper_is_an_erratum_and_none_else():
    read = book()
    bad = {Verdict.REFUTED, Verdict.VACUOUS, Verdict.CONTRADICTED}
    for key in PAPERS:
        cards = soup(errata.of_paper(key)).select(".entry")
        listed = {card["id"].removeprefix("erratum-") for card in cards}
        assert len(listed) == len(cards)
        of_paper = [s for s in read.written() if s.claim.paper == key]
        assert listed == {s.claim.anchor for s in of_paper if s.status in bad or s.claim.repaired_by}
    assert not [s.claim.id for s in read.written() if s.claim.paper == OWN and s.status in bad]
