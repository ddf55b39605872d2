import pytest

from landscape.show.contents import is_account, notebooks, pages


def test_pages_come_in_reading_order(small_book):
    assert pages(small_book) == ["index", "ledger", "ledger/part", "errata", "part/two", "part/one"]
    assert notebooks(small_book) == ["ledger", "ledger/part", "errata", "part/two", "part/one"]


def test_a_listed_page_must_exist(small_book):
    (small_book / "book" / "part" / "one.ipynb").unlink()
    with pytest.raises(ValueError, match="book/part/one does not exist"):
        pages(small_book)


def test_the_accounts_are_the_ledger_its_parts_and_the_errata(small_book):
    assert [page for page in pages(small_book) if is_account(page)] == ["ledger", "ledger/part", "errata"]
