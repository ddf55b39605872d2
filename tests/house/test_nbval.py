"""nbval bites: the stored page passes with the library as it is, and fails with a falsified one."""

import os
import shutil
import subprocess
import sys

import nbformat
import pytest

PAGE = "book/initial-basin/overspecification.ipynb"


@pytest.fixture
def copied(repository, tmp_path):
    """The library with claims and witnesses, and a page with the cells that import and that judge."""
    shutil.copytree(repository / "lib" / "landscape", tmp_path / "lib" / "landscape", ignore=_no_cache)
    for folder in ("claims", "data"):
        shutil.copytree(repository / "book" / folder, tmp_path / "book" / folder)
    shutil.copy(repository / "conftest.py", tmp_path)
    page = nbformat.read(repository / PAGE, as_version=4)
    code = [cell for cell in page.cells if cell.cell_type == "code"]
    page.cells = [code[0], *(cell for cell in code[1:] if "report(" in cell.source)]
    assert len(page.cells) >= 4 and all(cell.outputs for cell in page.cells[1:])
    nbformat.write(page, tmp_path / "page.ipynb")
    return tmp_path


def _no_cache(folder, names):
    return [name for name in names if name == "__pycache__"]


def nbval(root):
    """(exit status, output) of nbval on the page, with the copied library."""
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env", "-q", "-p", "no:cacheprovider"]
    environment = os.environ | {"PYTHONPATH": str(root / "lib"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [*command, "page.ipynb"], cwd=root, env=environment, capture_output=True, text=True, timeout=120
    )
    return done.returncode, done.stdout


def falsify(root, module, true, false):
    path = root / "lib" / "landscape" / "initial_basin" / "overspecification" / f"{module}.py"
    text = path.read_text(encoding="utf-8")
    assert text.count(true) == 1
    path.write_text(text.replace(true, false), encoding="utf-8")


def test_the_page_passes_and_a_falsified_library_fails(copied):
    code, output = nbval(copied)
    assert code == 0, output
    falsify(copied, "printed", "(fmpq(2, 4),): fmpq(6)", "(fmpq(2, 4),): fmpq(5)")
    falsify(copied, "demands", "and output_weight == self.sign", "and output_weight == 1")
    code, output = nbval(copied)
    assert code == 1, output
    assert "REFUTED      SS16/thm-2--sum" in output
    assert "REFUTED      own/singleton-basin-minimum" in output
