"""Pages have been run, have alt texts, are thin and plain."""

import pytest
from rules.pages import figures_have_alt_text, pages_are_plain, pages_are_thin, pages_have_been_run
from synthetic import code, prose

PAGE = "book/a-part/a-chapter.ipynb"
PIXELS = {"image/png": "iVBORw0KGgo="}


@pytest.mark.parametrize("rule", [pages_have_been_run, figures_have_alt_text, pages_are_thin, pages_are_plain])
def test_in_this_repository(repository, rule):
    assert rule(repository) == []


@pytest.mark.parametrize("rule", [pages_have_been_run, figures_have_alt_text, pages_are_thin, pages_are_plain])
def test_lets_a_good_page_pass(house, rule):
    house.notebook(
        PAGE,
        prose("# A chapter"),
        code("import numpy as np"),
        code("draw(ax)", shows=PIXELS, alt="A circle", tags=["hide-input"]),
        code("explore(draw)", shows={"text/html": '<img src="data:," alt="A circle"><p>', "text/plain": "1"}),
        code("def f(x):\n" + "    x += 1\n" * 6 + "    return x"),
        code("a = 1; b = '100 % of ;'\nprint('#;')"),
        kernelspec={"name": "python3"},
    )
    house.notebook("book/_build/a.ipynb", code("%magic", count=0, error=True))
    assert rule(house.root) == []


# --- run


@pytest.mark.parametrize("counts", [(0, 2), (2, 1), (1, 3), (1, 1), (7, 8)])
def test_sees_cells_that_were_not_run_in_order(house, counts):
    house.notebook(PAGE, *(code("1", count=count) for count in counts))
    assert pages_have_been_run(house.root) == [f"{PAGE}: execution counts {list(counts)}, expected 1, 2, 3 ..."]


def test_sees_a_cell_that_was_never_run(house):
    cell = code("1")
    house.notebook(PAGE, cell)
    cell["execution_count"] = None
    house.write(PAGE, (house.root / PAGE).read_text().replace('"execution_count": 1', '"execution_count": null'))
    assert pages_have_been_run(house.root) == [f"{PAGE}: execution counts [None], expected 1, 2, 3 ..."]


def test_sees_a_stored_error(house):
    house.notebook(PAGE, code("f()", error=True))
    assert pages_have_been_run(house.root) == [f"{PAGE}: stored ValueError"]


# --- alt text


@pytest.mark.parametrize("kind", ["image/png", "image/svg+xml"])
@pytest.mark.parametrize("alt", [None, "", "  "])
def test_sees_a_figure_without_alt_text(house, kind, alt):
    house.notebook(PAGE, code("draw(ax)", shows={kind: "x"}, alt=alt))
    assert figures_have_alt_text(house.root) == [f"{PAGE}: code cell 1: figure without alt text"]


@pytest.mark.parametrize("html", ["<img src='data:,'>", '<p><img alt="" src="data:,"/></p>', "<img alt>"])
def test_sees_an_image_without_alt_text(house, html):
    house.notebook(PAGE, code("explore(draw)", shows={"text/html": [html]}))
    assert figures_have_alt_text(house.root) == [f"{PAGE}: code cell 1: <img> without alt text"]


# --- thin


def test_sees_too_many_lines_of_code_and_counts_no_blank_ones(house):
    house.notebook(PAGE, code("x = 1\n\n" * 30), code("x = 1\n" * 30))
    assert pages_are_thin(house.root) == []
    house.notebook(PAGE, code("x = 1\n\n" * 30), code("x = 1\n" * 31))
    assert pages_are_thin(house.root) == [f"{PAGE}: 61 lines of code, at most 60"]


def test_sees_a_long_function_also_inside_a_class(house):
    function = "class A:\n    def f(x):\n" + "        x += 1\n" * 8
    house.notebook(PAGE, code(function))
    assert pages_are_thin(house.root) == [f"{PAGE}: code cell 1: f is longer than 8 lines"]


def test_sees_a_large_file(house):
    house.notebook(PAGE, prose("x" * 1_500_001))
    assert [fault.split(" bytes")[1] for fault in pages_are_thin(house.root)] == [", at most 1500000"]


# --- plain


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        (code("f()", tags=["nbval-skip"]), "nbval tag"),
        (code("f()", tags=["NBVAL_IGNORE_OUTPUT"]), "nbval tag"),
        (code("# NBVAL_IGNORE_OUTPUT\nf()"), "nbval comment"),
        (code("%matplotlib inline"), "not plain Python"),
        (code("!ls"), "not plain Python"),
        (code("f?"), "not plain Python"),
        (code("f();"), "`;` at a line's end silences nothing"),
        (code("f();  # quiet\ng()"), "`;` at a line's end silences nothing"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_sees_what_is_not_plain(house, cell, fault):
    house.notebook(PAGE, cell)
    assert pages_are_plain(house.root) == [f"{PAGE}: code cell 1: {fault}"]


def test_sees_widget_state(house):
    view = {"application/vnd.jupyter.widget-view+json": {"model_id": "0"}}
    house.notebook(PAGE, code("explore(draw)", shows=view), widgets={})
    assert pages_are_plain(house.root) == [f"{PAGE}: metadata.widgets is stored", f"{PAGE}: a widget view is stored"]
