"""Where a claim's anchor is, and what hangs on it: its name in the index, its links, its citation.

A claim's anchor is the label of its `prf:` block; where its chapter has no such block, its
entry in the chapter's box carries the anchor.
"""

from typing import Any

from claim_links import claim_card, claim_links, claim_permalink
from docutils import nodes
from sphinx.application import Sphinx

from landscape.evidence.claim import Claim, anchor, claims


def hang_on_blocks(app: Sphinx, document: nodes.document) -> None:
    """In each block that states a claim: a link to itself in its title; below, the claim's id, links and citation."""
    stated = {record.anchor: record for record in claims().values()}
    for block in document.findall(nodes.Admonition):
        record = stated.get(block.get("label"))
        if record is not None:
            block[0] += claim_permalink(claim=record.id)
            block[-1] += [_last_line(record), claim_card(claim=record.id)]


def settle_entries(app: Sphinx, document: nodes.document) -> None:
    """Where no block of this page states a claim, its entry in the box carries the anchor and the citation."""
    stated = getattr(app.env, "proof_list", {})
    for item in document.findall(nodes.inline):
        claim_id = item.get("claim_entry")
        if claim_id and stated.get(anchor(claim_id), {}).get("docname") != app.env.docname:
            item["ids"].append(anchor(claim_id))
            item.parent.next_node(claim_links)["anchored"] = True
            item.parent.parent += claim_card(claim=claim_id)


def tell_proofs_apart(app: Sphinx, document: nodes.document) -> None:
    """sphinx-proof gives every block the same ids: number them."""
    repeated = [node for node in document.findall(nodes.Element) if node["ids"] in (["proof-content"], ["proof"])]
    for count, node in enumerate(repeated, start=1):
        node["ids"] = [f"{node['ids'][0]}-{count}"]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register it."""
    for step in (hang_on_blocks, settle_entries, tell_proofs_apart):
        app.connect("doctree-read", step)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _last_line(record: Claim) -> nodes.paragraph:
    name, links = nodes.literal("", record.id, classes=["claim"]), claim_links(claim=record.id, anchored=False)
    return nodes.paragraph("", "", name, nodes.Text(" "), links, classes=["claim-line"])
