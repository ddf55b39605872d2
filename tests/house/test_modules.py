"""Modules are small and say what they are."""

import pytest
from rules.modules import modules_are_short, public_names_have_docstrings

MODULE = "lib/landscape/geometry/caps.py"


@pytest.mark.parametrize("rule", [modules_are_short, public_names_have_docstrings])
def test_in_this_repository(repository, rule):
    assert rule(repository) == []


def test_sees_the_line_too_many(house):
    house.write(MODULE, "x = 1\n" * 249)
    assert modules_are_short(house.root) == []
    house.write(MODULE, "x = 1\n" * 250)
    assert modules_are_short(house.root) == [f"{MODULE}: 250 lines, fewer than 250 expected"]


def test_sees_what_has_no_docstring(house):
    house.write(MODULE, "def area(): ...\nclass Cap:\n    def height(self): ...\n")
    assert public_names_have_docstrings(house.root) == [
        f"{MODULE}: no docstring",
        f"{MODULE}:1: area has no docstring",
        f"{MODULE}:2: Cap has no docstring",
        f"{MODULE}:3: height has no docstring",
    ]


def test_lets_private_names_and_empty_modules_be_silent(house):
    inner = '    """Area."""\n    def inner(): ...\n'
    private = "def _height(): ...\nclass _Cap:\n    def area(self): ...\n"
    house.write(MODULE, f'"""Caps."""\n{private}def area():\n{inner}')
    house.write("lib/landscape/geometry/__init__.py")
    assert public_names_have_docstrings(house.root) == []
