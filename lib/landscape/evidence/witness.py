"""Witnesses: what a search left for a check that believes nothing else. JSON in `book/data`, no floats."""

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any, NoReturn

from landscape.evidence.claim import CLAIMS
from landscape.evidence.door import guarded

WITNESSES = CLAIMS.with_name("data")
"""Folder of the witness files."""


@guarded
def witness(name: str, keys: Collection[str], folder: Path = WITNESSES) -> dict[str, Any]:
    """The content of `<name>.json`: integers, decimal and fraction strings, lists of these.

    Raises ValueError naming the file if it is missing, cut short, holds a float, or has
    other keys than expected.
    """
    path = folder / f"{name}.json"
    try:
        content = json.loads(path.read_text(encoding="utf-8"), parse_float=_refuse, parse_constant=_refuse)
    except FileNotFoundError:
        raise ValueError(f"{path.name}: no such witness in {folder.name}/; `make search` finds it") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"{path.name}: cut short or damaged, {error}; `make search` finds it anew") from None
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from None
    if not isinstance(content, dict) or set(content) != set(keys):
        raise ValueError(f"{path.name}: expected the keys {', '.join(sorted(keys))}")
    return content


@guarded
def as_text(content: dict[str, Any]) -> str:
    """The text of a witness file: a line a key, the same for the same content."""
    lines = [f"  {json.dumps(key)}: {json.dumps(content[key])}" for key in sorted(content)]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _refuse(text: str) -> NoReturn:
    raise ValueError(f"holds the float {text}, expected integers or strings")
