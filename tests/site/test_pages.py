"""Every page in a real browser: on a phone, a tablet, a desk and paper, by day and by night, by keyboard.

Each page is loaded once and asked everything; the first share comes from disk, the others over http.
"""

import pytest
from reading import read, reader

SHARES = 6
"""Pages are read in shares, each in one process: no single set-up takes long."""


@pytest.fixture(
    scope="module",
    params=[pytest.param(share, marks=pytest.mark.xdist_group(f"share-{share}")) for share in range(SHARES)],
)
def visits(request, chromium, site, http, page_files, code_files):
    """A share of the pages, by name; with the prefix that is not external."""
    home = site.as_uri() if request.param == 0 else http
    with reader(chromium) as tab:
        paths = [*page_files, *code_files][request.param :: SHARES]
        names = {str(path.relative_to(site)): stands_for_itself(path, page_files) for path in paths}
        return home, {name: read(tab, f"{home}/{name}", barriers) for name, barriers in names.items()}


def stands_for_itself(path, page_files):
    """Whether barriers are looked for: of the reference, made by one directive, only on the shortest page."""
    alike = [page for page in page_files if "book/library/" in page.as_posix() and page.stem != "index"]
    return path not in alike or path == min(alike, key=lambda page: page.stat().st_size)


def assert_no_page(visits, found):
    """Name every page on which something was found, and what."""
    faults = [f"{name}: {found(visit)}" for name, visit in visits[1].items() if found(visit)]
    assert not faults, "\n".join(faults)


def test_nothing_is_fetched_from_elsewhere(visits):
    home = visits[0]
    assert_no_page(visits, lambda v: [u for u in v.requests if not u.startswith((home, "data:", "blob:"))])


@pytest.mark.parametrize(
    "shape", ["errors", "paint", "formulas", "figures", "overflow", "barriers", "keyboard", "paper"]
)
def test_no_page_has_a_fault(visits, shape):
    """`reading.Visit` and `look.js` say what is looked for."""
    assert_no_page(visits, lambda visit: getattr(visit, shape))


def test_the_site_opens_on_the_first_page(chromium, site, page_files):
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto((site / "index.html").as_uri())
        page.wait_for_url(page_files[0].as_uri())


def test_the_search_finds_the_first_page(chromium, http, page_files):
    """Deferred scripts reach the search page in the order in which it needs them."""
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{http}/search.html?q=landscape")
        page.locator("#search-results li a").first.wait_for()
