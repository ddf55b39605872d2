"""Small synthetic repositories, on which each rule is seen to fail."""

import json
from pathlib import Path


def prose(text):
    """A Markdown cell."""
    return {"cell_type": "markdown", "metadata": {}, "source": text}


def code(source, *, prints=None, shows=None, alt=None, count=None, tags=(), error=False):
    """A code cell that has been run.

    prints  text on standard output
    shows   MIME type -> content of one display
    alt     alternative text of its figure
    count   execution count; by default its place among the code cells, 0 for "not executed"
    """
    metadata = {"mystnb": {"image": {"alt": alt}}} if alt is not None else {}
    outputs = []
    if prints is not None:
        outputs.append({"output_type": "stream", "name": "stdout", "text": prints})
    if shows is not None:
        outputs.append({"output_type": "display_data", "data": shows, "metadata": {}})
    if error:
        outputs.append({"output_type": "error", "ename": "ValueError", "evalue": "", "traceback": []})
    if tags:
        metadata["tags"] = list(tags)
    return {
        "cell_type": "code",
        "metadata": metadata,
        "source": source,
        "outputs": outputs,
        "execution_count": count,
    }


class House:
    """A small repository to be filled by a test."""

    def __init__(self, root: Path):
        self.root = root

    def write(self, path: str, text: str = "") -> None:
        """A file, with its folders."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def notebook(self, path: str, *cells: dict, **metadata) -> None:
        """A notebook whose code cells have been run in order."""
        run = [cell for cell in cells if cell["cell_type"] == "code"]
        for place, cell in enumerate(run, start=1):
            if cell["execution_count"] is None:
                cell["execution_count"] = place
        for number, cell in enumerate(cells, start=1):
            cell.setdefault("id", f"cell-{number:02}")
        content = {"cells": list(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
        self.write(path, json.dumps(content))

    def claim(self, claim_id: str, **fields) -> None:
        """One more record in its paper's file."""
        texts = dict.fromkeys(("title", "source", "statement", "reading", "chapter"), "words")
        record = texts | {"hypotheses": []} | fields
        file = self.root / f"book/claims/{claim_id.split('/')[0]}.toml"
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        # JSON writes text, lists and truth values as TOML does.
        lines = [f"{key} = {json.dumps(value)}" for key, value in record.items()]
        self.write(file.relative_to(self.root), "\n".join([before, f'["{claim_id}"]', *lines, ""]))
