"""A page has been run from top to bottom, shows nothing that a reader cannot see, and is thin."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

from rules.exercises import is_solution
from rules.notebooks import Notebook, joined, notebooks

_MAX_CODE_LINES = 60
_MAX_FUNCTION_LINES = 8
_MAX_BYTES = 1_500_000
_FIGURES = {"image/png", "image/svg+xml", "image/jpeg"}
_WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


def pages_have_been_run(root: Path) -> list[str]:
    """Every code cell was executed, once and in order, without an error."""
    found = []
    for page in notebooks(root):
        counts = [cell["execution_count"] for cell in page.cells("code")]
        if counts != list(range(1, len(counts) + 1)):
            found.append(f"{page.name}: execution counts {counts}, expected 1, 2, 3 ...")
        errors = [output for output in page.outputs() if output["output_type"] == "error"]
        found += [f"{page.name}: stored {error['ename']}" for error in errors]
    return found


def figures_have_alt_text(root: Path) -> list[str]:
    """A figure through its cell's metadata `mystnb.image.alt`, an `<img>` through its attribute."""
    found = []
    for page in notebooks(root):
        for number, cell in enumerate(page.cells("code"), start=1):
            shown = [output.get("data", {}) for output in cell["outputs"]]
            if any(_FIGURES & data.keys() for data in shown) and not _alt(cell):
                found.append(f"{page.name}: code cell {number}: figure without alt text")
            for data in shown:
                mute = _images_without_alt(joined(data.get("text/html", "")))
                found += [f"{page.name}: code cell {number}: <img> without alt text"] * mute
    return found


def _alt(cell: dict[str, Any]) -> str:
    return cell["metadata"].get("mystnb", {}).get("image", {}).get("alt", "").strip()


def _images_without_alt(html: str) -> int:
    class Images(HTMLParser):
        mute = 0

        def handle_starttag(self, tag, attrs):
            self.mute += tag == "img" and not (dict(attrs).get("alt") or "").strip()

    parser = Images()
    parser.feed(html)
    return parser.mute


def pages_are_thin(root: Path) -> list[str]:
    """At most 60 lines of code beside the solutions, no function above 8 lines, at most 1.5 MB."""
    found = []
    for page in notebooks(root):
        cells = [cell for cell in page.cells("code") if not is_solution(cell)]
        lines = sum(bool(line.strip()) for cell in cells for line in cell["source"].splitlines())
        if lines > _MAX_CODE_LINES:
            found.append(f"{page.name}: {lines} lines of code, at most {_MAX_CODE_LINES}")
        if page.size > _MAX_BYTES:
            found.append(f"{page.name}: {page.size} bytes, at most {_MAX_BYTES}")
        for name, tree in page.trees():
            found += [f"{name}: {long} is longer than {_MAX_FUNCTION_LINES} lines" for long in _long(tree)]
    return found


def _long(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            if node.end_lineno - node.lineno + 1 > _MAX_FUNCTION_LINES:
                yield node.name


def pages_are_plain(root: Path) -> list[str]:
    """Plain Python without magics and `;` at a line's end; nothing that mutes nbval; no widget state."""
    return [f"{page.name}: {fault}" for page in notebooks(root) for fault in _not_plain(page)]


def _not_plain(page: Notebook) -> Iterator[str]:
    if "widgets" in page.content["metadata"]:
        yield "metadata.widgets is stored"
    if any(_WIDGET_VIEW in output.get("data", {}) for output in page.outputs()):
        yield "a widget view is stored"
    for number, cell in enumerate(page.cells("code"), start=1):
        for fault in _cell_faults(cell):
            yield f"code cell {number}: {fault}"


def _cell_faults(cell: dict[str, Any]) -> Iterator[str]:
    if any(tag.lower().startswith("nbval") for tag in cell["metadata"].get("tags", [])):
        yield "nbval tag"
    if re.search(r"#.*NBVAL_", cell["source"]):
        yield "nbval comment"
    try:
        ast.parse(cell["source"])
    except SyntaxError:
        yield "not plain Python"
        return
    if _has_trailing_semicolon(cell["source"]):
        yield "`;` at a line's end silences nothing"


def _has_trailing_semicolon(source: str) -> bool:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    ends = {tokenize.NEWLINE, tokenize.COMMENT, tokenize.ENDMARKER}
    return any(a.string == ";" and b.type in ends for a, b in pairwise(tokens))
