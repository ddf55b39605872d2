"""A citation names the claim, its place and the commit; its BibTeX is BibTeX."""

import pytest
from citation import Book, bibtex, book, page_address, plain
from pybtex.database import parse_string

from landscape.evidence.claim import Claim, claims

WHOLE = Book(("Ada Lovelace", "The Society"), "A Title: with Capitals", "2026", "0.1.0")
COMMIT = "commit 0123456 of 2026-01-02"


def entry(claim, whole=WHOLE):
    (parsed,) = parse_string(bibtex(claim, whole, COMMIT), "bibtex").entries.values()
    return parsed


def test_words_name_claim_source_place_and_commit():
    claim = claims()["SS16/thm-7"]
    words = plain(claim, WHOLE, COMMIT)
    assert words.startswith("Ada Lovelace, The Society. A Title: with Capitals. Version 0.1.0, 2026. ")
    assert f"Claim SS16/thm-7 ({claim.title}; SS16, {claim.source}), book/initial-basin/rank-m-data.html" in words
    assert words.endswith(f"#ss16-thm-7, {COMMIT}.")


def test_a_claim_of_the_book_has_no_other_source():
    claim = claims()["own/cup-lemma"]
    assert f"Claim own/cup-lemma ({claim.title}), book/" in plain(claim, WHOLE, COMMIT)


def test_the_keys_of_all_claims_differ():
    assert len({bibtex(claim, WHOLE, COMMIT).partition(",")[0] for claim in claims().values()}) == len(claims())


def test_bibtex_parses():
    for claim in list(claims().values())[::20]:
        parsed = entry(claim)
        assert parsed.type == "misc" and claim.id.replace("_", r"\_") in parsed.fields["note"]
        assert parsed.fields["howpublished"] == rf"\texttt{{{page_address(claim).replace('#', chr(92) + '#')}}}"
        assert [str(person) for person in parsed.persons["author"]] == ["{Ada Lovelace}", "{The Society}"]


def test_what_tex_reads_as_a_command_is_escaped():
    claim = Claim("ZZ99/thm-1", "10^-3 & 5% of a_b {c} #1 $x$ ~ \\d", "Theorem 1", "s", (), "r", chapter="a/b")
    note = entry(claim).fields["note"]
    escaped = r"10\textasciicircum{}-3 \& 5\% of a\_b \{c\} \#1 \$x\$ \textasciitilde{} \textbackslash{}d"
    assert f"claim ZZ99/thm-1: {escaped}; {COMMIT}" in note


def test_who_and_what_stand_in_one_file(tmp_path):
    lines = ["title: T", "version: 2.0", 'date-released: "2031-02-03"', "authors:"]
    people = ["  - name: A Group", "  - given-names: Ada", "    family-names: Lovelace"]
    (tmp_path / "CITATION.cff").write_text("\n".join([*lines, *people]))
    assert book(tmp_path) == Book(("A Group", "Ada Lovelace"), "T", "2031", "2.0")
    (tmp_path / "CITATION.cff").write_text("\n".join([*lines, "  - email: a@example.org"]))
    with pytest.raises(ValueError, match="expected a name"):
        book(tmp_path)


def test_this_book_has_authors_and_a_title():
    assert all(book().authors) and book().title.startswith("Executable Proofs") and book().year >= "2026"
