"""A page is painted before any script has run: every script of its head is deferred.

Three of them are not sent at all: the icons come from the theme's style sheet and its fonts,
so that the script which draws them once more (1.5 MB) has nothing to do, and the index of the
search is read by the search page alone. Formulas are typeset after the first paint
(`book/_static/after_paint.js`).
"""

import re
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

_SCRIPT = re.compile(r"[ \t]*<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>\n?", re.DOTALL)
_NOT_NEEDED = re.compile(r"/fontawesome\.js|/searchtools\.js|/language_data\.js|\bsearchindex\.js")
_SEARCH = "search"
"""The one page that needs the index, and whose scripts the theme puts in their order."""


def late(html: str) -> Markup:
    """A piece of a page's head: fetched scripts are deferred or dropped, those that use them too.

    A deferred script runs when the page has been parsed, in the order of the page; a piece of
    code in the page can wait its turn only as a module.
    """
    return Markup(_SCRIPT.sub(_late_script, html))


def let_scripts_wait(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Hand `late` to `book/_templates/layout.html`."""
    context["late"] = Markup if pagename == _SEARCH else late


def setup(app: Sphinx) -> dict[str, Any]:
    """Register it, and the script that lets formulas wait; it stands before MathJax."""
    app.connect("html-page-context", let_scripts_wait)
    app.add_js_file("after_paint.js", loading_method="defer", priority=490)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _late_script(script: re.Match[str]) -> str:
    attributes, body = script["attributes"], script["body"]
    if _NOT_NEEDED.search(attributes):
        return ""
    if "src=" in attributes and not re.search(r"\b(?:defer|async)\b", attributes):
        return script[0].replace("<script", '<script defer="defer"', 1)
    if body.startswith("DOCUMENTATION_OPTIONS"):
        return script[0].replace("<script", '<script type="module"', 1)
    return script[0]
