"""Where an explorer or a CI job starts without a set-up of its own: what is pinned, in our Python, by our targets."""

import json
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import yaml

_BINDER = ".binder"
_CONTAINER = ".devcontainer/devcontainer.json"
_WORKFLOW = ".github/workflows/test.yml"
_IMAGES = {"debian:bookworm": "3.11", "debian:trixie": "3.13"}
"""The Python that an image brings."""
_KEPT = ("_build/html", "_build/executable-proofs.pdf")


def workplaces_agree(root: Path) -> list[str]:
    """`.binder`, the development container and the workflow refer to what exists here."""
    needed = (f"{_BINDER}/requirements.txt", f"{_BINDER}/runtime.txt", f"{_BINDER}/postBuild", _CONTAINER, _WORKFLOW)
    missing = [f"{name}: missing" for name in needed if not (root / name).is_file()]
    if missing:
        return missing
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    oldest = project["requires-python"].removeprefix(">=")
    return [*_binder(root, oldest), *_container(root, oldest), *_workflow(root)]


def _binder(root: Path, oldest: str) -> Iterator[str]:
    folder = root / _BINDER
    runtime = (folder / "runtime.txt").read_text(encoding="utf-8").strip()
    if runtime != f"python-{oldest}":
        yield f"{_BINDER}/runtime.txt: {runtime}, expected python-{oldest}"
    for line in (folder / "requirements.txt").read_text(encoding="utf-8").splitlines():
        listed = re.fullmatch(r"-r (\S+)", line)
        if not listed or not (folder / listed[1]).exists():
            yield f"{_BINDER}/requirements.txt: not a list of this repository: {line}"
    script = folder / "postBuild"
    if not script.read_text(encoding="utf-8").startswith("#!") or not script.stat().st_mode & 0o100:
        yield f"{_BINDER}/postBuild: cannot be executed"


def _container(root: Path, oldest: str) -> Iterator[str]:
    try:
        described = json.loads((root / _CONTAINER).read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        yield f"{_CONTAINER}: {error}"
        return
    if _IMAGES.get(described.get("image")) != oldest:
        yield f"{_CONTAINER}: image {described.get('image')} does not bring Python {oldest}"
    made = re.findall(r"\bmake (\S+)", described.get("postCreateCommand", ""))
    if not made:
        yield f"{_CONTAINER}: nothing is set up by make"
    yield from (f"{_CONTAINER}: make knows no {target}" for target in made if not _is_target(root, target))


def _is_target(root: Path, target: str) -> bool:
    """Whether make would know what to do; nothing is done."""
    command = ["make", "--dry-run", "--directory", str(root), target]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def _workflow(root: Path) -> Iterator[str]:
    jobs = yaml.safe_load((root / _WORKFLOW).read_text(encoding="utf-8"))["jobs"]
    for name, job in jobs.items():
        if not any(".ci/run" in step.get("run", "") for step in job["steps"]):
            yield f"{_WORKFLOW}: {name} does not run .ci/run"
    steps = [step for job in jobs.values() for step in job["steps"] if "upload-artifact" in step.get("uses", "")]
    paths = {path for step in steps for path in step["with"]["path"].split()}
    yield from (f"{_WORKFLOW}: {path} is not kept" for path in _KEPT if path not in paths)
