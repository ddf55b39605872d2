"""From a claim to its check and back, its citation, its name in the search, and the code as pages."""

import re
from pathlib import Path

import pytest

from landscape.evidence.claim import claim, claims
from landscape.show.contents import ROOT, notebook, notebooks, pages
from landscape.show.judges import PAGES, checked

CLAIM = claim("SSG20/eq-2")
"""Its anchor is in the box of its chapter, and it has one judge and two trials."""
STATED = claim("own/cup-lemma")
"""A block of the same chapter states it."""
SEARCHES = {
    "Theorem 7 SS16": "SS16/thm-7",
    "ssg20 proposition 1": "SSG20/prop-1",
    "SH18 Lemma 15": "SH18/lem-15",
    "Equation (6) SS18": "SS18/eq-6",
    "XLS17/thm-8": "XLS17/thm-8",
    "The cup lemma": "own/cup-lemma",
}
_HREF = re.compile(r'<a [^>]*?href="([^"]+)"')


def chapter(record):
    return f"book/{record.chapter}.html"


@pytest.fixture(scope="module")
def texts(site):
    """Every page of the book and of the code, by its address from the root of the site."""
    found = [*(site / "book").rglob("*.html"), *(site / PAGES).rglob("*.html")]
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in found}


@pytest.fixture
def page(chromium):
    with chromium.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield context.new_page()


def lacking(record, text):
    """What a claim's chapter does not hold of all that belongs to the claim."""
    anchor = record.anchor
    once = [f'id="{anchor}"', f'id="cite-{anchor}"', f'<a class="claim-permalink" href="#{anchor}"']
    found = checked(record.id)
    places = [*found.judges, *(trial.place for trial in found.trials)]
    missing = [part for part in once if text.count(part) != 1]
    missing += [part for part in [f'popovertarget="cite-{anchor}"'] if part not in text]
    return missing + [place.address for place in places if f'/{place.address}"' not in text]


def broken(name, text, texts, site):
    """Links of a page into the code, and of a code page anywhere, that lead to no page or to no anchor."""
    found = []
    for link in {link for link in _HREF.findall(text) if ":" not in link and not re.match(r"#L\d", link)}:
        path, _, anchor = link.partition("#")
        target = (site / name).parent / path.partition("?")[0] if path else site / name
        address = Path(target).resolve().relative_to(site).as_posix()
        if name.startswith("book/") and not address.startswith(f"{PAGES}/"):
            continue
        if not target.exists() or (anchor and address in texts and f'id="{anchor}"' not in texts[address]):
            found.append(link)
    return found


def test_every_claim_has_its_anchor_its_citation_and_the_links_to_its_check(texts):
    records = [record for record in claims().values() if record.chapter in pages()]
    faults = {record.id: lacking(record, texts[chapter(record)]) for record in records}
    assert {claim_id: fault for claim_id, fault in faults.items() if fault} == {}


def test_a_claim_without_its_links_is_seen(texts):
    text = texts[chapter(CLAIM)]
    assert lacking(CLAIM, text) == []
    assert lacking(CLAIM, text + f'<p id="{CLAIM.anchor}">') == [f'id="{CLAIM.anchor}"']
    judge = checked(CLAIM.id).judges[0].address
    assert lacking(CLAIM, text.replace(judge, judge.partition("#")[0])) == [judge]


def test_every_link_into_the_code_and_out_of_it_leads_somewhere(texts, site):
    faults = {name: broken(name, text, texts, site) for name, text in texts.items()}
    assert {name: fault for name, fault in faults.items() if fault} == {}


def test_a_link_that_leads_nowhere_is_seen(texts, site):
    name, code = chapter(CLAIM), checked(CLAIM.id).judges[0].address.partition("#")[0]
    links = [f"../../{code}#check_gradient", f"../../{code}#check_nothing", f"../../{PAGES}/nothing.html"]
    text = "".join(f'<a href="{link}">' for link in links)
    assert sorted(broken(name, text, texts, site)) == sorted(links[1:])
    assert broken(code, '<a href="#L1"><a href="#no"><a href="nowhere.html">', texts, site) != []


