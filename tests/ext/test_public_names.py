"""The public names of the library, read from code that is not run."""

import pytest
from public_names import groups

PAPERS = ("initial_basin", "vanishing_minima", "spurious_minima", "cupped_minima", "diverse_units")
FOLDERS = ("evidence", "geometry", "networks", *PAPERS, "search", "show")


@pytest.fixture
def library(tmp_path):
    """Write modules of a folder `part` and return what it offers, by module."""

    def library(**texts):
        for path, text in {"__init__.py": "", **texts}.items():
            file = tmp_path / "lib" / "landscape" / "part" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return {group.module.removeprefix("landscape.part."): group for group in groups("part", tmp_path)}

    return library


def told(group):
    return {name.name: (name.kind, name.signature, name.doc) for name in group.names}


def test_functions_classes_and_values_of_a_module(library):
    text = '''"""A module."""
import os
A, _B = 1, 2
"""Two values."""
C: int = 3
D = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22]


def f(x: int, *, y=2) -> float:
    """What f does."""


def _g(): ...


@dataclass
class E:
    """What E is."""

    a: int
    b: str = ""

    @property
    def size(self) -> int:
        """Its size."""

    def moved(self, by: int) -> "E":
        """Another."""

    @classmethod
    def of(cls): ...

    def _hidden(self): ...


class F:
    def __init__(self, a, b=1): ...
'''
    group = library(**{"a.py": text})["a"]
    assert (group.doc, group.file) == ("A module.", "lib/landscape/part/a.py")
    assert told(group) == {
        "A": ("data", "", "Two values."),
        "C": ("data", " = 3", ""),
        "D": ("data", "", ""),
        "f": ("function", "(x: int, *, y=2) -> float", "What f does."),
        "E": ("class", "(a: int, b: str = '')", "What E is."),
        "F": ("class", "(a, b=1)", ""),
    }
    members = group.names[4].members
    assert [(name.name, name.kind, name.signature) for name in members] == [
        ("size", "property", " -> int"),
        ("moved", "method", "(by: int) -> 'E'"),
        ("of", "method", "()"),
    ]


def test_a_package_offers_what_it_lists_and_tells_what_it_passes_on(library):
    package = '''"""A chapter."""
from landscape.part.a import A as first, f
from landscape.part.chapter import inner
from landscape.part.chapter.inner import g, h
__all__ = ["first", "g", "inner"]
'''
    inner = '"""I."""\ndef g(): ...\ndef h(): ...'
    found = library(**{"chapter/__init__.py": package, "chapter/inner.py": inner, "a.py": "A = 1"})
    assert set(found) == {"a", "chapter"}
    assert told(found["chapter"]) == {"g": ("function", "()", ""), "inner": ("module", "", "I.")}
    assert [(name.module, name.name) for name in found["chapter"].passed_on] == [("landscape.part.a", "A")]


@pytest.mark.parametrize(("imports", "where"), [("", "__init__"), ("from landscape.part.a import b", "a")])
def test_a_name_that_nothing_defines_is_an_error(library, imports, where):
    with pytest.raises(ValueError, match=rf"{where}\.py: nothing defines b"):
        library(**{"chapter/__init__.py": f'{imports}\n__all__ = ["b"]', "a.py": "c = 1"})


def test_modules_without_public_names_are_left_out(library):
    assert library(**{"a.py": "_A = 1", "b.py": "", "c/__init__.py": "", "c/d.py": "D = 1"}).keys() == {"c.d"}


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_folder_of_the_library_is_told_with_docstrings(folder):
    found = groups(folder)
    assert found and all(group.doc for group in found)
    functions = [name for group in found for name in group.names if name.kind in ("function", "class")]
    assert functions and all(name.doc for name in functions)
