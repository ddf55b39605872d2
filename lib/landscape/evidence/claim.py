"""Claims: the statements that the book judges, one TOML file per paper in `book/claims`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from landscape.evidence.door import guarded

CLAIMS = Path(__file__).parents[3] / "book" / "claims"
"""Folder of the claim files."""

KINDS = ("thm", "lem", "cor", "prop", "conj", "claim", "fact", "def", "eq", "fig", "table")
_OWN = "own"
_ID = re.compile(rf"^(?:[A-Z]+\d\d/(?:{'|'.join(KINDS)})-[0-9a-z.]+(?:--[a-z0-9-]+)*|{_OWN}/[a-z0-9-]+)$")


@dataclass(frozen=True)
class Claim:
    """One numbered or load-bearing statement.

    id           permanent: `SS16/thm-2`, `SS16/thm-2--sum`, `own/<name>`
    title        a few words for tables and graphs
    source       where it is printed; for our own, what it rests on or "this book"
    statement    the statement in our words
    hypotheses   one string each; an empty list says that there are none
    reading      the formal statement that is judged: quantifiers, open or closed, sum or mean
    uses         ids of the claims that its proof rests on
    chapter      page that settles it, without folder `book/` and without suffix
    told         the chapter's prose contains a complete proof that names the claim
    vacuous      where the statement promises nothing, in words
    repaired_by  id of the claim that replaces a refuted, vacuous or unproved one
    asymptotic   no finite set of instances can refute it
    """

    id: str
    title: str
    source: str
    statement: str
    hypotheses: tuple[str, ...]
    reading: str
    uses: tuple[str, ...] = ()
    chapter: str = ""
    told: bool = False
    vacuous: str = ""
    repaired_by: str = ""
    asymptotic: bool = False

    @property
    def paper(self) -> str:
        """Key of the paper, or `own`."""
        return self.id.split("/")[0]

    @property
    def anchor(self) -> str:
        """The claim's anchor on every page."""
        return anchor(self.id)


_REQUIRED = {"title": str, "source": str, "statement": str, "hypotheses": list, "reading": str, "chapter": str}
_OPTIONAL = {"uses": list, "told": bool, "vacuous": str, "repaired_by": str, "asymptotic": bool}


@guarded
def anchor(claim_id: str) -> str:
    """Anchor of a claim: the id lower-cased, `/` as `-`."""
    return claim_id.lower().replace("/", "-")


@guarded
def claim(claim_id: str) -> Claim:
    """The claim with this id. Raises ValueError for an unknown id."""
    try:
        return claims()[claim_id]
    except KeyError:
        raise ValueError(f"unknown claim {claim_id!r}: expected an id from book/claims") from None


@guarded
@cache
def claims(folder: Path = CLAIMS) -> dict[str, Claim]:
    """All claims of a folder, by id, in file order. Raises ValueError naming the faulty record."""
    found: dict[str, Claim] = {}
    for path in sorted(folder.glob("*.toml")):
        records = _read(path)
        if not records:
            raise ValueError(f"{path.name}: holds no claim")
        for claim_id, record in records.items():
            found[claim_id] = _claim(path, claim_id, record)
    _check_links(found)
    return found


def _read(path: Path) -> dict[str, Any]:
    """TOML refuses a duplicate table; name the file and the line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path.name}: {error}") from None


def _claim(path: Path, claim_id: str, record: Any) -> Claim:
    where = f"{path.name}: [{claim_id}]"
    if not _ID.fullmatch(claim_id) or claim_id.split("/")[0] != path.stem:
        raise ValueError(f"{where}: expected an id like {path.stem}/thm-1, or own/<name> in own.toml")
    if not isinstance(record, dict):
        raise ValueError(f"{where}: expected a table")
    types = _REQUIRED | _OPTIONAL
    for key, value in record.items():
        if key not in types:
            raise ValueError(f"{where}: unknown key {key!r}, expected one of {', '.join(types)}")
        if type(value) is not types[key] or (isinstance(value, list) and not all(type(v) is str for v in value)):
            raise ValueError(f"{where}: {key} has the wrong type, expected {types[key].__name__}")
    for key, kind in _REQUIRED.items():
        if key not in record or (kind is str and not record[key].strip()):
            raise ValueError(f"{where}: {key} is missing")
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in record.items()}
    return Claim(id=claim_id, **values)


def _check_links(found: dict[str, Claim]) -> None:
    for record in found.values():
        if record.repaired_by == record.id:
            raise ValueError(f"[{record.id}]: repaired_by names the record itself")
        for target in (*record.uses, *filter(None, [record.repaired_by])):
            if target not in found:
                raise ValueError(f"[{record.id}]: {target!r} does not exist")
    done: set[str] = set()
    for claim_id in found:
        _visit(claim_id, found, (), done)


def _visit(claim_id: str, found: dict[str, Claim], path: tuple[str, ...], done: set[str]) -> None:
    if claim_id in path:
        raise ValueError(f"[{claim_id}]: cycle in uses: {' -> '.join([*path[path.index(claim_id) :], claim_id])}")
    if claim_id not in done:
        for used in found[claim_id].uses:
            _visit(used, found, (*path, claim_id), done)
        done.add(claim_id)