def test_every_python_file_of_the_library_and_the_tests_is_shown(texts):
    files = [file for top in ("lib/landscape", "tests") for file in (ROOT / top).rglob("*.py")]
    addresses = [f"{PAGES}/{file.relative_to(ROOT).with_suffix('').as_posix()}.html" for file in files]
    assert [address for address in addresses if address not in texts] == []


def test_every_page_says_from_which_commit_it_was_built_and_leads_on(texts):
    for name, text in texts.items():
        assert re.search(r"Built from commit (?:[0-9a-f]{7} of \d{4}-\d\d-\d\d|unknown)", text), name
    for before, after in zip(pages(), pages()[1:], strict=False):
        assert 'class="right-next"' in texts[f"book/{before}.html"], before
        assert 'class="left-prev"' in texts[f"book/{after}.html"], after


def test_every_notebook_can_be_taken_along(texts, site):
    for name in notebooks():
        links = [link for link in _HREF.findall(texts[f"book/{name}.html"]) if link.endswith(".ipynb")]
        (target,) = {(site / f"book/{name}.html").parent / link for link in links}
        assert target.read_bytes() == notebook(name).read_bytes(), name


def test_from_a_claim_to_its_check_and_back(page, site):
    page.goto(f"{(site / chapter(CLAIM)).as_uri()}#{CLAIM.anchor}")
    page.locator(f"li:has(#{CLAIM.anchor}) .claim-links a", has_text="source").click()
    judge = checked(CLAIM.id).judges[0]
    page.wait_for_url((site / judge.address.partition("#")[0]).as_uri() + f"#{judge.name}")
    note = page.locator(f"#{judge.name} + .source-note")
    assert note.evaluate("note => { const box = note.getBoundingClientRect(); return box.top >= 0 && box.top < 900; }")
    note.get_by_role("link", name=CLAIM.id, exact=True).click()
    page.wait_for_url(f"{(site / chapter(CLAIM)).as_uri()}#{CLAIM.anchor}")


@pytest.mark.parametrize("record", [CLAIM, STATED], ids=["in the box", "in a block"])
def test_the_citation_opens_and_closes_from_disk_without_script(chromium, site, record):
    with chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto((site / chapter(record)).as_uri())
        card = page.locator(f"#cite-{record.anchor}")
        for button in page.locator(f'[popovertarget="cite-{record.anchor}"]').all():
            assert not card.is_visible()
            button.click()
            assert card.is_visible() and f"claim {record.id}" in card.locator("pre").inner_text()
            box = card.bounding_box()
            assert box["x"] >= 0 and box["x"] + box["width"] <= 360
            page.keyboard.press("Escape")
        assert not card.is_visible()


def test_the_citation_is_copied_where_script_runs(chromium, site, http):
    with chromium.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(f"{http}/{chapter(CLAIM)}")
        page.locator(f'[popovertarget="cite-{CLAIM.anchor}"]').first.click()
        card = page.locator(f"#cite-{CLAIM.anchor}")
        card.locator("pre").hover()
        card.locator("button.copybtn").click()
        page.wait_for_function("navigator.clipboard.readText().then(text => text.startsWith('@misc{'))")
        assert page.evaluate("navigator.clipboard.readText()").strip() == card.locator("pre").inner_text().strip()


@pytest.mark.parametrize("protocol", ["http", "file"])
def test_a_search_finds_a_statement_by_its_number_its_id_and_its_title(page, site, http, protocol):
    home = http if protocol == "http" else site.as_uri()
    for query, claim_id in SEARCHES.items():
        page.goto(f"{home}/search.html?q={query.replace(' ', '+')}")
        first = page.locator("#search-results li > a").first
        first.wait_for()
        record = claim(claim_id)
        assert first.get_attribute("href") == f"{chapter(record)}#{record.anchor}", query


def test_a_search_for_no_statement_finds_none(page, site):
    page.goto(f"{site.as_uri()}/search.html?q=SS16+Theorem+99")
    page.locator("#search-results li > a").first.wait_for()
    links = page.locator("#search-results li > a").all()
    assert not any("#ss16-thm" in link.get_attribute("href") for link in links)
