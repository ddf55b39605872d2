"""The repository's conftest under nbval: strict where numbers stand, blind to frames."""

import shutil
import subprocess
import sys

import nbformat
import pytest

from landscape.show.contents import ROOT
from landscape.show.freeze import freeze

EXPLORE = """from landscape.show.explore import explore
describe = lambda n: f"n^2 = {n * n}"
explore(lambda axes, n: axes.plot([0, n]), {"n": [1, 2]}, describe=describe, alt="a line", label="n")"""


@pytest.fixture
def frozen(tmp_path, write_notebook):
    shutil.copy(ROOT / "conftest.py", tmp_path)
    path = write_notebook(tmp_path / "page.ipynb", "print(6 * 7)", EXPLORE)
    freeze(path)
    return path


def nbval(path):
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run([*command, str(path)], cwd=path.parent, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout


def edit(path, before, after):
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells[1:]:
        for output in cell.outputs:
            if "text" in output:
                output.text = output.text.replace(before, after)
            for kind in output.get("data", {}):
                output.data[kind] = output.data[kind].replace(before, after)
    nbformat.write(notebook, path)


def test_a_frozen_notebook_passes_and_a_changed_number_fails(frozen):
    edit(frozen, 'alt="a line"', 'alt="another line"')  # in the HTML only
    code, output = nbval(frozen)
    assert code == 0 and "2 passed" in output, output
    edit(frozen, "n^2 = 4", "n^2 = 5")
    edit(frozen, "42", "41")
    code, output = nbval(frozen)
    assert code == 1 and "2 failed" in output, output
