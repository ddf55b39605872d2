"""The directive `library`: what a folder of the library offers, with signatures, docstrings and links to the source."""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from addresses import seen_from
from claims_on_pages import claim_reference
from docutils import nodes
from public_names import Group, Name, groups
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from landscape.evidence.claim import claims
from landscape.show.contents import ROOT
from landscape.show.judges import Place

_SPECIAL = re.compile(r"`([^`\n]+)`|\b([A-Za-z0-9]+/[a-z0-9.-]*[a-z0-9])\b")


class Library(SphinxDirective):
    """``{library} evidence``: one section for each module of the folder, or for each chapter."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        folder = self.arguments[0]
        for path in sorted((ROOT / "lib" / "landscape" / folder).rglob("*.py")):
            self.env.note_dependency(str(path))
        return [self._section(group) for group in groups(folder)]

    def _section(self, group: Group) -> nodes.section:
        section = nodes.section(ids=[group.module], names=[group.module])
        section += nodes.title("", group.module.removeprefix("landscape."))
        section += [*docstring(group.doc, self.env.docname), nodes.paragraph("", "", self._source(group.file))]
        section += [self._described(name, name.module) for name in group.names]
        if group.passed_on:
            section += nodes.paragraph("", "Passed on: ", *_listed(group.passed_on))
        return section

    def _described(self, name: Name, within: str) -> addnodes.desc:
        """A name as Sphinx describes objects, and noted as one, so that a search and other books find it."""
        full = f"{within}.{name.name}"
        signature = addnodes.desc_signature(ids=[full])
        # Sphinx would wrap each word of a text in an element of its own.
        shown = nodes.raw("", f'<span class="signature">{escape(name.signature)}</span>', format="html")
        signature += [addnodes.desc_name("", name.name), shown]
        if name.kind not in ("method", "property"):
            signature += [nodes.Text(" "), self._source(name.file, "" if name.kind == "module" else name.name)]
        content = addnodes.desc_content("", *docstring(name.doc, self.env.docname))
        content += [self._described(member, full) for member in name.members]
        self.env.get_domain("py").note_object(full, name.kind, full, location=signature)
        return addnodes.desc("", signature, content, domain="py", objtype=name.kind, classes=["py", name.kind])

    def _source(self, file: str, name: str = "") -> nodes.reference:
        here = self.env.app.builder.get_target_uri(self.env.docname)
        address = seen_from(here, Place(file, name).address)
        return nodes.reference("", "source", refuri=address, internal=True, classes=["to-source"])


def docstring(text: str, docname: str) -> list[nodes.Node]:
    """Paragraphs, with names in code type and links to claims; what is aligned in columns stays so."""
    return [
        nodes.paragraph("", "", *_inline(block, docname), classes=["aligned"] if _is_aligned(block) else [])
        for block in re.split(r"\n\s*\n", text.strip())
        if block
    ]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register it."""
    app.add_directive("library", Library)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _is_aligned(block: str) -> bool:
    return any(line.startswith(" ") or re.search(r"\S {2,}\S", line) for line in block.split("\n"))


def _inline(text: str, docname: str) -> Iterator[nodes.Node]:
    start = 0
    for match in _SPECIAL.finditer(text):
        if match[2] and match[2] not in claims():
            continue
        yield nodes.Text(text[start : match.start()])
        yield nodes.literal("", match[1]) if match[1] else claim_reference(match[2], docname)
        start = match.end()
    yield nodes.Text(text[start:])


def _listed(names: tuple[Name, ...]) -> Iterator[nodes.Node]:
    for count, name in enumerate(names):
        yield nodes.Text(", " if count else "")
        yield nodes.literal("", f"{name.module.removeprefix('landscape.')}.{name.name}")
