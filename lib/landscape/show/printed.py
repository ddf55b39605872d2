"""The book on paper: every page printed by the browser, in one file with contents, bookmarks and numbers.

    python -m landscape.show.printed

reads the built site and writes `_build/executable-proofs.pdf`. What paper needs (folded parts
open, no controls, figures in one piece) stands in the style sheet, `book/_static/book.css`.
"""

import html
import json
import os
import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from playwright.sync_api import Browser, Page
from pypdf import PdfReader
from tqdm import tqdm

from landscape.evidence.whole_file import replace
from landscape.show.binding import Printed, bind, first_sheets
from landscape.show.browser import SETTLED, browser
from landscape.show.contents import ROOT, pages

TITLE = "Executable Proofs"
BOOK = Path("_build") / "executable-proofs.pdf"
_PLACES = """() => {
  // The browser notes where an anchor is only if the page itself links to it.
  const links = document.createElement("div");
  links.hidden = true;
  for (const { id } of document.querySelectorAll("article [id]:not(mjx-container *, svg *)")) {
    links.append(Object.assign(document.createElement("a"), { href: `#${encodeURIComponent(id)}` }));
  }
  document.body.append(links);
}"""
_CONTENTS = """
body { font: 11pt/1.5 serif; }
p { display: flex; margin: 0 0 0 2em; }
p.top { margin: 0.4em 0 0; }
a { color: inherit; flex: 1; text-decoration: none; }
"""


def print_book(chromium: Browser, site: Path, names: Sequence[str]) -> bytes:
    """These pages of a built site, by name and in this order, as one PDF file.

    Raises ValueError if the site lacks a page.
    """
    files = {name: site / "book" / f"{name}.html" for name in names}
    for file in files.values():
        if not file.exists():
            raise ValueError(f"{file} does not exist: run `make book`")
    tab = chromium.new_page(color_scheme="light")
    chapters: list[Printed] = []
    for name, file in tqdm(files.items(), desc="printing", unit="page", disable=None):
        chapters.append(_printed(tab, name, file.as_uri(), 1 + sum(map(len, chapters))))
    contents = _contents(tab, chapters)
    tab.close()
    return bind(contents, chapters, TITLE)


def main() -> int:
    """Print the book; 1 with the reason on stderr if that cannot be done."""
    site = Path(os.environ.get("LANDSCAPE_SITE", ROOT / "_build" / "html")).resolve()
    try:
        with browser() as chromium:
            replace(ROOT / BOOK, print_book(chromium, site, pages()))
    except (ValueError, OSError) as error:
        print(f"printed: {error}", file=sys.stderr)
        return 1
    print(f"Open {ROOT / BOOK}")
    return 0


def _printed(tab: Page, name: str, address: str, number: int) -> Printed:
    """Print one page, whose first sheet has this number."""
    tab.goto(address, wait_until="load")
    tab.evaluate(SETTLED)
    tab.evaluate(_PLACES)
    title = tab.title().removesuffix(f" — {TITLE}")
    return Printed(name, title, address, _sheets(tab, title, f"@page :first {{ counter-set: page {number} }}"))


def _contents(tab: Page, chapters: Sequence[Printed]) -> Printed:
    """Every title with the number of its first sheet; the sheets of the contents count i, ii, ..."""
    rows = [
        f'<p class="{"" if printed.part else "top"}">'
        f'<a href="{html.escape(printed.address)}">{html.escape(printed.title)}</a> <span>{number}</span></p>'
        for printed, number in zip(chapters, first_sheets(chapters), strict=True)
    ]
    tab.goto("about:blank")
    tab.set_content(f"<style>{_CONTENTS}</style><h1>{TITLE}</h1>{''.join(rows)}")
    return Printed("", "Contents", "", _sheets(tab, "Contents", "", numerals="lower-roman"))


def _sheets(tab: Page, title: str, first: str, numerals: str = "decimal") -> PdfReader:
    """A4 sheets with the page's title above and their number below."""
    tab.add_style_tag(
        content=f"""@page {{
          size: A4; margin: 20mm 18mm;
          @top-left {{ content: {json.dumps(title, ensure_ascii=False)}; font: 9pt sans-serif }}
          @bottom-center {{ content: counter(page, {numerals}); font: 9pt sans-serif }}
        }} {first}"""
    )
    return PdfReader(BytesIO(tab.pdf(prefer_css_page_size=True, print_background=True)))


if __name__ == "__main__":
    sys.exit(main())
