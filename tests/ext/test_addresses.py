"""Links from page to page."""

import pytest
from addresses import seen_from


@pytest.mark.parametrize(
    ("here", "address", "link"),
    [
        ("book/a/b.html", "source/lib/c.html#f", "../../source/lib/c.html#f"),
        ("book/a/b.html", "book/a/c.html", "c.html"),
        ("book/a/b.html", "book/a/b.html#x", "#x"),
        ("index.html", "book/a.html#x", "book/a.html#x"),
    ],
)
def test_a_link_keeps_its_anchor(here, address, link):
    assert seen_from(here, address) == link
