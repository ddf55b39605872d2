"""Whatever a public function is fed, it answers or says which argument it cannot take."""

import pytest
from feeding.entries import entries
from feeding.feed import faults
from feeding.hostile import hostile, wrong
from feeding.lists import COSTLY, unmended

ENTRIES, UNMENDED = entries(), unmended()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_it_answers_or_names_the_argument(entry):
    """Where a fault is expected and none is found, the entry must go from `unmended.txt`."""
    found = faults(entry, wrong if entry.name in COSTLY else hostile)
    assert found.keys() == UNMENDED.get(entry.name, set()), found


def test_the_lists_name_functions():
    assert COSTLY | UNMENDED.keys() <= {entry.name for entry in ENTRIES}
