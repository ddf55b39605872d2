import pytest
from bs4 import BeautifulSoup

from landscape.evidence.claim import Claim
from landscape.evidence.verdict import Verdict
from landscape.show.card import Card, Field, Item
from landscape.show.status import standings

PAGES = {"own/zz-a": "x/y", "own/zz-b": "x/z"}
RECORDS = {name: Claim(name, "t", "p. 1", "s", (), "r", (), page) for name, page in PAGES.items()}
READ = standings(RECORDS, [], ["index", "x/y"])


@pytest.mark.parametrize(
    ("item", "plain", "text", "link"),
    [
        (Item("1 < 2", note="exact"), "1 < 2 [exact]", "1 < 2 (exact)", None),
        (Item(claim="own/zz-a"), "own/zz-a", "own/zz-a", "ledger/x.html#entry-own-zz-a"),
        (Item(status=(Verdict.PROVED,)), "PROVED", "PROVED", None),
        (Item("as", claim="own/zz-b", status=(None,)), "not checked as own/zz-b", "not checked as own/zz-b", None),
        (Item("here", html='<a href="#x">here</a>'), "here", "here", "#x"),
    ],
)
def test_an_item_says_the_same_on_the_page_and_in_words(item, plain, text, link):
    shown = BeautifulSoup(item.on_page(READ, "ledger"), "html.parser")
    assert item.in_words() == plain and " ".join(shown.text.split()) == text
    assert (shown.a["href"] if shown.a else None) == link


def test_links_depend_on_the_page_that_has_them():
    item = Item(claim="own/zz-a")
    assert 'href="../ledger/x.html#entry-own-zz-a"' in item.on_page(READ, "part/page")
    assert 'href="#entry-own-zz-a"' in item.on_page(READ, "ledger/x")


def test_fields_join_in_a_line_or_a_list():
    items = (Item("1"), Item("2"))
    assert Field("n", items, inline=True).in_words() == ["  n: 1, 2"]
    assert Field("n", items).in_words() == ["  n: 1", "  n: 2"]
    assert Field("n", items).on_page(READ, "ledger").count("<li>") == 2
    assert "<li>" not in Field("n", items[:1]).on_page(READ, "ledger")


def test_a_card_escapes_what_it_says_and_carries_its_status():
    card = Card("entry-a", "own/zz-a", "x < y", Verdict.REFUTED, (Field("n", (Item("a & b"),)),))
    html = card.on_page(READ, "ledger")
    assert 'id="entry-a" data-status="REFUTED"' in html and "x &lt; y" in html and "a &amp; b" in html
    assert card.in_words() == "own/zz-a (x < y)\n  n: a & b"
