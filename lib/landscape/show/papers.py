"""The five papers: what they are called, which part of the book reads them, and where in them a passage stands."""

import re
from dataclasses import dataclass

from landscape.evidence.claim import Claim

OWN = "own"
"""Key of this book's own claims."""


@dataclass(frozen=True)
class Paper:
    """A paper.

    key     as in the ids of its claims
    name    authors and year
    title   as printed
    part    folder of the chapters that read it
    places  the paper's places that the errata name, as printed, by commas; `order` splits them
    """

    key: str
    name: str
    title: str
    part: str
    places: str

    @property
    def order(self) -> list[str]:
        """The places in the order in which they are printed, as `place` names them."""
        return self.places.split(", ")


PAPERS = {
    paper.key: paper
    for paper in (
        Paper(
            "SS16",
            "Safran and Shamir 2016",
            "On the Quality of the Initial Basin in Overspecified Neural Networks",
            "initial-basin",
            "introduction, section 2.1, theorem 1, theorem 2, theorem 3, theorem 4, corollary 2, "
            "theorem 5, lemma 4, lemma 5, theorem 6, theorem 7, lemma 6, theorem 8, section 8.2",
        ),
        Paper(
            "SH18",
            "Soudry and Hoffer 2018",
            "Exponentially vanishing sub-optimal local minima in multilayer neural networks",
            "vanishing-minima",
            "equation 1.1, section 2, footnote 2, definition 4, theorem 6, corollary 7, figure 5.1, "
            "table 1, figure 5.2, equation 8.2, lemma 14, lemma 15, section 9, section 10, equation 12.10, "
            "equation 12.12, equation 12.28, lemma 39, equation 13.5, equation 13.12",
        ),
        Paper(
            "SS18",
            "Safran and Shamir 2018",
            "Spurious Local Minima are Common in Two-Layer ReLU Neural Networks",
            "spurious-minima",
            "footnote 2, table 1, example 2",
        ),
        Paper(
            "SSG20",
            "Sharifnassab, Salehkaleybar and Golestani 2020",
            "Bounds on Over-Parameterization for Guaranteed Existence of Descent Paths in Shallow ReLU Networks",
            "cupped-minima",
            "equation 2, remark 1, footnote 3, section 4.3, equation 19, appendix A, equation 48",
        ),
        Paper(
            "XLS17",
            "Xie, Liang and Song 2017",
            "Diverse Neural Network Learns True Target Functions",
            "diverse-units",
            "theorem 1, corollary 2, theorem 3, corollary 4, lemma 5, lemma 6, equation 22, lemma 9",
        ),
    )
}
"""By key, in the order of the parts."""

_KINDS = {
    "theorem": "theorem",
    "lemma": "lemma",
    "corollar": "corollary",
    "definition": "definition",
    "eq": "equation",
    "section": "section",
    "footnote": "footnote",
    "figure": "figure",
    "table": "table",
    "example": "example",
    "remark": "remark",
    "appendix": "appendix",
}
_PLACE = re.compile(
    rf"\b(?P<kind>{'|'.join(_KINDS)})[a-z]*\.? \(?(?P<number>\d+(?:\.\d+)*|[A-Z]\b)|\bintroduction\b",
    re.IGNORECASE,
)


def place(source: str) -> str:
    """The first numbered place that a source names: `equation 12.10` for "Equations (12.10) and (12.11)".

    Raises ValueError if it names none.
    """
    found = _PLACE.search(source)
    if found is None:
        raise ValueError(f"source: expected a numbered place like 'Theorem 1', got {source!r}")
    return f"{_KINDS[found['kind'].lower()]} {found['number']}" if found["kind"] else "introduction"


def position(claim: Claim) -> tuple[int, bool]:
    """Sort key of a paper's claim: where it is printed; a statement before what is said in its proof.

    Raises ValueError naming the claim if the paper's order lacks the place.
    """
    where = place(claim.source)
    order = PAPERS[claim.paper].order
    if where not in order:
        raise ValueError(f"{claim.id}: {where!r} is not among the places of {claim.paper}, in papers.py")
    return order.index(where), "proof" in claim.source.lower()
