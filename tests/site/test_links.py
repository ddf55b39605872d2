"""The pages as files: links, anchors, ids, weight."""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest

from landscape.show.explore import PAGE_BYTES

_TARGETS = {"a": "href", "img": "src", "script": "src", "link": "href"}


@dataclass
class Leaf(HTMLParser):
    """What a page of the site is called by and what it calls: ids, those in the article, and addresses."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    article_ids: list[str] = field(default_factory=list)

    def __post_init__(self):
        super().__init__()
        self.inside = False

    def handle_starttag(self, tag, attrs):
        self.inside |= tag == "article"
        found = dict(attrs)
        if "id" in found:
            self.ids.append(found["id"])
            self.article_ids += [found["id"]] * self.inside
        if _TARGETS.get(tag) in found:
            self.links.append(found[_TARGETS[tag]])

    def handle_endtag(self, tag):
        self.inside &= tag != "article"


def leaf(text):
    found = Leaf()
    found.feed(text)
    return found


@pytest.fixture(scope="module")
def leaves(site):
    """Every page of the site, those that nobody wrote too."""
    paths = [path for path in site.rglob("*.html") if "_static" not in path.relative_to(site).parts]
    return {path: leaf(path.read_text(encoding="utf-8")) for path in sorted(paths)}


def broken_links(path, links, anchors):
    """Internal targets that do not exist, as files or as anchors."""
    broken = []
    for link in links:
        address = urlsplit(link)
        if address.scheme or address.netloc:
            continue
        target = (path.parent / unquote(address.path)).resolve() if address.path else path
        if not target.exists() or (address.fragment and unquote(address.fragment) not in anchors.get(target, ())):
            broken.append(link)
    return broken


def repeated(ids):
    return [name for name, count in Counter(ids).items() if count > 1]


def test_every_internal_link_and_anchor_exists(leaves):
    anchors = {path: {*found.ids} for path, found in leaves.items()}
    broken = {path.name: broken_links(path, found.links, anchors) for path, found in leaves.items()}
    assert {name: links for name, links in broken.items() if links} == {}


def test_a_missing_file_and_a_missing_anchor_are_found(leaves):
    path = next(iter(leaves))
    found = leaf('<a href="nowhere.html"><a href="#nowhere"><a href="https://x.org"><a href="#d" id="d">')
    assert broken_links(path, found.links, {path: found.ids}) == ["nowhere.html", "#nowhere"]


def test_no_id_stands_twice_in_an_article(leaves):
    twice = {path.name: repeated(found.article_ids) for path, found in leaves.items()}
    assert {name: ids for name, ids in twice.items() if ids} == {}


def test_an_id_that_stands_twice_is_found():
    found = leaf('<p id="a"><article><p id="a"><p id="b"></article><p id="b"><article><p id="b"></article>')
    assert repeated(found.article_ids) == ["b"]


def test_only_the_search_page_loads_the_index_and_no_page_draws_icons_by_script(leaves):
    """Megabytes that change nothing: the style sheet of the theme has the icons."""
    asked = {path.name for path, found in leaves.items() for link in found.links if "searchindex.js" in link}
    drawn = {path.name for path, found in leaves.items() for link in found.links if "fontawesome.js" in link}
    assert asked == {"search.html"} and drawn <= {"search.html"}


def test_every_page_is_light(leaves):
    heavy = {path.name: path.stat().st_size for path in leaves if path.stat().st_size > PAGE_BYTES}
    assert heavy == {}
