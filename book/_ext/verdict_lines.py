"""Printed checks on the pages: the same words as in the notebook, with a mark and a link.

An output that consists of verdict lines becomes a list, one item a line, that wraps on a
narrow screen. Nothing is added to the text and nothing but the padding is taken away.
"""

from typing import Any

from claims_on_pages import claim_reference
from docutils import nodes
from sphinx.application import Sphinx

from landscape.evidence.check import Line, parse_line
from landscape.evidence.verdict import Verdict
from landscape.show.mark import marked


def list_verdicts(app: Sphinx, document: nodes.document) -> None:
    """Replace every output in which each line is a verdict line."""
    for block in list(document.findall(nodes.literal_block)):
        if "stream" not in block["classes"]:
            continue
        lines = [parse_line(text) for text in block.astext().splitlines()]
        if lines and all(lines):
            block.replace_self(_verdict_list(lines, app.env.docname))


def setup(app: Sphinx) -> dict[str, Any]:
    """Register it."""
    app.connect("doctree-read", list_verdicts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _verdict_list(lines: list[Line], docname: str) -> nodes.bullet_list:
    return nodes.bullet_list("", *(_item(line, docname) for line in lines), classes=["verdict-lines"])


def _item(line: Line, docname: str) -> nodes.list_item:
    link = nodes.inline("", "", claim_reference(line.claim, docname))
    rest = nodes.Text(f" {line.scope} [{line.arithmetic.value}]")
    return nodes.list_item("", nodes.paragraph("", "", _word(line.word), nodes.Text(" "), link, rest))


def _word(word: str) -> nodes.Node:
    """A verdict carries its mark; BREAKS is no verdict and stands bare."""
    if word not in Verdict.__members__:
        return nodes.strong("", word)
    return nodes.raw("", marked(Verdict(word)), format="html")
