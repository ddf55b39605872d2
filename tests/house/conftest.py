"""The repository to which the rules apply, and an empty one for a test to fill."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for `rules` and `synthetic`, from any working directory


@pytest.fixture(scope="session")
def repository():
    """Root of the checkout."""
    return Path(__file__).parents[2]


@pytest.fixture
def house(tmp_path):
    """An empty repository."""
    from synthetic import House

    return House(tmp_path)
