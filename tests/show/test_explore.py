import base64
import json
from html import unescape
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from landscape.show import explore as module
from landscape.show.explore import explore

NUMBERS = [1, 2, 3]


def draw(axes, n, data="plain"):
    axes.plot([0, n], [0, 1 if data == "plain" else -1])


def describe(n, data="plain"):
    return f"n = {n}, {data}: {n * n}"


def made(stops=None, draw=draw, **changes):
    words = {"describe": describe, "alt": lambda **p: f"a line to {p['n']}", "label": "Size <n>"}
    return explore(draw, stops or {"n": NUMBERS}, **(words | changes))


@pytest.fixture(scope="module")
def element():
    return made(choices={"data": ["plain", "turned"]})


def test_plain_text_holds_every_stop(element):
    lines = repr(element).splitlines()
    assert lines[0] == "Size <n>" and len(lines) == 1 + 6
    assert lines[2] == "  n = 2, data = plain: n = 2, plain: 4"
    assert lines[6] == "  n = 3, data = turned: n = 3, turned: 9"


def test_without_a_choice_there_is_no_select():
    element = made()
    assert repr(element).splitlines()[1] == "  n = 1: n = 1, plain: 1"
    assert "<select" not in element.html() and len(element.live().children) == 3


def test_the_page_shows_the_first_frame_without_a_script(element):
    soup = BeautifulSoup(element.html(), "html.parser")
    assert soup.img["alt"] == "a line to 1" and soup.figcaption.text == "n = 1, plain: 1"
    assert soup.figcaption["aria-live"] == "polite"
    assert soup.find(class_="explore-controls")["hidden"] == "hidden"  # a sanitiser drops an empty value
    assert soup.input["max"] == "2" and soup.label.span.text == "Size <n>"
    assert [option.text for option in soup.find_all("option")] == ["plain", "turned"]
    png = base64.b64decode(soup.img["src"].removeprefix("data:image/png;base64,"))
    assert Image.open(BytesIO(png)).size == (int(soup.img["width"]), int(soup.img["height"]))


def test_every_other_frame_is_on_the_page(element):
    rows = json.loads(unescape(BeautifulSoup(element.html(), "html.parser").figure["data-frames"]))
    assert [[frame["stop"] for frame in row] for row in rows] == [["n = 1", "n = 2", "n = 3"]] * 2
    sources = [frame["src"] for row in rows for frame in row]
    assert sources[0] == "" and len(set(sources)) == 6


def test_the_live_slider_redraws(element):
    slider, select, image, caption = element.live().children
    slider.value = 2
    assert image.value == element.rows[0][2].png and caption.value == "n = 3, plain: 9"
    select.value = 1
    assert image.value == element.rows[1][2].png and caption.value == "n = 3, turned: 9"


def test_a_notebook_stores_all_three_kinds(element):
    bundle = element._repr_mimebundle_()
    assert {"application/vnd.jupyter.widget-view+json", "text/html", "text/plain"} <= bundle.keys()
    assert bundle["text/plain"] == repr(element)


def test_a_path_moves_several_parameters():
    element = made({"n": [1, 4], "data": ["plain", "turned"]})
    assert [frame.stop for frame in element.rows[0]] == ["n = 1, data = plain", "n = 4, data = turned"]


def test_frames_are_the_same_every_time(element):
    assert made(choices={"data": ["plain", "turned"]}) == element


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"stops": {"n": [1]}}, "stops"),
        ({"stops": {"n": range(25)}}, "stops"),
        ({"stops": {"n": [1, 2], "data": ["plain"]}}, "stops"),
        ({"stops": {"n": [1, 2]}, "choices": {"data": list("abcde")}}, "choices"),
        ({"stops": {"n": [1, 2]}, "choices": {}}, "choices"),
        ({"describe": lambda n: "two\nlines"}, "describe"),
        ({"describe": lambda n: ""}, "describe"),
        ({"alt": ""}, "alt"),
    ],
)
def test_bad_input_is_named(changes, message):
    with pytest.raises(ValueError, match=f"^{message}: expected"):
        made(**changes)


def test_an_element_heavier_than_a_page_is_refused(monkeypatch):
    weight = len(made().html())
    monkeypatch.setattr(module, "PAGE_BYTES", weight)
    made()
    monkeypatch.setattr(module, "PAGE_BYTES", weight - 1)
    with pytest.raises(ValueError, match="take fewer stops"):
        made()


def test_an_error_in_draw_appears_in_the_cell():
    def broken(axes, n):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        made(draw=broken)
