"""The pages as files: links, anchors, ids, alternative texts, weight."""

from collections import Counter
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from landscape.show.explore import PAGE_BYTES


@pytest.fixture(scope="module")
def soups(site, page_files):
    """The pages, and the index that redirects to the first."""
    paths = [site / "index.html", *page_files]
    return {path: BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser") for path in paths}


@pytest.fixture(scope="module")
def anchors(soups):
    """The ids of each page."""
    return {path: ids(soup) for path, soup in soups.items()}


def ids(soup):
    return {element["id"] for element in soup.find_all(id=True)}


def broken_links(path, soup, anchors):
    """Internal targets of a page that do not exist, as files or as anchors."""
    broken = []
    for tag, attribute in (("a", "href"), ("img", "src"), ("script", "src"), ("link", "href")):
        for element in soup.find_all(tag, attrs={attribute: True}):
            address = urlsplit(element[attribute])
            if address.scheme or address.netloc:
                continue
            target = (path.parent / unquote(address.path)).resolve() if address.path else path
            if not target.exists():
                broken.append(element[attribute])
            elif address.fragment and target.suffix == ".html" and not has_anchor(target, address.fragment, anchors):
                broken.append(element[attribute])
    return broken


def has_anchor(target, fragment, anchors):
    if target not in anchors:
        anchors[target] = ids(BeautifulSoup(target.read_text(encoding="utf-8"), "html.parser"))
    return unquote(fragment) in anchors[target]


def test_every_internal_link_and_anchor_exists(soups, anchors):
    broken = {path.name: broken_links(path, soup, anchors) for path, soup in soups.items()}
    assert {name: links for name, links in broken.items() if links} == {}


def test_a_missing_file_and_a_missing_anchor_are_found(soups, anchors):
    path = next(iter(soups))
    text = '<a href="nowhere.html">a</a><a href="#nowhere">b</a><a href="https://x.org">c</a>'
    soup = BeautifulSoup(text, "html.parser")
    assert broken_links(path, soup, anchors | {path: ids(soup)}) == ["nowhere.html", "#nowhere"]


def test_no_id_stands_twice_in_an_article(soups):
    for path, soup in soups.items():
        ids = Counter(element["id"] for article in soup.find_all("article") for element in article.find_all(id=True))
        assert [name for name, count in ids.items() if count > 1] == [], path.name


def test_every_image_says_what_it_shows(soups):
    for path, soup in soups.items():
        for image in soup.find_all("img"):
            words = image.get("alt")
            assert words is not None and not words.endswith((".png", ".svg")), f"{path.name}: {image.get('src')[:60]}"


def test_every_page_is_light(page_files):
    heavy = {path.name: path.stat().st_size for path in page_files if path.stat().st_size > PAGE_BYTES}
    assert heavy == {}
