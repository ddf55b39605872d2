import nbformat
import pytest
from bs4 import BeautifulSoup

from landscape.evidence.check import Check, Covers, parse_line
from landscape.evidence.claim import claims
from landscape.evidence.comparison import equal
from landscape.show.graph import UNWRITTEN
from landscape.show.ledger import errata, graph, table
from landscape.show.status import book


@pytest.fixture
def judged(small_book):
    """A book whose one chapter prints a refutation and a proof of two real claims."""
    records = [record for record in claims().values() if not record.asymptotic]
    chapter = next(c for c in (r.chapter for r in records) if sum(r.chapter == c for r in records) >= 2)
    refuted, proved = [record for record in records if record.chapter == chapter][:2]
    lines = [
        Check(refuted.id, equal(0, 1), "n = 1: 0 and 1"),
        Check(proved.id, equal(1, 1), "identity", Covers.WHOLE),
    ]
    path = small_book / "book" / f"{chapter}.ipynb"
    path.parent.mkdir(exist_ok=True)
    cell = nbformat.v4.new_code_cell("print()", execution_count=1)
    cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text="\n".join(map(str, lines)) + "\nprose\n")]
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    with (small_book / "_toc.yml").open("a") as toc:
        toc.write(f"          - file: book/{chapter}\n")
    return small_book, refuted, proved


def test_plain_text_says_all_that_the_table_says(judged):
    root, refuted, _ = judged
    shown = table(root)
    soup = BeautifulSoup(shown.html, "html.parser")
    for record in book(root).written():
        assert record.claim.statement in shown.plain and record.claim.statement in soup.text
    assert f"{refuted.id} ({refuted.title}): REFUTED; with all it uses REFUTED" in shown.plain
    assert "  scope: REFUTED n = 1: 0 and 1 [exact]" in shown.plain
    assert len(soup.tbody.find_all("tr")) == len(book(root).written())
    assert soup.find("a", href=f"{refuted.chapter}.html#{refuted.anchor}").text == refuted.id
    assert shown._repr_mimebundle_() == {"text/html": shown.html, "text/plain": shown.plain}


def test_no_line_of_the_ledger_reads_as_a_check(judged):
    for shown in (table(judged[0]), graph(judged[0]), errata(judged[0])):
        assert all(parse_line(line) is None for line in shown.plain.splitlines())


def test_errata_list_the_refuted_claims_only(judged):
    root, refuted, proved = judged
    shown = errata(root)
    assert f"{refuted.id} ({refuted.source})" in shown.plain and "  found: n = 1: 0 and 1 [exact]" in shown.plain
    assert proved.id not in [line.split(" ")[0] for line in shown.plain.splitlines()]
    if refuted.repaired_by:
        assert claims()[refuted.repaired_by].statement in shown.plain


def test_every_claim_of_the_graph_is_a_link_with_its_status_in_words(judged):
    root, refuted, _ = judged
    svg = BeautifulSoup(graph(root).html, "html.parser").find("svg", class_="graph")
    read = book(root)
    links = {link["href"]: link for link in svg.find_all("a")}
    assert len(links) == len(read.written())
    link = links[f"{refuted.chapter}.html#{refuted.anchor}"]
    assert refuted.id in link.text and "REFUTED" in link.text
    written = {standing.claim.id for standing in read.written()}
    edges = sum(len(read.standings[name].claim.uses) for name in written)
    assert len(svg.select("a path.edge")) == edges
    used = {other for name in written for other in read.leaned_on(name)}
    assert (UNWRITTEN in svg.text) == bool(used - written)


def test_a_book_without_claims_says_so(small_book):
    assert table(small_book).plain == graph(small_book).plain == "no claim yet"
    assert errata(small_book).plain == "no erratum yet"


def test_a_malformed_line_names_the_notebook(judged):
    root, refuted, _ = judged
    path = root / "book" / f"{refuted.chapter}.ipynb"
    path.write_text(path.read_text().replace("[exact]", "[believed]"))
    with pytest.raises(ValueError, match=f"^{path.name}: "):
        table(root)
