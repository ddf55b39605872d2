"""The code as pages of the book: `lib` and `tests`, highlighted, each line and each function with an anchor.

A checker carries the claims that it judges, a marked test the claim whose check it tries. The pages
stand beside the book's own, have no sidebar, and are not searched.
"""

import re
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from addresses import seen_from
from citation import page_address
from docutils import nodes
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer
from source_notes import Note, notes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging
from sphinx.util.docutils import ReferenceRole

from landscape.evidence.claim import claims
from landscape.show.contents import ROOT, pages
from landscape.show.judges import PAGES, page_name

FOLDERS = ("lib/landscape", "tests")
_chapters = cache(pages)
_PLAIN = re.compile(r'<span class="(?:n|p|w)">([^<]*)</span>')
"""Names, punctuation and blanks have no colour of their own."""
_MODULE = re.compile(r'<span class="nn">(landscape(?:\.\w+)*)</span>')

_logger = logging.getLogger(__name__)

Page = tuple[str, dict[str, Any], str]


class CodeFolder(ReferenceRole):
    """``{code-folder}`tests/house` ``: a link to the page of a folder."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        if not (ROOT / self.target).is_dir() or not self.target.startswith(FOLDERS):
            _logger.warning("no page shows the folder %r", self.target, location=self.get_location())
        here = self.env.app.builder.get_target_uri(self.env.docname)
        address = seen_from(here, f"{_folder_page(self.target)}.html")
        return [nodes.reference("", "", nodes.literal("", self.title), refuri=address, internal=True)], []


@cache
def python_files(root: Path = ROOT) -> dict[str, str]:
    """Path from the root -> text, of every Python file that has a page."""
    found = (file for folder in FOLDERS for file in sorted((root / folder).rglob("*.py")))
    return {file.relative_to(root).as_posix(): file.read_text(encoding="utf-8") for file in found}


def folders(files: list[str]) -> dict[str, list[str]]:
    """Folder -> what stands in it: its folders first, each ending in a slash, then its files."""
    found: dict[str, set[str]] = {}
    for file in files:
        parts = file.split("/")
        for depth in range(1, len(parts)):
            slash = "/" if depth + 1 < len(parts) else ""
            found.setdefault("/".join(parts[:depth]), set()).add(parts[depth] + slash)
    return {folder: sorted(names, key=lambda name: (not name.endswith("/"), name)) for folder, names in found.items()}


def collect_pages(app: Sphinx) -> Iterator[Page]:
    """One page a file and one a folder."""
    if app.builder.name == "html":
        files = python_files()
        for file, text in files.items():
            yield _page(file, code_html(file, text, files))
        for folder, names in folders(list(files)).items():
            yield _page(folder, folder_html(folder, names, files))


def code_html(file: str, text: str, files: dict[str, str]) -> str:
    """The lines of a file, those that begin a checker or a marked test under what they judge or try."""
    found = notes(file, text)
    coloured = _PLAIN.sub(r"\1", highlight(text, PythonLexer(stripnl=False), HtmlFormatter(nowrap=True)))
    here = f"{page_name(file)}.html"
    numbered = enumerate(_lines(coloured), start=1)
    body = "\n".join(_line(number, line, found.get(number), here) for number, line in numbered)
    linked = _MODULE.sub(lambda match: _module_link(match, here, files), body)
    return f'<div class="highlight source-code"><pre>{linked}\n</pre></div>'


def folder_html(folder: str, names: list[str], files: dict[str, str]) -> str:
    """What stands in a folder, each with the first line of its docstring."""
    items = "".join(f"<li>{_folder_item(folder, name, files)}</li>" for name in names)
    return f'<ul class="source-folder">{items}</ul>'


def drop_sidebars(app: Sphinx, config: Config) -> None:
    """No table of contents beside the code: it would cost 40 kB on each of 800 pages."""
    config.html_sidebars = config.html_sidebars | {f"{PAGES}/**": []}


def setup(app: Sphinx) -> dict[str, Any]:
    """Register it."""
    app.add_role("code-folder", CodeFolder())
    app.connect("config-inited", drop_sidebars)
    app.connect("html-collect-pages", collect_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _page(path: str, body: str) -> Page:
    page = page_name(path) if path.endswith(".py") else _folder_page(path)
    title = path.rpartition("/")[2]
    top = f"{_trail(path, page)}<h1>{escape(title)}</h1>{_chapter(path, page)}"
    return page, {"title": title, "body": top + body}, "page.html"


def _folder_page(folder: str) -> str:
    return f"{PAGES}/{folder}/index"


def _trail(path: str, page: str) -> str:
    """The way down from the book's first page."""
    parts = path.split("/")
    above = [("/".join(parts[:depth]), parts[depth - 1]) for depth in range(1, len(parts))]
    steps = [("index.html", "Executable Proofs"), *((f"{_folder_page(folder)}.html", name) for folder, name in above)]
    links = " / ".join(f'<a href="{seen_from(f"{page}.html", address)}">{name}</a>' for address, name in steps)
    return f'<nav class="source-trail" aria-label="Folders">{links} /</nav>'


