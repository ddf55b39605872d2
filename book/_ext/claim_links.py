"""What stands beside a claim: a link to itself, to the source of its check and to the tests, and how to cite it.

`claim_links` is the line of links, `claim_permalink` the sign in a block's title, `claim_card` the citation, once a
page, which a button opens without script. In other formats than HTML pages they are empty.
"""

from functools import cache
from html import escape
from typing import Any

from addresses import seen_from
from citation import bibtex, book, plain
from docutils import nodes
from sphinx.application import Sphinx

from landscape.evidence.claim import Claim, claim
from landscape.show.judges import Trial, checked

_whole = cache(book)
_HERE = "Permanent link to this claim"


class claim_links(nodes.Inline, nodes.Element):  # noqa: N801, docutils names its nodes so
    """`claim`: its id; `anchored`: whether the claim's anchor is here, so that a link to it is shown."""


class claim_permalink(nodes.Inline, nodes.Element):  # noqa: N801
    """`claim`: its id."""


class claim_card(nodes.General, nodes.Element):  # noqa: N801
    """`claim`: its id."""


def links_html(record: Claim, here: str, anchored: bool) -> str:
    """The line of links on a page whose address, from the root of the site, is `here`."""
    found = checked(record.id)
    sources = [(place.address, f"{place.name} in {place.file}") for place in found.judges]
    tests = list({trial.place: (trial.place.address, _says(trial)) for trial in found.trials[::-1]}.values())[::-1]
    parts = [_several(word, targets, here) for word, targets in (("source", sources), ("tests", tests)) if targets]
    opens = f'popovertarget="{_card_id(record)}" title="Cite {escape(record.id)}"'
    parts.append(f'<button type="button" {opens}>cite</button>')
    permanent = f"{permalink_html(record)} " if anchored else ""
    return f'<span class="claim-links">{permanent}{" · ".join(parts)}</span>'


def permalink_html(record: Claim) -> str:
    """A visible link to the claim's anchor."""
    return f'<a class="claim-permalink" href="#{record.anchor}" title="{_HERE}">#</a>'


def card_html(record: Claim, commit: str) -> str:
    """The citation in words and in BibTeX; sphinx-copybutton adds a button to the latter."""
    words, entry = plain(record, _whole(), commit), bibtex(record, _whole(), commit)
    return (
        f'<div popover class="claim-card mathjax_ignore" id="{_card_id(record)}" '
        f'role="dialog" aria-label="How to cite {escape(record.id)}">'
        f'<p>{escape(words)}</p><div class="highlight"><pre tabindex="0">{escape(entry)}</pre></div></div>'
    )


def visit_links(self: Any, node: claim_links) -> None:
    """Write the line, with addresses seen from the page that is being written."""
    if self.builder.name == "html":
        here = self.builder.get_target_uri(self.builder.current_docname)
        self.body.append(links_html(claim(node["claim"]), here, node["anchored"]))
    raise nodes.SkipNode


def visit_permalink(self: Any, node: claim_permalink) -> None:
    """Write a space and the visible link."""
    if self.builder.name == "html":
        self.body.append(f" {permalink_html(claim(node['claim']))}")
    raise nodes.SkipNode


def visit_card(self: Any, node: claim_card) -> None:
    """Write the citation."""
    if self.builder.name == "html":
        self.body.append(card_html(claim(node["claim"]), self.config.book_commit))
    raise nodes.SkipNode


def skip(self: Any, node: nodes.Node) -> None:
    """Write nothing."""
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the nodes and their style sheet."""
    silent = {writer: (skip, None) for writer in ("latex", "text", "man", "texinfo")}
    for node, visit in ((claim_links, visit_links), (claim_permalink, visit_permalink), (claim_card, visit_card)):
        app.add_node(node, html=(visit, None), **silent)
    app.add_css_file("claims.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _several(word: str, targets: list[tuple[str, str]], here: str) -> str:
    """`word 2 3`: the first target under the word, the others under their numbers."""
    return " ".join(
        f'<a href="{seen_from(here, address)}" title="{escape(says)}">{word if number == 1 else number}</a>'
        for number, (address, says) in enumerate(targets, start=1)
    )


def _says(trial: Trial) -> str:
    return f"{trial.marker}: {trial.what}" if trial.marker else trial.place.name


def _card_id(record: Claim) -> str:
    return f"cite-{record.anchor}"
