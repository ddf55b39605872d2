"""Imports only go down."""

import pytest
from rules.imports import imports_go_down, private_names_stay_at_home


@pytest.mark.parametrize("rule", [imports_go_down, private_names_stay_at_home])
def test_in_this_repository(repository, rule):
    assert rule(repository) == []


@pytest.mark.parametrize(
    ("folder", "line", "there"),
    [
        ("evidence", "from landscape.geometry.sphere import caps", "geometry"),
        ("geometry", "import landscape.networks.two_layer as net", "networks"),
        ("networks", "from landscape import initial_basin", "initial_basin"),
        ("cupped_minima", "from landscape.initial_basin.regions import region_count", "initial_basin"),
        ("diverse_units", "from landscape.search import descent", "search"),
        ("spurious_minima", "def late():\n    from landscape.show import style", "show"),
        ("vanishing_minima", "from ..show import style", "show"),
        ("search", "from landscape.show import style", "show"),
        ("geometry", "from landscape import *", "*"),
        ("geometry", "import landscape", "everything"),
    ],
)
def test_sees_an_import_that_does_not_go_down(house, folder, line, there):
    house.write(f"lib/landscape/{folder}/module.py", f"{line}\n")
    assert imports_go_down(house.root) == [f"{name}: {folder} imports {there}" for name in _places(folder, line)]


def _places(folder, line):
    return [f"lib/landscape/{folder}/module.py:{line.count(chr(10)) + 1}"]


def test_sees_a_folder_without_a_place_and_a_package_that_imports_its_parts(house):
    house.write("lib/landscape/utils/__init__.py")
    house.write("lib/landscape/__init__.py", "from landscape.evidence import claim\n")
    assert sorted(imports_go_down(house.root)) == [
        "lib/landscape/__init__.py:1: the package imports evidence",
        "lib/landscape/utils/__init__.py: unknown folder utils",
    ]


def test_lets_imports_go_down_and_stay(house):
    house.write("lib/landscape/evidence/claim.py", "import re\nfrom landscape.evidence import verdict\n")
    house.write("lib/landscape/initial_basin/regions/__init__.py", "from .count import region_count\n")
    house.write("lib/landscape/initial_basin/regions/count.py", "from landscape.geometry import cones\n")
    house.write("lib/landscape/show/ledger.py", "from landscape.initial_basin import regions\n")
    assert imports_go_down(house.root) == []


def test_sees_a_private_name_abroad_and_lets_public_ones_travel(house):
    house.write("lib/landscape/search/a.py", "def late():\n    from landscape.search.b import _polished, angle\n")
    house.write("lib/landscape/search/b.py", "from __future__ import annotations\nfrom landscape import __doc__\n")
    assert private_names_stay_at_home(house.root) == ["lib/landscape/search/a.py:2: imports _polished"]
