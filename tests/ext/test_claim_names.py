"""Under which names the index and the search know a claim."""

import pytest
from claim_names import index_of, numbered

from landscape.evidence.claim import Claim


def claim(claim_id, source, title="A title"):
    return Claim(claim_id, title, source, "s", (), "r", chapter="a/b")


def names(*settled):
    return {entry[1]: entry[2] for entry in index_of(settled)["entries"]}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Theorem 5", ["Theorem 5"]),
        ("Theorems 8 and 18", ["Theorem 8", "Theorem 18"]),
        ("Corollaries 7 and 17", ["Corollary 7", "Corollary 17"]),
        ("Equations (12.10), (12.11) and (12.13)", ["Equation 12.10", "Equation 12.11", "Equation 12.13"]),
        ("Lemma 39, eqs. (13.1) and (13.2)", ["Lemma 39", "Equation 13.1", "Equation 13.2"]),
        ("proof of Theorem 5, with floor for the first ceiling", ["Theorem 5"]),
        ("Figure 5.1, one hidden layer; section 5", ["Figure 5.1", "Section 5"]),
        ("Theorem 5, the proof of Theorem 5", ["Theorem 5"]),
        ("introduction ('with high probability')", []),
        ("subsection 4, chapter 3, the 2 lemmas", []),
    ],
)
def test_numbers_are_told_one_by_one(source, found):
    assert numbered(source) == found


def test_a_claim_is_found_by_id_title_and_number_either_way_round():
    found = names(claim("SS16/thm-7", "Theorem 7", "Independent samples; here"))
    assert set(found) == {"SS16/thm-7", "Independent samples, here", "SS16 Theorem 7", "Theorem 7 SS16"}
    assert set(found.values()) == {"ss16-thm-7"}


def test_an_equation_is_found_with_and_without_parentheses():
    assert {"SS18 Equation 6", "Equation (6) SS18"} <= set(names(claim("SS18/eq-6", "Equation (6)")))


def test_a_number_leads_to_the_statement_and_not_to_a_step_of_its_proof():
    step, other = claim("SS16/thm-5--median", "proof of Theorem 5, end"), claim("SS16/lem-1", "Lemma 1, for Theorem 5")
    itself = claim("SS16/thm-5--repaired", "Theorem 5, repaired")
    assert names(step, other, itself)["SS16 Theorem 5"] == itself.anchor
    assert names(itself, step)["SS16 Theorem 5"] == itself.anchor
    assert names(step, other)["SS16 Theorem 5"] == step.anchor


def test_papers_are_kept_apart_and_a_claim_of_the_book_has_no_number():
    one, other = claim("SS16/thm-1", "Theorem 1"), claim("SS18/thm-1", "Theorem 1")
    found = names(one, other, claim("own/zz-x", "this book; for SS16 Theorem 2"))
    assert found["SS16 Theorem 1"] != found["SS18 Theorem 1"]
    assert not any("Theorem 2" in name for name in found)


def test_every_entry_is_a_main_one_or_the_search_lists_it_last():
    assert {entry[3] for entry in index_of([claim("SS16/thm-7", "Theorem 7")])["entries"]} == {"main"}
