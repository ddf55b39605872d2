from dataclasses import replace

import pytest

from landscape.evidence.check import Line
from landscape.evidence.claim import Claim
from landscape.evidence.verdict import Arithmetic, Verdict
from landscape.show.status import in_words, standings, tally, word


def claim(name, *uses, chapter="part/one", **fields):
    return Claim(name, f"title of {name}", "p. 1", f"statement of {name}", (), "reading", uses, chapter, **fields)


def line(verdict, name, scope="a scope", arithmetic=Arithmetic.EXACT):
    return "part/one", Line(verdict, name, scope, arithmetic)


RECORDS = {record.id: record for record in [claim("low"), claim("mid", "low"), claim("top", "mid"), claim("free")]}


def read(*lines, records=RECORDS):
    return standings(records, lines, ["index", "part/one"])


def test_status_is_that_of_the_claims_own_checks():
    book = read(line("SUPPORTED", "low"), line("VERIFIED", "low"), line("UNDECIDED", "mid"))
    assert book.status("low") is Verdict.VERIFIED
    assert book.status("mid") is Verdict.UNDECIDED
    assert book.status("top") is None and word(None) == "not checked"


def test_a_broken_variant_says_nothing_of_the_claim():
    assert read(line("BREAKS", "low")).status("low") is None


@pytest.mark.parametrize(
    ("low", "mid", "top", "weakest"),
    [
        ("PROVED", "PROVED", "PROVED", ("PROVED", "top")),
        ("PROVED", "VERIFIED", "PROVED", ("VERIFIED", "mid")),
        ("SUPPORTED", "VERIFIED", "PROVED", ("SUPPORTED", "low")),
        ("UNDECIDED", "SUPPORTED", "PROVED", ("UNDECIDED", "low")),
        (None, "UNDECIDED", "PROVED", (None, "low")),
        ("VACUOUS", "PROVED", "PROVED", ("VACUOUS", "low")),
        ("CONTRADICTED", "VACUOUS", "PROVED", ("CONTRADICTED", "low")),
        ("REFUTED", "CONTRADICTED", "PROVED", ("REFUTED", "low")),
        ("VERIFIED", "VERIFIED", "VERIFIED", ("VERIFIED", "top")),
        (None, None, "REFUTED", ("REFUTED", "top")),
        ("REFUTED", "PROVED", "VACUOUS", ("VACUOUS", "top")),
    ],
)
def test_a_claim_is_as_firm_as_the_weakest_that_it_uses(low, mid, top, weakest):
    given = {"low": low, "mid": mid, "top": top}
    book = read(*(line(verdict, name) for name, verdict in given.items() if verdict))
    status, through = book.with_all_it_uses("top")
    assert (status.value if status else None, through) == weakest


def test_rigorous_verdicts_that_contradict_each_other_name_the_claim():
    with pytest.raises(ValueError, match="low: verdicts contradict"):
        read(line("PROVED", "low"), line("REFUTED", "low"))


def test_scopes_are_listed_not_merged():
    lines = [line("VERIFIED", "low", "n <= 3"), line("VERIFIED", "low", "n = 9"), line("UNDECIDED", "low", "n = 10")]
    standing = read(*lines).standings["low"]
    assert [entry.scope for entry in standing.listed] == ["n <= 3", "n = 9"]
    assert read(lines[2]).standings["low"].listed == (lines[2][1],)


def test_claims_of_unwritten_chapters_are_not_listed():
    records = RECORDS | {"free": replace(RECORDS["free"], chapter="part/later")}
    assert [s.claim.id for s in read(records=records).written()] == ["low", "mid", "top"]


def test_users_are_the_claims_that_use_it_directly():
    assert read().users == {"low": ("mid",), "mid": ("top",), "top": (), "free": ()}


def test_a_tally_counts_each_claim_once_in_the_order_of_the_verdicts():
    book = read(line("REFUTED", "low"), line("VERIFIED", "mid"), line("PROVED", "mid"), line("PROVED", "top"))
    assert in_words(tally(book.written())) == "2 PROVED, 1 REFUTED, 1 not checked"
