"""The README's table says what the claims and the stored outputs say."""


def test_the_table_is_current(repository):
    from landscape.show.tables import is_current

    assert is_current(repository)
