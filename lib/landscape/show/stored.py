"""Verdict lines that notebooks have printed, read back from their stored outputs."""

from pathlib import Path

import nbformat

from landscape.evidence.check import Line, parse_line


def stored_lines(notebook: Path) -> list[Line]:
    """Every line that a code cell printed and that begins with a verdict word or BREAKS, in order.

    Raises ValueError naming the notebook for a malformed line or an unknown claim.
    """
    try:
        parsed = [parse_line(text) for text in _printed(notebook)]
    except ValueError as error:
        raise ValueError(f"{notebook.name}: {error}") from None
    return [line for line in parsed if line is not None]


def _printed(notebook: Path) -> list[str]:
    cells = nbformat.read(notebook, as_version=4).cells
    outputs = [output for cell in cells if cell.cell_type == "code" for output in cell.outputs]
    return [
        text
        for output in outputs
        if output.output_type == "stream" and output.name == "stdout"
        for text in output.text.splitlines()
    ]
