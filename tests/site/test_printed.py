"""The book on paper: two small pages, printed and bound."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from landscape.show import browser
from landscape.show.printed import print_book

FRONT = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Front — Executable Proofs</title><article>
<h1>Front</h1><a href="part/index.html#twö">on</a> <a href="part/index.html">part</a> <a href="../other.html">lost</a>
<a href="https://example.org/">out</a> <a href="#end">down</a>
<p style="break-before: page" id="end">The end of "Front"</p></article>"""
PART = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>A "part"</title><article><h1>A part</h1>
<h2 id="twö" style="break-before: page">Two</h2><a href="chapter.html">chapter</a></article>"""
PLAIN = '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{}</title><article>words</article>'
PAGES = {
    "index": FRONT,
    "part/index": PART,
    "part/chapter": PLAIN.format("A chapter"),
    "list": PLAIN.format("A list"),
    "list/entry": PLAIN.format("An entry"),
}
NUMBERS = ["i", "1", "2", "3", "4", "5", "6", "7"]


@pytest.fixture(scope="module")
def book(chromium, tmp_path_factory):
    """Contents on sheet i, two sheets of the front and of the part, one of each other page."""
    site = tmp_path_factory.mktemp("site")
    for name, text in PAGES.items():
        path = site / "book" / f"{name}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return PdfReader(BytesIO(print_book(chromium, site, list(PAGES))))


def targets(book, sheet):
    """Where the links of a sheet lead: positions of sheets, or addresses."""
    links = [link.get_object() for link in book.pages[sheet]["/Annots"]]
    places = {page.indirect_reference.idnum: position for position, page in enumerate(book.pages)}
    return [places[link.raw_get("/Dest")[0].idnum] if "/Dest" in link else link["/A"]["/URI"] for link in links]


def test_every_sheet_has_its_title_and_its_number(book):
    words = [page.extract_text().split("\n")[:2] for page in book.pages]
    titles = ["Contents", "Front", "Front", 'A "part"', 'A "part"', "A chapter", "A list", "An entry"]
    assert words == [list(pair) for pair in zip(titles, NUMBERS, strict=True)]
    assert book.page_labels == NUMBERS


def test_the_contents_name_the_first_sheets(book):
    text = " ".join(book.pages[0].extract_text().split())
    assert text.endswith('Front 1 A "part" 3 A chapter 5 A list 6 An entry 7')
    assert targets(book, 0) == [1, 3, 5, 6, 7]


def test_links_lead_inside_to_the_anchor_or_out_and_never_to_a_file(book):
    assert targets(book, 1) == [4, 3, "https://example.org/", 2]
    assert targets(book, 4) == [5]
    assert not any(str(target).startswith("file:") for sheet in range(len(NUMBERS)) for target in targets(book, sheet))


def outline(book, items):
    """Titles and positions of bookmarks, nested as they are."""
    return [
        outline(book, item) if isinstance(item, list) else (item.title, book.get_destination_page_number(item))
        for item in items
    ]


def test_bookmarks_follow_the_parts(book):
    part, its = ('A "part"', 3), [("A chapter", 5)]
    assert outline(book, book.outline) == [("Front", 1), part, its, ("A list", 6), [("An entry", 7)]]


def test_a_page_that_is_missing_is_named(chromium, tmp_path):
    with pytest.raises(ValueError, match=r"nowhere\.html does not exist"):
        print_book(chromium, tmp_path, ["nowhere"])


def test_without_chromium_the_reason_is_said(monkeypatch):
    monkeypatch.setattr(browser.shutil, "which", lambda name: None)
    with pytest.raises(ValueError, match="no Chromium"), browser.browser():
        pass
