"""The status of every claim, computed from what the notebooks have printed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from landscape.evidence.check import BREAKS, Line
from landscape.evidence.claim import Claim, claims
from landscape.evidence.verdict import Verdict, combine
from landscape.show.contents import ROOT, notebook, notebooks, pages
from landscape.show.stored import stored_lines

NOT_CHECKED = "not checked"

STATUSES = (*(verdict.value for verdict in Verdict), NOT_CHECKED)
"""Every status in print."""

_FIRMEST_FIRST = (
    Verdict.PROVED,
    Verdict.VERIFIED,
    Verdict.SUPPORTED,
    Verdict.UNDECIDED,
    None,
    Verdict.VACUOUS,
    Verdict.CONTRADICTED,
    Verdict.REFUTED,
)
"""How much a proof may lean on a claim of that status. A claim that promises nothing carries
less than one that nobody has checked; None is 'not checked'."""


@dataclass(frozen=True)
class Standing:
    """A claim and the verdict lines printed for it, with the page of each."""

    claim: Claim
    printed: tuple[tuple[str, Line], ...] = ()

    @cached_property
    def status(self) -> Verdict | None:
        """Given what it uses: the claim's own checks combined, None where there is none.

        Raises ValueError naming the claim if two rigorous verdicts contradict each other.
        """
        if not self.printed:
            return None
        try:
            return combine(Verdict(line.word) for _, line in self.printed)
        except ValueError as error:
            raise ValueError(f"{self.claim.id}: {error}") from None

    @property
    def decisive(self) -> tuple[Line, ...]:
        """The lines whose verdict is the status: their scopes are what it covers."""
        return tuple(line for _, line in self.printed if Verdict(line.word) is self.status)

    @property
    def listed(self) -> tuple[Line, ...]:
        """The lines worth listing: all that decided something, else all."""
        decided = tuple(line for _, line in self.printed if line.word != Verdict.UNDECIDED.value)
        return decided or tuple(line for _, line in self.printed)


@dataclass(frozen=True)
class Book:
    """Every claim with its standing, and the pages that exist."""

    standings: Mapping[str, Standing]
    pages: tuple[str, ...]

    def status(self, claim_id: str) -> Verdict | None:
        """The claim's own status, given what it uses."""
        return self.standings[claim_id].status

    def with_all_it_uses(self, claim_id: str) -> tuple[Verdict | None, str]:
        """The weakest status on the way down, and the claim that has it: the nearest, the claim itself first.

        A refutation, an emptiness or a contradiction rests on its own computation alone.
        """
        own = self.status(claim_id)
        if own in (Verdict.REFUTED, Verdict.VACUOUS, Verdict.CONTRADICTED):
            return own, claim_id
        leaned_on = [claim_id, *self.leaned_on(claim_id)]
        weakest = max(leaned_on, key=lambda other: _FIRMEST_FIRST.index(self.status(other)))
        return self.status(weakest), weakest

    def leaned_on(self, claim_id: str) -> list[str]:
        """All claims used, directly or not, nearest first."""
        found: list[str] = []
        frontier = list(self.standings[claim_id].claim.uses)
        while frontier:
            found += [used for used in dict.fromkeys(frontier) if used not in found]
            further = (user for used in frontier for user in self.standings[used].claim.uses)
            frontier = [used for used in dict.fromkeys(further) if used not in found]
        return found

    @cached_property
    def users(self) -> Mapping[str, tuple[str, ...]]:
        """By id, the claims that use it directly."""
        found: dict[str, list[str]] = {claim_id: [] for claim_id in self.standings}
        for claim_id, standing in self.standings.items():
            for used in standing.claim.uses:
                found[used].append(claim_id)
        return {claim_id: tuple(users) for claim_id, users in found.items()}

    def of_page(self, page: str) -> list[Standing]:
        """The claims that a page settles, in file order."""
        return [standing for standing in self.standings.values() if standing.claim.chapter == page]

    def written(self) -> list[Standing]:
        """The claims whose chapter exists, in reading order."""
        return [standing for page in self.pages for standing in self.of_page(page)]


def word(status: Verdict | None) -> str:
    """A status in print."""
    return NOT_CHECKED if status is None else status.value


def tally(standings: Iterable[Standing]) -> Counter[str]:
    """How many claims have which status, in the order of the verdicts: the one count of the whole book."""
    found = Counter(word(standing.status) for standing in standings)
    return Counter({known: found[known] for known in STATUSES if found[known]})


def in_words(counted: Counter[str]) -> str:
    """A tally in print: `1 PROVED, 8 VERIFIED`."""
    return ", ".join(f"{counted[known]} {known}" for known in STATUSES if counted[known])


def book(root: Path = ROOT) -> Book:
    """Read the claims and the stored outputs of every notebook that `_toc.yml` lists."""
    printed = [(page, line) for page in notebooks(root) for line in stored_lines(notebook(page, root))]
    return standings(claims(root / "book" / "claims"), printed, pages(root))


def standings(records: Mapping[str, Claim], printed: Iterable[tuple[str, Line]], names: Iterable[str]) -> Book:
    """Sort the printed lines to their claims. A broken variant says nothing of the claim itself."""
    by_claim: dict[str, list[tuple[str, Line]]] = {claim_id: [] for claim_id in records}
    for page, line in printed:
        if line.word != BREAKS:
            by_claim[line.claim].append((page, line))
    found = {claim_id: Standing(record, tuple(by_claim[claim_id])) for claim_id, record in records.items()}
    for standing in found.values():
        _ = standing.status  # contradictory verdicts raise here, not where they happen to be shown
    return Book(found, tuple(names))
