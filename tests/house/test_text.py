"""What no tracked text holds, what requirements hold, and which files are read at all."""

import subprocess

import pytest
from rules.files import tracked
from rules.text import requirements_are_pinned, texts_are_clean
from synthetic import code

# Cut in two, so that this file holds nothing of the kind.
UNCLEAN = [
    "cd /ho" + "me/someone/book",
    'PATH = "/wo' + 'rk/main"',
    "`/tm" + "p/x.py`",
    "ls /ro" + "ot",
    "(/ro" + "ot/.cache)",
    "https://py" + "pi.org/simple",
    "files.python" + "hosted.org",
    "x = 1  # TO" + "DO: think",
    "FIX" + "ME",
]


def test_in_this_repository(repository):
    assert texts_are_clean(repository) == []
    assert requirements_are_pinned(repository) == []


@pytest.mark.parametrize("line", UNCLEAN)
def test_sees_what_has_no_place_in_any_text(house, line):
    house.write("a/Makefile", f"first line\n{line}\n")
    house.notebook("book/a.ipynb", code("f()", prints=line))
    assert [fault.split(":")[0] for fault in texts_are_clean(house.root)] == ["a/Makefile", "book/a.ipynb"]


def test_lets_ordinary_text_pass(house):
    house.write("README.md", "/usr/bin/chromium, network/work/x, https://example.org/home/x, the root, /rooted, TODOS")
    (house.root / "picture.png").write_bytes(b"\x89PNG\0" + UNCLEAN[0].encode())
    house.write(".venv/x.py", UNCLEAN[0])
    house.write("_build/x.html", UNCLEAN[0])
    assert texts_are_clean(house.root) == []


def test_files_are_those_of_git_where_there_is_git(house):
    names = [".gitignore", "new.py", "ignored.log", ".ci/run", ".github/workflows/ci.yml", ".pre-commit-config.yaml"]
    names += [".binder/postBuild", ".devcontainer/devcontainer.json"]
    for name in names:
        house.write(name, "*.log\n")
    without_git = {file.name for file in tracked(house.root)}
    subprocess.run(["git", "init", "--quiet", str(house.root)], check=True)
    assert {file.name for file in tracked(house.root)} == without_git - {"ignored.log"}
    assert without_git == {name.split("/")[-1] for name in names}


@pytest.mark.parametrize(
    "line",
    [
        "numpy",
        "numpy>=2",
        "numpy==2.*",
        "numpy==2.0,<3",
        "numpy ~= 2.0",
        "-r requirements.txt",
        "--index-url https://example.org",
        "numpy @ https://example.org/numpy.whl",
        "git+https://example.org/numpy",
        "./wheels/numpy.whl",
        "numpy==2.0 --hash=sha256:00",
    ],
)
def test_sees_a_requirement_that_is_no_exact_pin(house, line):
    house.write("requirements.txt", f"scipy==1.17.1\n{line}\n")
    assert requirements_are_pinned(house.root) == [f"requirements.txt:2: not an exact pin: {line}"]


def test_sees_a_second_pin(house):
    house.write("requirements.txt", "sphinx-proof==0.4.0\n")
    house.write("requirements-dev.txt", "Sphinx_Proof==0.3.0\n")
    assert requirements_are_pinned(house.root) == [
        "requirements.txt:1: sphinx-proof is pinned in requirements-dev.txt:1 too"
    ]


def test_lets_exact_pins_pass(house):
    house.write("requirements.txt", "# why\n\nnumpy==2.4.6\njupyter-book==1.0.4.post1\ndask[distributed]==2026.1.0\n")
    assert requirements_are_pinned(house.root) == []
