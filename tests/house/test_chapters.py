"""Chapters settle their claims, tell the proofs they say they tell, and share their names."""

import pytest
from rules.chapters import (
    chapters_settle_their_claims,
    chapters_share_their_names,
    proof_names,
    proofs_told_in_part_are_told,
    told_means_a_proof_names_the_claim,
)
from synthetic import code, prose

CLAIM, LEMMA = "SS16/thm-2", "SS16/lem-1"  # lines are read back with the book's own ids
VERIFIED = f"VERIFIED     {CLAIM}  a scope  [exact]\n"
PAGE = "book/a-part/a-chapter.ipynb"


@pytest.mark.parametrize(
    "rule",
    [
        chapters_settle_their_claims,
        told_means_a_proof_names_the_claim,
        proofs_told_in_part_are_told,
        chapters_share_their_names,
    ],
)
def test_in_this_repository(repository, rule):
    assert rule(repository) == []


# --- a verdict for every claim of the page


@pytest.mark.parametrize("prints", ["", VERIFIED.replace("VERIFIED", "BREAKS"), VERIFIED.replace("[exact]", "[guess]")])
def test_sees_a_claim_without_verdict_on_its_page(house, prints):
    house.claim(CLAIM, chapter="a-part/a-chapter")
    house.notebook(PAGE, code("report(check())", prints=prints))
    assert chapters_settle_their_claims(house.root) == [f"{PAGE}: no verdict on {CLAIM}"]


def test_sees_a_verdict_that_belongs_to_another_page(house):
    house.claim(CLAIM, chapter="a-part/another")
    house.notebook(PAGE, code("report(check())", prints=VERIFIED))
    assert chapters_settle_their_claims(house.root) == [f"{PAGE}: {CLAIM} is neither settled nor used here"]


def test_lets_pass_what_is_settled_used_or_not_yet_written(house):
    house.claim(LEMMA, chapter="a-part/a-chapter", uses=[CLAIM])
    house.claim(CLAIM, chapter="a-part/not-yet-written")
    lines = VERIFIED + VERIFIED.replace(CLAIM, LEMMA)
    house.notebook(PAGE, code("report(check())", prints=lines))
    house.notebook("book/how-to-read.ipynb", code("report(check())", prints=VERIFIED))
    house.notebook("book/a-part/index.ipynb", code("report(check())", prints=VERIFIED))
    assert chapters_settle_their_claims(house.root) == []


# --- told


PROOF = f""":::{{prf:proof}} Proof of {{claim}}`{CLAIM}`
:label: a-proof

Because.
:::"""


@pytest.mark.parametrize(
    ("told", "scope", "faults"),
    [(False, "a core; rest told", 1), (True, "a core; rest told", 0), (False, "an identity", 0)],
)
def test_sees_a_proof_that_leaves_a_step_to_prose_that_tells_nothing(house, told, scope, faults):
    house.claim(CLAIM, chapter="a-part/a-chapter", told=told)
    house.notebook(PAGE, code("report(check())", prints=f"PROVED       {CLAIM}  {scope}  [exact]\n"))
    assert len(proofs_told_in_part_are_told(house.root)) == faults


def test_sees_a_told_claim_that_no_proof_names(house):
    house.claim(CLAIM, chapter="a-part/a-chapter", told=True)
    for text in ["", PROOF.replace(CLAIM, LEMMA), PROOF.replace("prf:proof", "prf:remark")]:
        house.notebook(PAGE, prose(text))
        assert told_means_a_proof_names_the_claim(house.root) == [
            f"{CLAIM}: told, but no prf:proof in book/a-part/a-chapter names it"
        ]


def test_sees_a_proof_of_a_claim_that_is_not_told(house):
    house.claim(CLAIM, chapter="a-part/a-chapter")
    house.notebook(PAGE, prose(PROOF))
    assert told_means_a_proof_names_the_claim(house.root) == [
        f"{CLAIM}: a prf:proof in book/a-part/a-chapter names it, but it is not told"
    ]


def test_lets_a_told_claim_pass_on_both_kinds_of_page(house):
    house.claim(CLAIM, chapter="a-part/a-chapter", told=True)
    house.claim(LEMMA, chapter="a-part/in-words", told=True)
    house.notebook(PAGE, prose(PROOF))
    house.write("book/a-part/in-words.md", PROOF.replace(CLAIM, LEMMA))
    assert told_means_a_proof_names_the_claim(house.root) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("```{prf:proof}\n:label: x\n:nonumber:\n\nOf {claim}`A` and {claim}`the lemma <B>`. Now\n```", [["A", "B"]]),
        (":::{prf:proof} {claim}`A`\nText.\n:::\n::::{prf:proof}\n{claim}`B` is clear.\n::::", [["A"], ["B"]]),
        (":::{prf:proof}\nFirst line.\nBy {claim}`A`.\n:::", [[]]),
        (":::{prf:proof}\n:::\n{claim}`A`", [[]]),
        (":::{prf:theorem} {claim}`A`\n:::", []),
        ("A proof of {claim}`A`.", []),
    ],
)
def test_what_a_proof_names(text, names):
    assert list(proof_names(text)) == names


# --- names


def test_sees_a_chapter_without_module_and_tests(house):
    house.notebook(PAGE)
    assert chapters_share_their_names(house.root) == [
        f"{PAGE}: no module lib/landscape/a_part/a_chapter",
        f"{PAGE}: no tests/a_part/test_a_chapter.py",
    ]


def test_lets_a_module_or_a_package_carry_the_name(house):
    for page in (PAGE, "book/a-part/rich.ipynb", "book/a-part/index.ipynb", "book/ledger.ipynb"):
        house.notebook(page)
    house.write("lib/landscape/a_part/a_chapter.py")
    house.write("tests/a_part/test_a_chapter.py")
    house.write("lib/landscape/a_part/rich/__init__.py")
    house.write("tests/a_part/rich/test_one.py")
    assert chapters_share_their_names(house.root) == []
