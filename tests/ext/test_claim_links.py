"""What stands beside a claim."""

from bs4 import BeautifulSoup
from claim_links import card_html, links_html, permalink_html

from landscape.evidence.claim import Claim, claim
from landscape.show.judges import checked

HERE = "book/cupped-minima/rational-cup.html"
LIE = Claim("ZZ99/thm-1", "A <b> & c", "Theorem <1>", "s", (), "r", chapter="a/b")


def soup(html):
    return BeautifulSoup(html, "html.parser")


def test_every_judge_and_trial_is_linked_the_first_by_a_word_the_others_by_their_numbers():
    line = soup(links_html(claim("SSG20/eq-2"), HERE, anchored=False))
    found = checked("SSG20/eq-2")
    places = [*found.judges, *(trial.place for trial in found.trials)]
    assert [link["href"] for link in line.select("a")] == [f"../../{place.address}" for place in places]
    assert line.get_text() == "source · tests 2 · cite"
    assert "factor" in line.select("a")[1]["title"]


def test_the_sign_stands_only_where_the_anchor_is():
    here = soup(links_html(claim("SSG20/eq-2"), HERE, anchored=True))
    assert here.get_text().startswith("# source")
    assert here.a["href"] == "#ssg20-eq-2" == soup(permalink_html(claim("SSG20/eq-2"))).a["href"]


def test_the_button_opens_the_citation_of_the_same_claim():
    record = claim("SSG20/eq-2")
    button = soup(links_html(record, HERE, anchored=False)).button
    card = soup(card_html(record, "commit 0123456 of 2026-01-02")).div
    assert button["popovertarget"] == card["id"] and card.has_attr("popover")
    assert card.p.get_text().endswith("commit 0123456 of 2026-01-02.")
    assert card.pre.get_text().startswith("@misc{") and "0123456" in card.pre.get_text()


def test_what_looks_like_html_is_escaped():
    card = soup(card_html(LIE, "commit <i>"))
    assert not card.select("b, i") and "A <b> & c; ZZ99, Theorem <1>" in card.get_text()
