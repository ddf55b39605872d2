"""Execute notebooks and store their outputs so that a second run changes no byte.

    python -m landscape.show.freeze [notebook ...]

Without arguments: every notebook of the book, chapters first, the ledger and the errata last.
"""

import os
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

from landscape.evidence.claim import claims
from landscape.evidence.whole_file import replace
from landscape.show.agreement import settled
from landscape.show.contents import ROOT, is_account, notebook, notebooks
from landscape.show.environment import ENVIRONMENT

CELL_SECONDS = 120
"""A cell that takes longer is stopped, as nbval would stop it."""

_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
_CELL_METADATA = ("mystnb", "tags")
_WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


def freeze(path: Path) -> bool:
    """Execute and normalise one notebook in place; True if that changed the file.

    Raises RuntimeError naming notebook and cell if a cell raises or writes to stderr; the
    file then stays as it was.
    """
    stored = nbformat.read(path, as_version=4)
    fresh = nbformat.from_dict(_bare(stored))
    _execute(fresh, path)
    _normalise(fresh)
    _keep_stored(fresh, stored)
    nbformat.validate(fresh)
    return replace(path, nbformat.writes(fresh) + "\n")


def freeze_order(root: Path = ROOT) -> list[Path]:
    """Every notebook: pages that settle claims, then pages that may quote them, then the accounts."""
    settling = {claim.chapter for claim in claims(root / "book" / "claims").values()}
    order = sorted(notebooks(root), key=lambda page: (is_account(page), page not in settling))
    return [notebook(page, root) for page in order]


def main(arguments: list[str]) -> int:
    """Freeze the notebooks named, or all; 1 at the first that fails, with the reason on stderr."""
    for path in [Path(name) for name in arguments] or freeze_order():
        try:
            changed = freeze(path)
        except (RuntimeError, OSError, nbformat.ValidationError) as error:
            print(f"freeze: {error}", file=sys.stderr)
            return 1
        print(f"{'changed' if changed else 'as it was':<10} {path}")
    return 0


def _bare(stored: NotebookNode) -> dict[str, Any]:
    """Sources only: what the outputs are must follow from them."""
    cells = []
    for number, cell in enumerate(stored.cells, start=1):
        kept = {key: value for key, value in cell.metadata.items() if key in _CELL_METADATA}
        bare = {"cell_type": cell.cell_type, "id": f"cell-{number:02}", "metadata": kept}
        bare["source"] = cell.source
        if cell.cell_type == "code":
            bare |= {"outputs": [], "execution_count": None}
        if "attachments" in cell:
            bare["attachments"] = cell.attachments
        cells.append(bare)
    return {"cells": cells, "metadata": _METADATA, "nbformat": 4, "nbformat_minor": 5}


def _execute(fresh: NotebookNode, path: Path) -> None:
    client = NotebookClient(
        fresh,
        timeout=CELL_SECONDS,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
        coalesce_streams=True,
        store_widget_state=False,
    )
    try:
        client.execute(env=os.environ | ENVIRONMENT)
    except CellExecutionError as error:
        raise RuntimeError(f"{path}: {_culprit(fresh)} raised {error.ename}: {error.evalue}") from None
    except Exception as error:  # a dead kernel, a timeout
        raise RuntimeError(f"{path}: {type(error).__name__}: {error}") from None
    for cell in fresh.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "stream" and output.name == "stderr":
                raise RuntimeError(f"{path}: {cell.id} wrote to stderr: {output.text.strip()}")


def _culprit(fresh: NotebookNode) -> str:
    return next(cell.id for cell in fresh.cells for output in cell.get("outputs", []) if output.output_type == "error")


def _normalise(fresh: NotebookNode) -> None:
    """What depends on the run and not on the sources goes."""
    fresh.metadata = nbformat.from_dict(_METADATA)
    code = [cell for cell in fresh.cells if cell.cell_type == "code"]
    for count, cell in enumerate(code, start=1):
        cell.execution_count = count
        cell.metadata.pop("execution", None)
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = count
            if "data" in output:
                output.data.pop(_WIDGET_VIEW, None)


def _keep_stored(fresh: NotebookNode, stored: NotebookNode) -> None:
    """Keep stored images that agree, matching cells by source so that an inserted cell costs nothing."""
    before: dict[str, list[list[NotebookNode]]] = defaultdict(list)
    for cell in stored.cells:
        if cell.cell_type == "code":
            before[cell.source].append(cell.outputs)
    for cell in fresh.cells:
        if cell.cell_type == "code" and before[cell.source]:
            for new, old in zip(cell.outputs, before[cell.source].pop(0), strict=False):
                if "data" in new and "data" in old:
                    new.data = nbformat.from_dict(settled(old.data, new.data))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
