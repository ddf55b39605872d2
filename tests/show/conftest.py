"""A small book in a temporary folder, with the real claims."""

import shutil

import nbformat
import pytest

from landscape.evidence.claim import CLAIMS


@pytest.fixture
def write_notebook():
    """Write a notebook whose code cells have the given sources."""

    def write(path, *sources):
        path.parent.mkdir(parents=True, exist_ok=True)
        cells = [nbformat.v4.new_markdown_cell("# A page"), *map(nbformat.v4.new_code_cell, sources)]
        nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
        return path

    return write


@pytest.fixture
def small_book(tmp_path, write_notebook):
    """Root of a book with two notebooks, a page of prose, and the accounts before them."""
    shutil.copytree(CLAIMS, tmp_path / "book" / "claims")
    for page in ("part/one", "part/two", "ledger", "ledger/part", "errata"):
        write_notebook(tmp_path / "book" / f"{page}.ipynb", "1 + 1")
    (tmp_path / "book" / "index.md").write_text("# Start\n")
    (tmp_path / "_toc.yml").write_text(
        "format: jb-book\nroot: book/index\nparts:\n  - chapters:\n      - file: book/ledger\n"
        "        sections:\n          - file: book/ledger/part\n      - file: book/errata\n"
        "      - file: book/part/two\n        sections:\n          - file: book/part/one\n"
    )
    return tmp_path
