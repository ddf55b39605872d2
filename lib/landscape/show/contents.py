"""The pages of the book, in reading order, as `_toc.yml` lists them."""

from pathlib import Path
from typing import Any

import yaml

from landscape.evidence.claim import CLAIMS

ROOT = CLAIMS.parents[1]
"""Folder of `_toc.yml`."""

LEDGER, ERRATA = "ledger", "errata"
"""The accounts: pages that are computed from all others. The ledger has a page for each part, `ledger/<part>`."""


def pages(root: Path = ROOT) -> list[str]:
    """Page names in reading order, without folder `book/` and suffix: `initial-basin/regions`.

    Raises ValueError for a page that is listed and does not exist.
    """
    listed = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    found = [name.removeprefix("book/") for name in _names(listed)]
    for page in found:
        if not any((root / "book" / f"{page}{suffix}").exists() for suffix in (".ipynb", ".md")):
            raise ValueError(f"_toc.yml: book/{page} does not exist, neither .ipynb nor .md")
    return found


def notebook(page: str, root: Path = ROOT) -> Path:
    """Where the notebook of a page is, if the page is a notebook."""
    return root / "book" / f"{page}.ipynb"


def notebooks(root: Path = ROOT) -> list[str]:
    """Those pages that are notebooks, in reading order."""
    return [page for page in pages(root) if notebook(page, root).exists()]


def is_account(page: str) -> bool:
    """Whether a page is computed from all others, and so comes last and settles nothing."""
    return page.split("/")[0] in (LEDGER, ERRATA)


def _names(entry: Any) -> list[str]:
    """Every `root` and `file` of the nested lists, depth first."""
    if isinstance(entry, list):
        return [name for part in entry for name in _names(part)]
    if not isinstance(entry, dict):
        return []
    own = [entry[key] for key in ("root", "file") if key in entry]
    return own + [name for key in ("parts", "chapters", "sections") for name in _names(entry.get(key, []))]
