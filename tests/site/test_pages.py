"""Every page in a real browser: on a phone, a tablet, a desk and paper, by day and by night, by keyboard.

Each page is loaded once and asked everything; the first share comes from disk, the others over http.
"""

import pytest
from reading import read, reader

SHARES = 6
"""Pages are read in shares, each in one test: no test takes long, and no page is read twice."""


@pytest.mark.parametrize("share", range(SHARES))
def test_no_page_has_a_fault(chromium, site, http, page_files, code_files, share):
    """`reading.Visit` and `look.js` say what is looked for; nothing is fetched from elsewhere."""
    home = site.as_uri() if share == 0 else http
    found = []
    with reader(chromium) as tab:
        for path in [*page_files, *code_files][share::SHARES]:
            name = str(path.relative_to(site))
            visit = read(tab, f"{home}/{name}", stands_for_itself(path, page_files))
            found += [f"{name}: {fault}" for fault in visit.faults(home)]
    assert not found, "\n".join(found)


def stands_for_itself(path, page_files):
    """Whether barriers are looked for: of the reference, made by one directive, only on the shortest page."""
    alike = [page for page in page_files if "book/library/" in page.as_posix() and page.stem != "index"]
    return path not in alike or path == min(alike, key=lambda page: page.stat().st_size)


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
