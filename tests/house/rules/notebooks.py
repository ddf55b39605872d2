"""Notebooks as plain JSON: their cells, their stored text, their printed verdict lines."""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from landscape.evidence.check import BREAKS, Line, parse_line
from landscape.evidence.verdict import Verdict
from landscape.show.contents import is_account
from rules.files import named

WORD = re.compile(rf"\b({'|'.join([*(verdict.value for verdict in Verdict), BREAKS])})\b")
"""A word that only the library may say."""

_BEGINS_LIKE_A_LINE = re.compile(rf"^\W*{WORD.pattern}")


@dataclass(frozen=True)
class Notebook:
    """One page with outputs; `name` is its path from the root."""

    name: str
    content: dict[str, Any]
    size: int

    @property
    def page(self) -> str:
        """As a claim's `chapter` names it: without `book/` and suffix."""
        return self.name.removeprefix("book/").removesuffix(".ipynb")

    @property
    def is_chapter(self) -> bool:
        """In a part's folder, and not its index."""
        return "/" in self.page and not self.page.endswith("/index") and not is_account(self.page)

    def cells(self, kind: str) -> list[dict[str, Any]]:
        """The cells of a kind, in order, their sources joined."""
        found = [cell for cell in self.content["cells"] if cell["cell_type"] == kind]
        return [cell | {"source": joined(cell["source"])} for cell in found]

    def trees(self) -> Iterator[tuple[str, ast.Module]]:
        """(name, syntax tree) of every code cell that is plain Python."""
        for number, cell in enumerate(self.cells("code"), start=1):
            try:
                yield f"{self.name}: code cell {number}", ast.parse(cell["source"])
            except SyntaxError:
                continue

    def outputs(self) -> list[dict[str, Any]]:
        """Every stored output."""
        return [output for cell in self.cells("code") for output in cell["outputs"]]

    def printed(self) -> list[str]:
        """The lines of every stored stream and plain text."""
        streams = [output["text"] for output in self.outputs() if "text" in output]
        plain = [output["data"].get("text/plain", "") for output in self.outputs() if "data" in output]
        return [line for text in streams + plain for line in joined(text).splitlines()]

    def verdict_like(self) -> list[str]:
        """Printed lines that begin with a verdict word, whatever stands before it."""
        return [line for line in self.printed() if _BEGINS_LIKE_A_LINE.match(line)]

    def lines(self) -> list[Line]:
        """The verdict lines that can be read; `verdict_lines_parse` sees to the others."""
        return [line for text in self.verdict_like() if (line := readable(text))]


def notebooks(root: Path) -> list[Notebook]:
    """The notebooks of the book."""
    found = []
    for file in sorted((root / "book").rglob("*.ipynb")):
        if not {"_build", ".ipynb_checkpoints"} & set(file.relative_to(root).parts):
            content = json.loads(file.read_text(encoding="utf-8"))
            found.append(Notebook(named(file, root), content, file.stat().st_size))
    return found


def joined(text: str | list[str]) -> str:
    """JSON keeps text whole or as a list of lines."""
    return text if isinstance(text, str) else "".join(text)


def readable(text: str) -> Line | None:
    """A verdict line read back, None where that fails."""
    try:
        return parse_line(text)
    except ValueError:
        return None
