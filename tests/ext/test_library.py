"""Docstrings on the pages: paragraphs, columns, names and claims."""

from docutils import nodes
from library import docstring


def shown(text):
    return [(node.astext(), node["classes"]) for node in docstring(text, "book/x")]


def test_paragraphs_are_kept_and_columns_are_marked():
    text = "One\nparagraph.\n\nname  what it is\nb     another\n\n  indented\n\nThe end; e.g. f(x) = 2."
    assert shown(text) == [
        ("One\nparagraph.", []),
        ("name  what it is\nb     another", ["aligned"]),
        ("  indented", ["aligned"]),
        ("The end; e.g. f(x) = 2.", []),
    ]


def test_nothing_is_lost_and_nothing_is_read_as_markup():
    text = "|x| <= *y*, a_b_, `f(x)` and [z]_+ <b>"
    assert shown(text) == [("|x| <= *y*, a_b_, f(x) and [z]_+ <b>", [])]


def test_names_are_code_and_claims_are_links_and_fractions_are_neither():
    (paragraph,) = docstring("`f` judges SS16/thm-2, up to 1/2 or m/n; ZZ99/thm-1 is none.", "book/x")
    links = [node["reftarget"] for node in paragraph.findall(nodes.Element) if node.get("reftype") == "claim"]
    assert links == ["SS16/thm-2"]
    assert [node.astext() for node in paragraph.findall(nodes.literal)] == ["f", "SS16/thm-2"]


def test_an_empty_docstring_is_nothing():
    assert docstring("", "book/x") == []
