import pytest

from landscape.show.contents import notebooks, pages


def test_pages_come_in_reading_order(small_book):
    assert pages(small_book) == ["index", "ledger", "part/two", "part/one"]
    assert notebooks(small_book) == ["ledger", "part/two", "part/one"]


def test_a_listed_page_must_exist(small_book):
    (small_book / "book" / "part" / "one.ipynb").unlink()
    with pytest.raises(ValueError, match="book/part/one does not exist"):
        pages(small_book)
