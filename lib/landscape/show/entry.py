"""One claim's entry in the ledger: what it says, what was found, what it rests on, and what shows that it can fail."""

from collections.abc import Iterable
from html import escape

from landscape.evidence.check import Line
from landscape.evidence.verdict import Verdict
from landscape.show.card import Card, Field, Item
from landscape.show.judges import Checked, Trial
from landscape.show.mark import chapter_link, code_link
from landscape.show.papers import OWN
from landscape.show.status import Book, Standing

NONE = (Item("none"),)


def entry(read: Book, standing: Standing, by: Checked, here: str) -> Card:
    """The card of a claim on the page `here`; `by` says which functions judge it and which tests try these."""
    claim = standing.claim
    own = claim.paper == OWN
    fields = [
        Field("status", (Item("given what it uses", status=(standing.status,)), _total(read, claim.id))),
        Field("statement" if own else "as printed", (Item(claim.statement, note=claim.source),)),
        Field("read as", (Item(claim.reading),)),
        *repair(read, standing),
        Field("scope", scopes(standing.listed, worded=True)),
        Field("uses", ids(claim.uses), inline=True),
        Field("used by", ids(read.users[claim.id]), inline=True),
        Field("told", (Item("yes, the chapter has a complete proof" if claim.told else "no"),)),
        Field("judged by", _judges(by, here), inline=True),
        Field("able to fail", _failing(by.trials, here)),
        Field("chapter", (chapter(read, claim.id, here), _node(claim.anchor)), inline=True),
    ]
    return Card(f"entry-{claim.anchor}", claim.id, claim.title, standing.status, tuple(fields))


def repair(read: Book, standing: Standing, name: str = "as repaired") -> list[Field]:
    """The claim in its place, with its own status; nothing where there is none."""
    repaired_by = standing.claim.repaired_by
    if not repaired_by:
        return []
    other = read.standings[repaired_by]
    return [Field(name, (Item(claim=repaired_by, status=(other.status,)), Item(other.claim.statement)))]


def scopes(lines: Iterable[Line], worded: bool = False) -> tuple[Item, ...]:
    """What each line covers, in which arithmetic; `worded` puts its verdict before it."""
    found = tuple(
        Item(line.scope, status=(Verdict(line.word),) if worded else (), note=line.arithmetic.value) for line in lines
    )
    return found or NONE


def ids(claim_ids: Iterable[str]) -> tuple[Item, ...]:
    """Claims as links."""
    return tuple(Item(claim=claim_id) for claim_id in claim_ids) or NONE


def chapter(read: Book, claim_id: str, here: str) -> Item:
    """The chapter as a link to where the claim stands."""
    return Item(read.standings[claim_id].claim.chapter, html=chapter_link(read, claim_id, here))


def _judges(by: Checked, here: str) -> tuple[Item, ...]:
    """The functions, linked to their source."""
    return tuple(Item(judge.name, html=code_link(judge.name, judge.address, here)) for judge in by.judges) or NONE


def _failing(trials: Iterable[Trial], here: str) -> tuple[Item, ...]:
    """What is done to the check, linked to the test that does it."""
    said = {trial: f"{trial.marker}: {trial.what}" for trial in trials if trial.marker}
    return tuple(Item(text, html=code_link(text, trial.place.address, here)) for trial, text in said.items()) or NONE


def _total(read: Book, claim_id: str) -> Item:
    total, weakest = read.with_all_it_uses(claim_id)
    through = "" if weakest == claim_id else weakest
    return Item("with all it uses, through" if through else "with all it uses", status=(total,), claim=through)


def _node(anchor: str) -> Item:
    return Item("in the graph", html=f'<a href="#node-{escape(anchor)}">in the graph</a>')
