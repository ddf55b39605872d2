"""The library as a house: its layers as floors, modules counted, imports as arrows; all read from the sources."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from landscape.show.contents import ROOT
from landscape.show.display import Display

LAYERS = (
    ("evidence",),
    ("geometry",),
    ("networks",),
    (
        "initial_basin",
        "vanishing_minima",
        "spurious_minima",
        "cupped_minima",
        "diverse_units",
    ),
    ("search", "show"),
)
"""The folders from the ground up: a module imports from its own folder and from lower layers, nothing else."""

MARGIN, ROW, GAP = 88, 46, 14
"""Width left of the rooms, where the arrows run; height of a room; between two floors: CSS pixels."""


@dataclass(frozen=True)
class Room:
    """A folder: what its docstring says, how many modules hold more than a docstring, which folders it imports."""

    name: str
    says: str
    modules: int
    imports: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.name}: {self.modules} modules; imports {', '.join(self.imports) or 'nothing'}"


def floors(root: Path = ROOT) -> list[list[Room]]:
    """The rooms of each layer, from the ground up.

    Raises ValueError unless LAYERS names exactly the folders of `lib/landscape`.
    """
    library = root / "lib" / "landscape"
    listed = [name for layer in LAYERS for name in layer]
    there = {file.relative_to(library).parts[0] for file in library.rglob("*.py")} - {"__init__.py"}
    if there != set(listed):
        raise ValueError(f"LAYERS: expected the folders of lib/landscape, differs in {sorted(there ^ set(listed))}")
    return [[_room(library / name, listed) for name in layer] for layer in LAYERS]


def picture(root: Path = ROOT) -> Display:
    """The house as an inline SVG, the roof first; an arrow leads from a folder down to one that it imports."""
    downwards = floors(root)[::-1]
    heights, bands, y = {}, [], 0.0
    for layer in downwards:
        bands.append(f'<rect class="floor" y="{y:g}" width="100%" height="{ROW * len(layer)}"/>')
        heights |= {room.name: y + ROW * (place + 0.5) for place, room in enumerate(layer)}
        y += ROW * len(layer) + GAP
    rooms = [_drawn(room, heights, root) for layer in downwards for room in layer]
    svg = "\n".join(
        [
            f'<svg class="graph house mathjax_ignore" width="100%" height="{y - GAP:g}" role="group" '
            'aria-label="The folders of the library: arrows lead from a folder down to the folders it imports">',
            '<defs><marker id="house-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
            'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8Z"/></marker></defs>',
            *bands,
            *rooms,
            "</svg>",
        ]
    )
    return Display(svg, "\n".join(str(room) for layer in downwards for room in layer))


def imported_folders(tree: ast.Module, package: list[str]) -> Iterator[tuple[int, str]]:
    """(line, folder of `landscape`) for every import, also inside functions; `package` resolves the relative ones.

    A star or the whole package counts as the folder `*` or `everything`.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            targets = [alias.name.split(".") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            base = base + (node.module.split(".") if node.module else [])
            targets = [[*base, alias.name] for alias in node.names]
        else:
            continue
        for target in targets:
            if target[0] == "landscape":
                yield node.lineno, target[1] if len(target) > 1 else "everything"


def _room(folder: Path, listed: list[str]) -> Room:
    trees = {file: ast.parse(file.read_text(encoding="utf-8")) for file in sorted(folder.rglob("*.py"))}
    full = {file: tree for file, tree in trees.items() if tree.body[1:]}  # more than its docstring
    found = set()
    for file, tree in full.items():
        package = ["landscape", *file.parent.relative_to(folder.parent).parts]
        found |= {name for _, name in imported_folders(tree, package)}
    says = ast.get_docstring(trees[folder / "__init__.py"]) or ""
    return Room(folder.name, says, len(full), tuple(name for name in listed if name in found - {folder.name}))


def _drawn(room: Room, heights: dict[str, float], root: Path) -> str:
    """A room with the arrows of what it imports, so that pointing at it shows them; a part links to its pages."""
    y, part = heights[room.name], room.name.replace("_", "-")
    is_part = (root / "book" / part / "index.md").is_file()
    opening, closing = (f'<a href="{part}/index.html">', "</a>") if is_part else ("<g>", "</g>")
    arcs = "".join(_arc(y, heights[name]) for name in room.imports)
    return (
        f'{opening}{arcs}<rect x="{MARGIN}" y="{y - ROW / 2 + 2:g}" width="100%" height="{ROW - 4}"/>'
        f'<text x="{MARGIN + 10}" y="{y - 4:g}">{escape(room.name)} · {room.modules} modules</text>'
        f'<text class="word" x="{MARGIN + 10}" y="{y + 13:g}">{escape(room.says)}</text>{closing}'
    )


def _arc(start: float, end: float) -> str:
    """Half an ellipse in the margin; the longer, the wider."""
    start, end = start + 6, end - 6
    wide, high = min(MARGIN - 4, 10 + abs(end - start) / 7), abs(end - start) / 2
    sweep = int(end < start)
    arc = f"M{MARGIN} {start:g}A{wide:g} {high:g} 0 0 {sweep} {MARGIN} {end:g}"
    return f'<path class="edge" d="{arc}" marker-end="url(#house-arrow)"/>'
