import os

import nbformat
import pytest

from landscape.evidence.claim import claims
from landscape.show import freeze as module
from landscape.show.freeze import freeze, freeze_order, main

FIGURE = "import matplotlib.pyplot as plt\nfigure, axes = plt.subplots()\naxes.plot([0, 1])\nplt.show()"
SLIDER = "import ipywidgets\nipywidgets.IntSlider()"
SURROUNDINGS = "import os\nprint(os.environ['OMP_NUM_THREADS'], os.path.basename(os.getcwd()))"


def test_a_frozen_notebook_is_normal_and_stays_so(tmp_path, write_notebook):
    path = write_notebook(tmp_path / "part" / "page.ipynb", SURROUNDINGS, FIGURE, SLIDER)
    assert freeze(path)
    first = path.read_bytes()
    assert not freeze(path) and path.read_bytes() == first
    notebook = nbformat.reads(first.decode(), as_version=4)
    assert [cell.id for cell in notebook.cells] == ["cell-01", "cell-02", "cell-03", "cell-04"]
    assert [cell.execution_count for cell in notebook.cells[1:]] == [1, 2, 3]
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert set(notebook.metadata.language_info) == {"name"}
    assert notebook.cells[1].outputs[0].text == "1 part\n"
    assert "image/png" in notebook.cells[2].outputs[0].data
    assert "widget" not in " ".join(notebook.cells[3].outputs[0].data)
    changed_figure_and_inserted_cell(path, notebook)


def changed_figure_and_inserted_cell(path, notebook):
    """An image that agrees is kept though its cell moved; one that does not is replaced."""
    stored = notebook.cells[2].outputs[0].data["image/png"]
    notebook.cells.insert(1, nbformat.v4.new_code_cell("x = 1"))
    nbformat.write(notebook, path)
    freeze(path)
    moved = nbformat.read(path, as_version=4).cells[3]
    assert moved.outputs[0].data["image/png"] == stored
    other = nbformat.read(path, as_version=4)
    other.cells[3].source = FIGURE.replace("[0, 1]", "[1, 0]")
    nbformat.write(other, path)
    freeze(path)
    assert nbformat.read(path, as_version=4).cells[3].outputs[0].data["image/png"] != stored


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("1 / 0", "cell-03 raised ZeroDivisionError"),
        ("import sys; print('careful', file=sys.stderr)", "cell-03 wrote to stderr: careful"),
    ],
)
def test_a_failing_cell_is_named_and_the_file_untouched(tmp_path, write_notebook, capsys, source, reason):
    path = write_notebook(tmp_path / "page.ipynb", "1", source)
    before = path.read_bytes()
    assert main([str(path)]) == 1
    assert f"{path}: {reason}" in capsys.readouterr().err
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]


def test_an_interrupted_freeze_leaves_no_partial_file(tmp_path, write_notebook, monkeypatch):
    path = write_notebook(tmp_path / "page.ipynb", "1")
    before = path.read_bytes()

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "_execute", lambda *_: None)
    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        freeze(path)
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]


def test_chapters_come_first_and_the_accounts_last(small_book, write_notebook):
    chapter = next(iter(claims().values())).chapter
    write_notebook(small_book / "book" / f"{chapter}.ipynb", "1")
    toc = small_book / "_toc.yml"
    toc.write_text(toc.read_text() + f"          - file: book/{chapter}\n")
    order = [path.relative_to(small_book / "book").with_suffix("").as_posix() for path in freeze_order(small_book)]
    assert order == [chapter, "part/two", "part/one", "ledger", "ledger/part", "errata"]
