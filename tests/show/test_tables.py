import pytest

from landscape.show import tables
from landscape.show.contents import ROOT
from landscape.show.tables import BEGIN, END, chapter_table, is_current, main, with_table


def test_the_table_replaces_what_stands_between_the_markers():
    assert with_table(f"a\n{BEGIN}\nold\n{END}\nb", "new") == f"a\n{BEGIN}\nnew\n{END}\nb"


@pytest.mark.parametrize("readme", ["", BEGIN, f"{END}{BEGIN}", f"{BEGIN}{END}{BEGIN}"])
def test_missing_markers_are_named(readme):
    with pytest.raises(ValueError, match=r"README\.md: expected"):
        with_table(readme, "")


def test_writing_makes_it_current(small_book, monkeypatch):
    (small_book / "README.md").write_text(f"{BEGIN}\n{END}\n")
    assert not is_current(small_book)
    monkeypatch.setattr(tables, "ROOT", small_book)
    monkeypatch.setattr(tables.is_current, "__defaults__", (small_book,))
    monkeypatch.setattr(tables.chapter_table, "__defaults__", (small_book,))
    assert main(["--check"]) == 1 and main([]) == 0 and main(["--check"]) == 0
    assert chapter_table(small_book) in (small_book / "README.md").read_text()


def test_the_readme_is_current():
    if not (ROOT / "README.md").exists():
        pytest.skip("no README.md")
    assert is_current()
