"""Claims on the pages: the role `claim`, the directives `claim-box` and `claim-table`.

Verdicts are read from the stored outputs when the site is built, because a page cannot read its own.
"""

from functools import cache
from typing import Any

from claim_links import claim_links
from claim_names import index_of
from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import ReferenceRole, SphinxDirective
from sphinx.util.nodes import make_refnode

from landscape.evidence.claim import CLAIMS, Claim, claims
from landscape.evidence.verdict import Verdict
from landscape.show.contents import notebook, notebooks
from landscape.show.status import Book, Standing, book, word

_logger = logging.getLogger(__name__)
_read = cache(book)

_ROWS = {
    "Proves": (Verdict.PROVED,),
    "Verifies": (Verdict.VERIFIED,),
    "Refutes": (Verdict.REFUTED,),
    "Finds empty": (Verdict.VACUOUS,),
    "Supports": (Verdict.SUPPORTED,),
    "Contradicts": (Verdict.CONTRADICTED,),
    "Leaves open": (Verdict.UNDECIDED, None),
}


class ClaimRole(ReferenceRole):
    """``{claim}`SS16/thm-2` ``: a link to where the claim stands."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        if self.target not in claims():
            _logger.warning("unknown claim %r", self.target, location=self.get_location())
            return [nodes.literal(self.rawtext, self.title)], []
        return [claim_reference(self.target, self.env.docname, self.title)], []


class ClaimBox(SphinxDirective):
    """The box at a chapter's top: what this page settles, what that rests on."""

    def run(self) -> list[nodes.Node]:
        _depend_on_outputs(self.env)
        page = self.env.docname.removeprefix("book/")
        read = _read()
        settled = read.of_page(page)
        if not settled:
            _logger.warning("claim-box: no claim names %r as its chapter", page, location=self.get_location())
        fields = nodes.field_list(classes=["claim-box"])
        for name, statuses in _ROWS.items():
            standings = [s for s in settled if s.status in statuses]
            fields += _field(name, standings, self.env.docname, settled=True)
        used = _used(read, settled)
        fields += _field("Uses", [s for s in used if _firm(s)], self.env.docname)
        fields += _field("Assumes", [s for s in used if not _firm(s)], self.env.docname)
        return [index_of(standing.claim for standing in settled), fields]


class ClaimTable(SphinxDirective):
    """``{claim-table} initial-basin``: the claims of a part, their chapters and verdicts."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        _depend_on_outputs(self.env)
        part = self.arguments[0]
        listed = [s for s in _read().written() if s.claim.chapter.startswith(f"{part}/")]
        if not listed:
            where = self.get_location()
            _logger.warning("claim-table: no chapter of %r settles a claim", part, location=where)
            return []
        rows = [[_named(s.claim, self.env.docname), _text(word(s.status))] for s in listed]
        return [_table(("claim", "verdict"), rows)]


def claim_reference(claim_id: str, docname: str, title: str | None = None) -> pending_xref:
    """A link to where a claim stands, its id in code type or another title."""
    text = nodes.literal("", title or claim_id, classes=["claim"])
    where = {"refdomain": "", "reftype": "claim", "reftarget": claim_id, "refdoc": docname}
    return pending_xref("", text, **where)


def resolve_claim(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, text: nodes.Node
) -> nodes.Node | None:
    """Link a claim to its chapter; while that is unwritten, the id stands unlinked."""
    if node["reftype"] != "claim":
        return None
    claim = claims()[node["reftarget"]]
    docname = f"book/{claim.chapter}"
    if docname not in env.all_docs:
        return text
    stated = getattr(env, "proof_list", {}).get(claim.anchor)
    if stated and stated["docname"] != docname:
        _logger.warning("%s is stated on %s, its chapter is %s", claim.id, stated["docname"], docname)
    return make_refnode(app.builder, node["refdoc"], docname, claim.anchor, text, claim.title)


def write_one_page(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Sphinx copies a changed style sheet or script only when it writes some page."""
    return [app.config.root_doc]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the above, the style sheet and the two scripts."""
    app.add_role("claim", ClaimRole())
    app.add_directive("claim-box", ClaimBox)
    app.add_directive("claim-table", ClaimTable)
    app.connect("missing-reference", resolve_claim)
    app.connect("env-updated", write_one_page)
    app.add_css_file("book.css")
    app.add_js_file("explore.js", loading_method="defer")
    app.add_js_file("ledger.js", loading_method="defer")
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _depend_on_outputs(env: BuildEnvironment) -> None:
    for path in [*CLAIMS.glob("*.toml"), *(notebook(page) for page in notebooks())]:
        env.note_dependency(str(path))


def _firm(standing: Standing) -> bool:
    return standing.status in (Verdict.PROVED, Verdict.VERIFIED)


def _used(read: Book, settled: list[Standing]) -> list[Standing]:
    """What the page's claims use and other pages settle."""
    own = {standing.claim.id for standing in settled}
    used = dict.fromkeys(other for standing in settled for other in standing.claim.uses)
    return [read.standings[other] for other in used if other not in own]


def _field(name: str, standings: list[Standing], docname: str, settled: bool = False) -> list[nodes.field]:
    if not standings:
        return []
    items = nodes.bullet_list()
    for standing in standings:
        paragraph = _named(standing.claim, docname)
        if settled:
            paragraph[0]["claim_entry"] = standing.claim.id
            paragraph += [nodes.Text(" "), claim_links(claim=standing.claim.id, anchored=False)]
        items += nodes.list_item("", paragraph)
    return [nodes.field("", nodes.field_name("", name), nodes.field_body("", items))]


def _named(claim: Claim, docname: str) -> nodes.paragraph:
    link = nodes.inline("", "", claim_reference(claim.id, docname))
    return nodes.paragraph("", "", link, nodes.Text(f" {claim.title}"))


def _text(text: str) -> nodes.paragraph:
    return nodes.paragraph("", text)


def _table(names: tuple[str, ...], rows: list[list[nodes.Node]]) -> nodes.table:
    group = nodes.tgroup("", *(nodes.colspec(colwidth=1) for _ in names), cols=len(names))
    group += nodes.thead("", _row([_text(name) for name in names]))
    group += nodes.tbody("", *(_row(row) for row in rows))
    return nodes.table("", group, classes=["claim-table"])


def _row(cells: list[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", cell) for cell in cells))
