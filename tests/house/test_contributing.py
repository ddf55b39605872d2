"""CONTRIBUTING.md does what it says: its blocks, put into a copy of the repository, add a paper to the book."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from markdown_it import MarkdownIt
from myst_nb.core.read import read_myst_markdown_notebook
from rules.files import tracked

_PLACE = re.compile(r"^(?:In )?`(?P<path>[^`]+)`(?:, before `(?P<before>[^`]+)`)?:$")
_NO_FILE = {"console", "pycon"}
_KEPT = re.compile(
    r"README\.md|_toc\.yml|conftest\.py|pyproject\.toml|Makefile|requirements.*|\.ci/.*|\.(?:binder|devcontainer|github)/.*"
    r"|tests/house/.*|book/claims/.*"
    r"|lib/landscape/(?:evidence/.*|networks/(?:arrays|two_layer)\.py|show/[^/]*|(?:\w+/)?__(?:init|main)__\.py)"
)
_UNWRITTEN = re.compile(r"^told = true\n|^ *- file: .*\n|^ *sections:\n", re.M)


@dataclass(frozen=True)
class Block:
    """A block of code: a file, lines to insert `before` a line of a file, or, without `path`, commands."""

    kind: str
    text: str
    path: str = ""
    before: str = ""

    def put_into(self, root: Path) -> None:
        """Make the file, or insert the lines. Raises ValueError where a file or no such line is."""
        file = root / self.path
        if self.before:
            lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
            places = [number for number, line in enumerate(lines) if line.strip() == self.before]
            if len(places) != 1:
                raise ValueError(f"{self.path}: found {len(places)} lines {self.before!r}")
            (place,) = places
            file.write_text("".join([*lines[:place], self.text, *lines[place:]]), encoding="utf-8")
        elif file.exists():
            raise ValueError(f"{self.path} exists already")
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            if file.suffix == ".ipynb":
                nbformat.write(read_myst_markdown_notebook(self.text), file)
            else:
                file.write_text(self.text, encoding="utf-8")

    def commands(self) -> list[tuple[str, list[str]]]:
        """(command, expected lines) of a console."""
        first, *parts = re.split(r"^\$ ", self.text, flags=re.M)
        assert not first
        return [(command, lines) for command, *lines in map(str.splitlines, parts)]


def blocks(text: str) -> list[Block]:
    """Every fenced block, in order. Raises ValueError for one that says neither a file nor commands."""
    found, lead = [], ""
    for token in MarkdownIt().parse(text):
        if token.type == "inline":
            lead = token.content
        elif token.type == "fence":
            place = _PLACE.match(lead)
            if (place is None) != (token.info in _NO_FILE):
                raise ValueError(f"where does this block belong? {lead!r}")
            found.append(Block(token.info, token.content, *(place.groups("") if place else ())))
    return found


@pytest.fixture(scope="module")
def guide(repository):
    return blocks((repository / "CONTRIBUTING.md").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def copy(repository, guide, tmp_path_factory):
    """The repository before its chapters were written, with all files of the guide.

    The records of the other papers stay, but nothing of them is told; the table of contents lists no page.
    """
    root = tmp_path_factory.mktemp("copy")
    (root / "book" / "data").mkdir(parents=True)
    (root / "book" / "index.md").write_text("# A book\n")
    for file in tracked(repository):
        name = file.relative_to(repository)
        if _KEPT.fullmatch(name.as_posix()):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(_UNWRITTEN.sub("", file.read_text(encoding="utf-8")), encoding="utf-8")
            shutil.copymode(file, root / name)
    for block in guide:
        if block.path:
            block.put_into(root)
    return root


def run(root, command):
    """What a shell command does in the copy."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "PYTHONPATH": str(root / "lib"), "PYTHONDONTWRITEBYTECODE": "1"}
    environment["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # they take longer to load than these tests to run
    return subprocess.run(["bash", "-c", command], cwd=root, env=environment, text=True, capture_output=True)


def shows(expected, output):
    """Whether the output is as expected, where `...` stands for any text."""
    pattern = re.escape("\n".join(expected)).replace(re.escape("..."), ".*")
    return re.fullmatch(pattern, output.strip(), re.S) is not None


def test_every_command_does_what_the_guide_says(guide, copy):
    commands = [pair for block in guide if block.kind == "console" for pair in block.commands()]
    assert len(commands) > 5
    for command, expected in commands:
        done = run(copy, command)
        assert done.returncode == 0 and shows(expected, done.stdout), "\n".join([command, done.stdout, done.stderr])


def test_the_comparisons_come_out_as_the_guide_says(guide):
    examples = "".join(block.text for block in guide if block.kind == "pycon")
    test = doctest.DocTestParser().get_doctest(examples, {}, "CONTRIBUTING.md", None, None)
    said = []
    result = doctest.DocTestRunner().run(test, out=said.append)
    assert result.attempted > 5 and result.failed == 0, "".join(said)


@pytest.fixture
def falsified(copy):
    """The copy while its check asks too little."""
    module = copy / "lib" / "landscape" / "small_samples" / "one_neuron.py"
    text = module.read_text(encoding="utf-8")
    assert text.count("at_most(y * y, loss)") == 1
    module.write_text(text.replace("at_most(y * y, loss)", "at_most(0, loss)"), encoding="utf-8")
    yield copy
    module.write_text(text, encoding="utf-8")


def test_its_sabotage_notices_a_falsified_check(falsified):
    done = run(falsified, "python -m pytest tests/small_samples -q -k sign_is_needed")
    assert done.returncode == 1 and "1 failed" in done.stdout


@pytest.mark.parametrize(
    "text", ["`a.py`\n\n```python\n```", "Look:\n\n```python\n```", "`a.py`:\n\n```console\n```", "```toml\n```"]
)
def test_a_block_that_belongs_nowhere_is_refused(text):
    with pytest.raises(ValueError, match="where does this block belong"):
        blocks(text)


def test_a_block_is_a_file_an_insertion_or_commands(tmp_path):
    text = "`a/b.py`:\n\n```python\nx = 1\n```\n\nIn `a/b.py`, before `x = 1`:\n\n```python\ny = 2\n```\n"
    file, insertion, console = blocks(text + "So:\n\n```console\n$ true\n$ echo 1\n1\n```")
    file.put_into(tmp_path)
    insertion.put_into(tmp_path)
    assert (tmp_path / "a/b.py").read_text() == "y = 2\nx = 1\n"
    assert console.commands() == [("true", []), ("echo 1", ["1"])]
    with pytest.raises(ValueError, match="exists already"):
        file.put_into(tmp_path)
    with pytest.raises(ValueError, match="found 0 lines"):
        Block("python", "z = 3\n", "a/b.py", "x = 2").put_into(tmp_path)


@pytest.mark.parametrize(
    ("expected", "output", "agrees"),
    [
        ([], "", True),
        ([], "1\n", False),
        (["1", "..."], "1\nmany\nlines\n", True),
        (["...", "5 passed..."], "....\n5 passed in 1 s\n", True),
        (["5 passed..."], "4 passed, 1 failed\n", False),
    ],
)
def test_what_counts_as_shown(expected, output, agrees):
    assert shows(expected, output) is agrees
