"""Which files a rule reads."""

import ast
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_NOT_OURS = re.compile(r"^(\.(?!(?:ci|github|binder|devcontainer)$).*|_build|__pycache__|.*\.egg-info)$")


def tracked(root: Path) -> list[Path]:
    """Files of the repository, also those not yet added; without git, all files but the built ones."""
    if (root / ".git").exists():
        command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        files = [root / name for name in listed.split("\0") if name]
    else:
        files = [file for file in root.rglob("*") if _ours(file.relative_to(root))]
    return sorted(file for file in files if file.is_file())


def _ours(file: Path) -> bool:
    """Hidden files belong to a repository, of hidden folders only those for CI and explorers."""
    return not any(map(_NOT_OURS.match, file.parts[:-1]))


def texts(root: Path) -> Iterator[tuple[str, str]]:
    """(name, text) of every text file; of a notebook everything but the pictures."""
    for file in tracked(root):
        content = file.read_bytes()
        if b"\0" not in content:
            text = content.decode(errors="replace")
            yield named(file, root), _without_pictures(text) if file.suffix == ".ipynb" else text


def _without_pictures(notebook: str) -> str:
    content = json.dumps(_words(json.loads(notebook)), indent=0, ensure_ascii=False)
    return re.sub(r"data:image/[^\"']*", "data:", content)


def _words(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _words(value) for key, value in node.items() if not key.startswith("image/")}
    return [_words(entry) for entry in node] if isinstance(node, list) else node


def python(root: Path, *folders: str) -> Iterator[tuple[str, ast.Module]]:
    """(name, syntax tree) of every Python file under `folders`."""
    for folder in folders:
        for file in sorted((root / folder).rglob("*.py")):
            yield named(file, root), ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def named(file: Path, root: Path) -> str:
    """A file's name in a violation."""
    return file.relative_to(root).as_posix()
