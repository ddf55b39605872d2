"""Every page in a real browser: over http and from disk, on a phone, by day and by night."""

from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
OURS = {"include": ["article"], "exclude": [".citation-list"]}
AXE = {"resultTypes": ["violations"], "preload": False}
"""Without preloading, axe fetches no style sheet a second time, from the wrong folder."""
CONTRAST = AXE | {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
"""All that another colour scheme can change."""
SETTLED = "async () => { if (window.MathJax && MathJax.startup) await MathJax.startup.promise; }"


@dataclass
class Visit:
    """What a page did while it was read."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    overflow: int = 0
    formulas: int = 0
    typeset: int = 0
    faulty: int = 0
    violations: list[str] = field(default_factory=list)


def read(context, address, schemes=()):
    """Open a page in a new tab and note what happens; look for barriers in these colour schemes."""
    visit, page = Visit(), context.new_page()
    page.on("request", lambda request: visit.requests.append(request.url))
    page.on("requestfailed", lambda request: visit.errors.append(f"failed: {request.url}"))
    page.on("response", lambda r: r.status >= 400 and visit.errors.append(f"{r.status}: {r.url}"))
    page.on("pageerror", lambda error: visit.errors.append(str(error)))
    page.on("console", lambda m: m.type in ("error", "warning") and visit.errors.append(m.text))
    page.goto(address, wait_until="load")
    page.evaluate(SETTLED)
    visit.overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    visit.formulas = page.locator("article .math").count()
    visit.typeset = page.locator("article mjx-container").count()
    visit.faulty = page.locator("mjx-merror, [data-mjx-error]").count()
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        visit.violations += violations(page, scheme)
    page.close()
    return visit


def violations(page, scheme):
    """What axe calls serious or critical in the article.

    The theme's frame is not ours, nor is the list role that Sphinx gives to a bibliography.
    """
    found_by_axe = Axe().run(page, context=OURS, options=AXE if scheme == "light" else CONTRAST)
    return [
        f"{scheme}: {found['id']}: {node['html'][:150]}"
        for found in found_by_axe.response["violations"]
        if found["impact"] in ("serious", "critical")
        for node in found["nodes"]
    ]


SHARES = 4
"""Pages are read in shares, each in one process: no single set-up takes long."""
READINGS = [*(("http", share) for share in range(SHARES)), ("file", 0)]
"""From disk one share is enough: the files are the same."""
VISITS = [
    pytest.param((protocol, share), marks=pytest.mark.xdist_group(f"{protocol}-{share}"), id=f"{protocol}-{share}")
    for protocol, share in READINGS
]


def address(protocol, http, site):
    """Where the site is, over http or as files."""
    return http if protocol == "http" else site.as_uri()


REFERENCE = "book/library/"
"""All its pages but the first are made by one directive, and long: axe reads the shortest of them."""


def needs_axe(path, page_files):
    """Whether axe reads a page: of pages that are made alike only the shortest."""
    alike = [page for page in page_files if REFERENCE in page.as_posix() and page.stem != "index"]
    return path not in alike or path == min(alike, key=lambda page: page.stat().st_size)


@pytest.fixture(scope="module", params=VISITS)
def visits(request, chromium, site, http, page_files, code_files):
    """A share of the pages, by name, over one protocol; with the prefix that is not external."""
    protocol, share = request.param
    home, schemes = address(protocol, http, site), ("light", "dark") if protocol == "http" else ()
    with chromium.new_context(viewport=PHONE) as context:
        paths = [*page_files, *code_files][share::SHARES]
        names = {str(path.relative_to(site)): needs_axe(path, page_files) for path in paths}
        return home, {name: read(context, f"{home}/{name}", schemes if axe else ()) for name, axe in names.items()}


@pytest.fixture(scope="module")
def explorable(page_files):
    """The pages that hold an explore."""
    found = [path for path in page_files if 'class="explore' in path.read_text(encoding="utf-8")]
    assert found, "no page has an explore"
    return found


def assert_no_page(visits, found):
    """Name every page on which something was found, and what."""
    faults = [f"{name}: {found(visit)}" for name, visit in visits[1].items() if found(visit)]
    assert not faults, "\n".join(faults)


def test_nothing_is_fetched_from_elsewhere(visits):
    home = visits[0]
    assert_no_page(visits, lambda v: [u for u in v.requests if not u.startswith((home, "data:", "blob:"))])


def test_no_script_fails_and_the_console_is_silent(visits):
    assert_no_page(visits, lambda visit: visit.errors)


def test_no_page_is_wider_than_a_phone(visits):
    assert_no_page(visits, lambda visit: max(visit.overflow, 0))


def test_mathematics_is_typeset(visits):
    assert_no_page(visits, lambda visit: visit.typeset < visit.formulas or visit.faulty)
    assert any(visit.formulas for visit in visits[1].values())


def test_no_serious_accessibility_violation_of_ours(visits):
    assert_no_page(visits, lambda visit: visit.violations)


def test_a_fault_is_seen(chromium, tmp_path):
    """The tests above can fail: a page with an external image, an error, an overflow."""
    bad = tmp_path / "bad.html"
    bad.write_text(
        '<meta name="viewport" content="width=device-width"><div style="width:900px">wide</div>'
        '<article><span class="math">x</span><img src="https://external.invalid/x.png"></article>'
        "<script>throw new Error('broken')</script>",
        encoding="utf-8",
    )
    with chromium.new_context(viewport=PHONE) as context:
        visit = read(context, bad.as_uri(), ("light",))
    assert "https://external.invalid/x.png" in visit.requests
    assert any("broken" in error for error in visit.errors)
    assert visit.overflow > 0 and visit.typeset < visit.formulas
    assert any("image-alt" in violation for violation in visit.violations)


@pytest.mark.parametrize("part", VISITS)
def test_sliders_move_their_figures_by_keyboard(chromium, site, http, explorable, part):
    protocol, share = part
    with chromium.new_context(viewport=PHONE) as context:
        page = context.new_page()
        for path in explorable[share::SHARES]:
            page.goto(f"{address(protocol, http, site)}/{path.relative_to(site)}", wait_until="load")
            for figure in page.locator("figure.explore").all():
                moves_by_keyboard(page, figure)


def moves_by_keyboard(page, figure):
    slider, image, caption = (figure.locator(part) for part in ("input[type=range]", "img", "figcaption"))
    first = [image.get_attribute("src"), caption.inner_text(), slider.get_attribute("aria-valuetext")]
    slider.focus()
    page.keyboard.press("ArrowRight")
    second = [image.get_attribute("src"), caption.inner_text(), slider.get_attribute("aria-valuetext")]
    assert all(before != after for before, after in zip(first, second, strict=True))
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    page.keyboard.press("ArrowLeft")
    assert image.get_attribute("src") == first[0] and caption.inner_text() == first[1]
    if figure.locator("select").count():
        figure.locator("select").focus()
        page.keyboard.press("ArrowDown")
        assert image.get_attribute("src") != first[0] or caption.inner_text() != first[1]


def test_controls_are_not_printed(chromium, explorable):
    with chromium.new_context(viewport=DESK) as context:
        page = context.new_page()
        page.emulate_media(media="print")
        for path in explorable:
            page.goto(path.as_uri(), wait_until="load")
            for figure in page.locator("figure.explore").all():
                assert not figure.locator("input").is_visible()
                assert figure.locator("img").is_visible()


def test_the_site_opens_on_the_first_page(chromium, site, page_files):
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto((site / "index.html").as_uri())
        page.wait_for_url(page_files[0].as_uri())
