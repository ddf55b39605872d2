"""How to cite a claim: in words and in BibTeX. Who wrote the book, and its title, stand in CITATION.cff."""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from landscape.evidence.claim import Claim
from landscape.show.contents import ROOT

_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_TEX |= {character: f"\\{character}" for character in "#$%&_{}"}


@dataclass(frozen=True)
class Book:
    """What CITATION.cff says of the whole."""

    authors: tuple[str, ...]
    title: str
    year: str
    version: str


def book(root: Path = ROOT) -> Book:
    """Read CITATION.cff. Raises ValueError for an author without a name."""
    record = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    authors = tuple(map(_name, record["authors"]))
    return Book(authors, record["title"], str(record["date-released"])[:4], str(record["version"]))


def page_address(claim: Claim) -> str:
    """A claim's page and anchor, seen from the root of the site."""
    return f"book/{claim.chapter}.html#{claim.anchor}"


def plain(claim: Claim, whole: Book, commit: str) -> str:
    """One sentence: who, what, which claim, where, at which commit."""
    source = "" if claim.paper == "own" else f"; {claim.paper}, {claim.source}"
    named = f"Claim {claim.id} ({claim.title}{source})"
    authors = ", ".join(whole.authors)
    return f"{authors}. {whole.title}. Version {whole.version}, {whole.year}. {named}, {page_address(claim)}, {commit}."


def bibtex(claim: Claim, whole: Book, commit: str) -> str:
    """An entry of type misc; the names of organisations and the title are kept as they are."""
    fields = {
        "author": " and ".join(f"{{{_tex(author)}}}" for author in whole.authors),
        "title": f"{{{_tex(whole.title)}}}",
        "year": whole.year,
        "howpublished": rf"\texttt{{{_tex(page_address(claim))}}}",
        "note": f"Version {_tex(whole.version)}, claim {_tex(claim.id)}: {_tex(claim.title)}; {_tex(commit)}",
    }
    lines = [f"  {key} = {{{value}}}," for key, value in fields.items()]
    return "\n".join([f"@misc{{executable-proofs-{claim.anchor},", *lines, "}"])


def _name(author: dict[str, str]) -> str:
    parts = [author[key] for key in ("given-names", "family-names", "name") if key in author]
    if not parts:
        raise ValueError(f"CITATION.cff: expected a name, not {author}")
    return " ".join(parts)


def _tex(text: str) -> str:
    """The text with what TeX reads as commands escaped."""
    return re.sub(r"[\\~^#$%&_{}]", lambda match: _TEX[match[0]], text)
