"""An explorer's workplace and the CI job refer to what is here."""

import pytest
from rules.workplaces import workplaces_agree

BINDER, CONTAINER = ".binder/requirements.txt", ".devcontainer/devcontainer.json"
WORKFLOW = ".github/workflows/test.yml"
KEEP = "      - uses: actions/upload-artifact@v4\n        with:\n          path: |\n"
GOOD = {
    "pyproject.toml": '[project]\nrequires-python = ">=3.11"\n',
    "requirements.txt": "numpy==2.4.6\n",
    "Makefile": "lab:\n\ttrue\n",
    BINDER: "-r ../requirements.txt\n",
    ".binder/runtime.txt": "python-3.11\n",
    ".binder/postBuild": "#!/usr/bin/env bash\n",
    CONTAINER: '{"image": "debian:bookworm", "postCreateCommand": "make lab"}',
    WORKFLOW: "jobs:\n  pinned:\n    steps:\n      - run: bash .ci/run\n"
    f"{KEEP}            _build/html\n            _build/executable-proofs.pdf\n",
}


@pytest.fixture
def workplaces(house):
    """A repository with good ones."""
    for name, text in GOOD.items():
        house.write(name, text)
    (house.root / ".binder/postBuild").chmod(0o755)
    return house


def test_in_this_repository(repository):
    assert workplaces_agree(repository) == []


def test_lets_good_ones_pass(workplaces):
    assert workplaces_agree(workplaces.root) == []


@pytest.mark.parametrize("name", [BINDER, ".binder/runtime.txt", ".binder/postBuild", CONTAINER, WORKFLOW])
def test_sees_what_is_missing(workplaces, name):
    (workplaces.root / name).unlink()
    assert workplaces_agree(workplaces.root) == [f"{name}: missing"]


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        (".binder/runtime.txt", "3.11", "3.10", "python-3.10, expected python-3.11"),
        ("pyproject.toml", "3.11", "3.12", "expected python-3.12"),
        ("pyproject.toml", "3.11", "3.12", "image debian:bookworm does not bring Python 3.12"),
        (BINDER, "-r ../requirements.txt", "numpy==2.0", "not a list of this repository: numpy==2.0"),
        (BINDER, "../", "../../", "not a list of this repository"),
        (".binder/postBuild", "#!", "", "cannot be executed"),
        (CONTAINER, "}", "", "Expecting"),
        (CONTAINER, "debian:bookworm", "debian:sid", "image debian:sid"),
        (CONTAINER, "make lab", "make nothing", "make knows no nothing"),
        (CONTAINER, "make lab", "true", "nothing is set up"),
        (WORKFLOW, "bash .ci/run", "make test", "pinned does not run .ci/run"),
        (WORKFLOW, "_build/html", "_build", "_build/html is not kept"),
        (WORKFLOW, "executable-proofs.pdf", "x.pdf", "executable-proofs.pdf is not kept"),
    ],
)
def test_sees_what_does_not_agree(workplaces, name, old, new, fault):
    workplaces.write(name, GOOD[name].replace(old, new))
    assert any(fault in found for found in workplaces_agree(workplaces.root))


def test_sees_a_script_that_nobody_may_execute(workplaces):
    (workplaces.root / ".binder/postBuild").chmod(0o644)
    assert workplaces_agree(workplaces.root) == [".binder/postBuild: cannot be executed"]
