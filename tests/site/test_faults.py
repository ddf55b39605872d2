"""The questions of `look.js` can be answered with no: a page for each fault."""

import pytest
from reading import Visit, read, reader

PAGE = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<style>body {{ margin: 0 }} details::details-content {{ content-visibility: visible; display: block }}</style>
<article style="max-width: 100vw">{}</article>"""
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
WIDE = '<div style="width: 2000px; height: 2px"></div>'
EXPLORE = f"""<figure class="explore"><div class="explore-controls">
<input type="range" aria-label="n" aria-valuetext="1" min="0" max="1" value="0">{{}}</div>
<img src="{PIXEL}" alt="A"><figcaption>n = 1</figcaption></figure>"""

FAULTS = {
    "errors": [
        ("<script>throw new Error('broken')</script>", "broken"),
        ("<script>console.warn('careful')</script>", "careful"),
        ('<img src="nowhere.png" alt="A">', "nowhere.png"),
    ],
    "paint": [
        ("<mjx-container>1</mjx-container>", "formulas came before the first paint"),
        ('<script src="slow.js"></script>', "slow.js"),
    ],
    "formulas": [
        ('<span class="math">x</span><span class="math">y</span>', "not every formula"),
        ("<mjx-container><mjx-merror>x</mjx-merror></mjx-container>", "mjx-merror"),
    ],
    "figures": [
        (f'<figure><img id="1" src="{PIXEL}" alt="A"></figure>', 'no caption: <img id="1"'),
        (f'<h2>A</h2><div class="cell"><img id="2" src="{PIXEL}" alt="A"></div>', 'no caption: <img id="2"'),
        (f'<figure><img id="3" src="{PIXEL}" alt=" "><figcaption>A</figcaption></figure>', "no alternative text"),
    ],
    "overflow": [
        ('<div style="width: 400px">wide</div>', "360 px: 40 px"),
        ("<style>@media (min-width: 700px) {p {width: 800px}}</style><p>wide</p>", "768 px: 32 px"),
        ("<style>@media (min-width: 800px) {h2 {width: 1500px}}</style><h2>wide</h2>", "1440 px: 60 px"),
    ],
    "barriers": [
        (f'<img src="{PIXEL}">', "image-alt"),
        ('<p style="color: #ccc; background: #fff">pale</p>', "pale</p>"),
        (
            "<style>i {color: #000} @media (prefers-color-scheme: dark) {i {color: #eee}}</style>"
            '<i style="background: #fff">pale by night</i>',
            "pale by night</i>",
        ),
    ],
    "keyboard": [
        (f'<div style="overflow-x: auto; width: 200px">{WIDE}</div>', "not by keyboard"),
        (
            '<div class="stuck" tabindex="0" onkeydown="return false" style="overflow-x: auto; width: 200px">'
            f"{WIDE}</div>",
            'ArrowRight does not scroll <div class="stuck"',
        ),
        ('<style>.dim {outline: none}</style><a class="dim" href="#a">a</a>', "focus is not seen"),
        ('<a tabindex="2" href="#a">a</a>', "out of order"),
        (EXPLORE.format(""), "explore 1: the slider does not move"),
        (EXPLORE.format("<button>b</button><select><option>a</option></select>"), "explore 2: the select does not"),
    ],
    "paper": [
        (
            '<style media="print">details::details-content {display: none}</style>'
            "<details><summary>a</summary><p>folded</p></details>",
            "not printed: <p>",
        ),
        (f'<style media="print">.b {{display: none}}</style><img class="b" src="{PIXEL}">', "not printed: <img"),
        (EXPLORE.format(""), '; printed: <div class="explore-controls">'),
        ("<nav>parts</nav>", "; printed: <nav>"),
        ('<style media="print">pre {width: 800px}</style><pre>wide</pre>', "wider than the sheet: <pre>"),
    ],
}


@pytest.fixture(scope="module")
def tab(chromium):
    with reader(chromium) as tab:
        yield tab


@pytest.mark.parametrize("shape", FAULTS)
def test_each_fault_is_seen(tab, tmp_path, shape):
    page = tmp_path / "page.html"
    page.write_text(PAGE.format("".join(body for body, _ in FAULTS[shape])), encoding="utf-8")
    (tmp_path / "slow.js").write_text("document.title = 'A page'", encoding="utf-8")
    found = "; ".join(["", *getattr(read(tab, page.as_uri()), shape)])
    assert [words for _, words in FAULTS[shape] if words not in found] == []


def test_a_good_page_has_no_fault(tab, tmp_path):
    page = tmp_path / "page.html"
    folded = "<details><summary>a</summary><p>b</p></details>"
    text = f'<h1>A page</h1><p>Words and <a href="#a" id="a">a link</a>.</p>{folded}'
    page.write_text(PAGE.format(text), encoding="utf-8")
    visit = read(tab, page.as_uri())
    assert visit == Visit(requests=visit.requests) and visit.requests
    assert visit.faults(tmp_path.as_uri()) == []


def test_what_is_fetched_from_elsewhere_is_seen(tab, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(PAGE.format('<img src="https://external.invalid/x.png" alt="A">'), encoding="utf-8")
    assert "requests: https://external.invalid/x.png" in read(tab, page.as_uri()).faults(tmp_path.as_uri())
