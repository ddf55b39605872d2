"""Pages that lean on BLAS: two threads instead of one change no byte of what is stored."""

import shutil

import nbformat
import pytest

from landscape.show import freeze as module
from landscape.show.contents import notebook
from landscape.show.environment import ENVIRONMENT

PAGES = ["diverse-units/kernel-spectrum", "spurious-minima/certified-minima", "initial-basin/where-descent-ends"]
TWO = {"OMP_NUM_THREADS": "2", "OPENBLAS_NUM_THREADS": "2", "MKL_NUM_THREADS": "2"}


@pytest.fixture
def two_threads(monkeypatch):
    monkeypatch.setattr(module, "ENVIRONMENT", ENVIRONMENT | TWO)


@pytest.mark.nightly
@pytest.mark.parametrize("page", PAGES)
def test_two_blas_threads_change_no_byte(tmp_path, two_threads, page):
    copy = tmp_path / "page.ipynb"
    shutil.copy(notebook(page), copy)
    before = copy.read_bytes()
    assert module.freeze(copy) is False
    assert copy.read_bytes() == before


@pytest.mark.nightly
def test_the_kernel_hears_of_the_threads(tmp_path, two_threads):
    """Otherwise the test above would compare one thread with one."""
    path = tmp_path / "page.ipynb"
    cell = nbformat.v4.new_code_cell("import os\nprint(os.environ['OPENBLAS_NUM_THREADS'])")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    module.freeze(path)
    assert nbformat.read(path, 4).cells[0].outputs[0].text == "2\n"
