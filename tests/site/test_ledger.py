"""The ledger's filter and its graph, by keyboard, from disk, on a phone; and without scripts."""

import pytest

from landscape.show.contents import LEDGER, pages

PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def parts(site):
    """The pages of the ledger's parts."""
    return [site / "book" / f"{page}.html" for page in pages() if page.startswith(f"{LEDGER}/")]


@pytest.fixture
def open_page(chromium):
    """Open a page on a phone, with or without scripts."""
    contexts = []

    def open_page(path, scripts=True, fragment=""):
        contexts.append(chromium.new_context(viewport=PHONE, java_script_enabled=scripts))
        page = contexts[-1].new_page()
        page.goto(path.as_uri() + fragment, wait_until="load")
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_words_and_a_status_leave_what_fits_and_say_how_many(open_page, site):
    page = open_page(site / "book" / f"{LEDGER}.html")
    rows, count = page.locator("tr[data-status]"), page.locator("form.filter output")
    everything = rows.count()
    assert count.inner_text() == f"{everything} of {everything} claims" and count.get_attribute("role") == "status"
    page.locator("form.filter input").focus()
    page.keyboard.type("ss16/thm-2 SUM")
    shown = [row for row in rows.all() if row.is_visible()]
    assert 0 < len(shown) < everything and all("SS16/thm-2" in row.inner_text() for row in shown)
    assert count.inner_text() == f"{len(shown)} of {everything} claims"
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")
    page.keyboard.press("Tab")
    page.keyboard.type("REFUTED")
    shown = {row.get_attribute("data-status") for row in rows.all() if row.is_visible()}
    assert shown == {"REFUTED"}


def test_without_scripts_everything_is_seen(open_page, site, parts):
    for path in (site / "book" / f"{LEDGER}.html", parts[-1]):
        page = open_page(path, scripts=False)
        items = page.locator("[data-status]").all()
        assert items and all(item.is_visible() for item in items)
        assert page.locator("form.filter, .walk-panel:visible").count() == 0


def test_a_link_to_an_entry_ends_the_filter_that_hides_it(open_page, parts):
    page = open_page(parts[-1])
    entry = page.locator(".entry").first
    page.locator("form.filter input").first.fill("no such words")
    assert not entry.is_visible()
    page.evaluate("name => { location.hash = name }", entry.get_attribute("id"))
    page.wait_for_function("name => !document.getElementById(name).hidden", arg=entry.get_attribute("id"))
    assert entry.is_visible()


def test_the_graph_is_walked_by_keyboard_and_says_where_one_is(open_page, parts):
    for path in parts:
        page = open_page(path)
        node = page.locator("a.node:not([data-uses=''])").first
        node.focus()
        name, panel = node.locator(".id").text_content(), page.locator(".walk-panel")
        assert panel.is_visible() and name in panel.inner_text()
        used = node.get_attribute("data-uses").split()[0]
        page.keyboard.press("ArrowLeft")
        assert page.evaluate("document.activeElement.id") == f"node-{used}"
        assert name in panel.inner_text().split("Used by")[1]
        page.keyboard.press("ArrowRight")
        assert used in page.evaluate("document.activeElement.dataset.uses").split()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.graph') !== null")


def test_no_row_of_the_graph_is_cut_on_a_phone(open_page, parts):
    ends = "svg => [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect().right])"
    for path in parts:
        graph = open_page(path).locator("svg.graph")
        box = graph.bounding_box()
        assert box["x"] + box["width"] <= PHONE["width"]
        found = [text for text, right in graph.evaluate(ends) if right > box["x"] + box["width"]]
        assert found == [], path.name
