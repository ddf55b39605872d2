"""A table in HTML that scrolls inside its own box, by keyboard too."""

from collections.abc import Iterable, Sequence


def scrolling(name: str, columns: Sequence[str], rows: Iterable[str]) -> str:
    """The table `name` with one heading for each column; `rows` come from `row`."""
    head = "".join(f'<th scope="col">{column}</th>' for column in columns)
    return (
        f'<div class="scrolling mathjax_ignore" role="region" aria-label="{name}" tabindex="0">\n'
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n" + "\n".join(rows) + "\n</tbody>\n</table>\n</div>"
    )


def row(cells: Sequence[str | int], status: str = "") -> str:
    """One row, its first cell the heading; a row with a status can be filtered by it."""
    opening = f'<tr data-status="{status}">' if status else "<tr>"
    return f'{opening}<th scope="row">{cells[0]}</th>' + "".join(f"<td>{cell}</td>" for cell in cells[1:]) + "</tr>"
