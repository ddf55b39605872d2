import pytest

from landscape.evidence.claim import Claim, claims
from landscape.show.papers import OWN, PAPERS, place, position


@pytest.mark.parametrize(
    ("source", "where"),
    [
        ("Equations (12.10), (12.11) and (12.13)", "equation 12.10"),
        ("equation (2)", "equation 2"),
        ("Lemma 39, eq. (13.2)", "lemma 39"),
        ("Corollaries 7 and 17", "corollary 7"),
        ("table after Lemma 4, d = 3", "lemma 4"),
        ("proof of Theorem 5, from X >= n to 'we have n neurons such that'", "theorem 5"),
        ("Definition of the event and eq. (13.5)", "equation 13.5"),
        ("introduction ('with high probability') and section 4.1", "introduction"),
        ("Appendix A, Type 1", "appendix A"),
        ("Figure 5.1 with the schedule of Part III of the appendix", "figure 5.1"),
    ],
)
def test_the_first_numbered_place_is_the_place(source, where):
    assert place(source) == where


def claim(claim_id, source):
    return Claim(claim_id, "title", source, "statement", (), "reading")


def test_errata_come_as_printed_a_statement_before_its_proof():
    early, late = claim("SS16/thm-1", "Theorem 1"), claim("SS16/lem-4", "Lemma 4")
    proof = claim("SS16/thm-1--tail", "proof of Theorem 1, 'so'")
    assert sorted([late, proof, early], key=position) == [early, proof, late]


@pytest.mark.parametrize("source", ["somewhere", "the table", "Theorem 99"])
def test_a_place_that_is_not_known_is_named(source):
    with pytest.raises(ValueError, match=r"numbered place|'theorem 99' is not among the places of SS16"):
        position(claim("SS16/thm-1", source))


def test_every_claim_belongs_to_a_paper_and_is_read_in_its_part():
    for record in claims().values():
        assert record.paper == OWN or record.chapter.startswith(f"{PAPERS[record.paper].part}/")
