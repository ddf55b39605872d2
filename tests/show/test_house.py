"""The picture of the house is drawn from the sources."""

import ast

import pytest
from bs4 import BeautifulSoup

from landscape.show.house import LAYERS, floors, imported_folders, picture

FOLDERS = [folder for layer in LAYERS for folder in layer]


@pytest.fixture
def small_house(tmp_path):
    """Every folder with one module beside its docstring; nothing imports anything."""
    for folder in FOLDERS:
        room = tmp_path / "lib" / "landscape" / folder
        room.mkdir(parents=True)
        (room / "__init__.py").write_text(f'"""What lives in {folder}."""\n')
        (room / "module.py").write_text('"""A constant."""\nX = 1\n')
    return tmp_path


def lines(root):
    return dict(line.split(": ", 1) for line in str(picture(root)).splitlines())


def test_this_house_stands_on_evidence_and_every_room_says_in_a_phones_width_what_it_holds():
    rooms = [room for layer in floors() for room in layer]
    assert [room.name for room in rooms] == FOLDERS
    assert all(0 < len(room.says) <= 36 and room.modules > 1 for room in rooms)
    assert all("evidence" in room.imports for room in rooms[1:]) and not rooms[0].imports


def test_modules_are_counted_and_imports_found(small_house):
    assert set(lines(small_house).values()) == {"1 modules; imports nothing"}
    deep = small_house / "lib" / "landscape" / "cupped_minima" / "chapter"
    deep.mkdir()
    source = '"""Late."""\ndef f():\n    from ...evidence import claim\n    import landscape.networks.deep\n'
    (deep / "late.py").write_text(source)
    assert lines(small_house)["cupped_minima"] == "2 modules; imports evidence, networks"


def test_every_import_is_an_arrow_from_its_room_to_the_other(small_house):
    source = "'''A drawing.'''\nfrom landscape.networks import deep\nimport landscape.geometry"
    (small_house / "lib/landscape/show/x.py").write_text(source)
    drawing = BeautifulSoup(picture(small_house).html, "html.parser")
    middle = {text.text.split(" ")[0]: float(text["y"]) + 4 for text in drawing.select("text:not(.word)")}
    arrows = [edge["d"].replace("A", " ").split() for edge in drawing.select("path.edge")]
    ends = {(float(arrow[1]), float(arrow[-1])) for arrow in arrows}
    assert ends == {(middle["show"] + 6, middle[there] - 6) for there in ("networks", "geometry")}


def test_lower_layers_are_drawn_lower(small_house):
    drawing = BeautifulSoup(picture(small_house).html, "html.parser")
    height = {text.text.split(" ")[0]: float(text["y"]) for text in drawing.select("text:not(.word)")}
    tops = [max(height[name] for name in layer) for layer in LAYERS]
    assert all(max(height[name] for name in layer) < lowest for layer, lowest in zip(LAYERS[1:], tops, strict=False))


def test_a_part_links_to_its_pages_once_they_exist(small_house):
    assert "<a " not in picture(small_house).html
    index = small_house / "book" / "cupped-minima" / "index.md"
    index.parent.mkdir(parents=True)
    index.write_text("# Cupped minima")
    assert picture(small_house).html.count('<a href="cupped-minima/index.html">') == 1


def test_a_folder_without_a_layer_and_a_layer_without_a_folder_are_refused(small_house):
    (small_house / "lib/landscape/utils").mkdir()
    (small_house / "lib/landscape/utils/x.py").write_text("x = 1")
    with pytest.raises(ValueError, match=r"LAYERS: .*differs in \['utils'\]"):
        floors(small_house)
    (small_house / "lib/landscape/utils/x.py").unlink()
    (small_house / "lib/landscape/utils").rmdir()
    floors(small_house)
    for file in (small_house / "lib/landscape/search").iterdir():
        file.unlink()
    with pytest.raises(ValueError, match=r"LAYERS: .*differs in \['search'\]"):
        floors(small_house)


@pytest.mark.parametrize(
    ("source", "there"),
    [
        ("import landscape", ["everything"]),
        ("from landscape import *", ["*"]),
        ("import re\nfrom json import loads", []),
        ("from . import caps", ["geometry"]),
        ("from ..networks import deep", ["networks"]),
    ],
)
def test_every_way_to_import_is_read(source, there):
    assert [name for _, name in imported_folders(ast.parse(source), ["landscape", "geometry"])] == there