def _chapter(path: str, page: str) -> str:
    """Links to the chapter whose code or tests these are, and to both folders."""
    names = path.removeprefix("lib/landscape/").removeprefix("tests/").removesuffix(".py").split("/")
    here, chapter = f"{page}.html", "/".join(names[:2])
    if len(names) < 2 or chapter.replace("_", "-") not in _chapters():
        return ""
    folders = [(word, f"{top}/{chapter}") for word, top in zip(("code", "tests"), FOLDERS, strict=True)]
    targets = [(word, f"{_folder_page(folder)}.html") for word, folder in folders if (ROOT / folder).is_dir()]
    links = ", ".join(f'<a href="{seen_from(here, address)}">{word}</a>' for word, address in targets)
    home = chapter.replace("_", "-")
    return f'<p>Of the chapter <a href="{seen_from(here, f"book/{home}.html")}">{home}</a>: {links}.</p>'


def _lines(text: str) -> list[str]:
    return text.rstrip("\n").split("\n") if text.strip() else []


def _line(number: int, line: str, note: Note | None, here: str) -> str:
    anchor = f'<a class="linenos" id="L{number}" href="#L{number}">{number:>4} </a>'
    return f"{_note_html(note, here)}{anchor}{line}" if note else anchor + line


def _note_html(note: Note, here: str) -> str:
    said = "; ".join(
        f"{escape(remark.word)} {_claim_link(remark.claim, here)}{escape(remark.rest)}" for remark in note.remarks
    )
    anchors = "".join(f'<span id="{name}"></span>' for name in note.names)
    return f'{anchors}<span class="source-note">{said}</span>' if said else anchors


def _claim_link(claim_id: str, here: str) -> str:
    record = claims()[claim_id]
    if record.chapter not in _chapters():
        return escape(claim_id)
    address = seen_from(here, page_address(record))
    return f'<a href="{address}" title="{escape(record.title)}">{escape(claim_id)}</a>'


def _module_link(match: re.Match[str], here: str, files: dict[str, str]) -> str:
    path = "lib/" + match[1].replace(".", "/")
    file = next((name for name in (f"{path}.py", f"{path}/__init__.py") if name in files), None)
    if file is None:
        return match[0]
    return f'<a class="nn" href="{seen_from(here, f"{page_name(file)}.html")}">{match[1]}</a>'


def _folder_item(folder: str, name: str, files: dict[str, str]) -> str:
    if name.endswith("/"):
        return f'<a href="{name}index.html">{name}</a>{_summary(files.get(f"{folder}/{name}__init__.py", ""))}'
    return f'<a href="{name.removesuffix(".py")}.html">{name}</a>{_summary(files[f"{folder}/{name}"])}'


def _summary(text: str) -> str:
    """The first line of a module's docstring."""
    match = re.match(r'"""(.+?)(?:"""|\n)', text)
    return f" {escape(match[1])}" if match else ""
