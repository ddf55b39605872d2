"""Whatever a public function is fed, it answers or says which argument it cannot take."""

import pytest
from feeding.entries import entries
from feeding.feed import faults
from feeding.unmended import SLOW, UNMENDED

DOORS = [entry for entry in entries() if entry.name not in SLOW]
LATER = [entry for entry in entries() if entry.name in SLOW]


@pytest.mark.parametrize("entry", DOORS, ids=lambda entry: entry.name)
def test_it_answers_or_names_the_argument(entry):
    assert set(faults(entry)) == set(UNMENDED.get(entry.name, ()))


@pytest.mark.nightly
@pytest.mark.parametrize("entry", LATER, ids=lambda entry: entry.name)
def test_where_an_answer_takes_long_it_answers_or_names_the_argument(entry):
    assert set(faults(entry)) == set(UNMENDED.get(entry.name, ()))


def test_what_is_left_to_mend_exists():
    names = {entry.name for entry in entries()}
    assert UNMENDED.keys() | SLOW <= names
