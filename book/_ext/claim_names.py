"""The names under which the index and the search know a claim: its id, its title, and its number in the paper."""

import re
from collections.abc import Iterable, Iterator

from sphinx import addnodes

from landscape.evidence.claim import Claim

_KINDS = {
    "theorem": "Theorem",
    "lemma": "Lemma",
    "corollar": "Corollary",
    "proposition": "Proposition",
    "conjecture": "Conjecture",
    "definition": "Definition",
    "claim": "Claim",
    "fact": "Fact",
    "remark": "Remark",
    "example": "Example",
    "equation": "Equation",
    "eq": "Equation",
    "figure": "Figure",
    "table": "Table",
    "footnote": "Footnote",
    "section": "Section",
}
_NUMBER = r"\(?\d+(?:\.\d+)*\)?"
_NUMBERED = re.compile(
    rf"\b(?P<kind>{'|'.join(_KINDS)})(?:ies|y|s)?\.? (?P<numbers>{_NUMBER}(?:(?:, | and | to |, and ){_NUMBER})*)",
    re.IGNORECASE,
)


def numbered(source: str) -> list[str]:
    """What a claim's `source` names by number, one by one: 'Theorems 8 and 18' are Theorem 8 and Theorem 18."""
    found = [
        f"{_KINDS[match['kind'].lower()]} {number.strip('()')}"
        for match in _NUMBERED.finditer(source)
        for number in re.findall(_NUMBER, match["numbers"])
    ]
    return list(dict.fromkeys(found))


def index_of(settled: Iterable[Claim]) -> addnodes.index:
    """The index entries of the claims of a page; a numbered statement of a paper once, where it is settled best."""
    settled = list(settled)
    entries = [(name, claim) for claim in settled for name in (claim.id, claim.title)]
    entries += [(name, claim) for number, claim in _by_number(settled) for name in _spoken(claim.paper, number)]
    return addnodes.index(entries=[_entry(name, claim) for name, claim in entries])


def _by_number(settled: list[Claim]) -> list[tuple[str, Claim]]:
    """Each number with one claim: the first whose source begins with it, else the first that names it."""
    found: dict[tuple[str, str], tuple[bool, Claim]] = {}
    for claim in settled:
        for number in numbered(claim.source) if claim.paper != "own" else ():
            is_itself = numbered(claim.source.split(",")[0])[:1] == [number] and not claim.source.startswith("proof")
            key = (claim.paper, number)
            if key not in found or (is_itself and not found[key][0]):
                found[key] = (is_itself, claim)
    return [(number, claim) for (_, number), (_, claim) in found.items()]


def _spoken(paper: str, number: str) -> Iterator[str]:
    """'SS16 Theorem 5' and 'Theorem 5 SS16'; an equation also with its parentheses."""
    kind, _, digits = number.partition(" ")
    for form in (number, f"{kind} ({digits})") if kind == "Equation" else (number,):
        yield f"{paper} {form}"
        yield f"{form} {paper}"


def _entry(name: str, claim: Claim) -> tuple[str, str, str, str, None]:
    """A main entry: Sphinx's search lists others after everything else."""
    return ("single", name.replace(";", ","), claim.anchor, "main", None)
