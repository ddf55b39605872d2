"""The searches behind the barrier and the better networks: what they find convinces the checks."""

import pytest

from landscape.cupped_minima.cup_barrier import check_rational_height, cup_of
from landscape.cupped_minima.whole_theorem import check_sub_optimal
from landscape.evidence.verdict import Verdict
from landscape.evidence.witness import WITNESSES, as_text
from landscape.search import better_networks, cup_multipliers
from landscape.search.decimals import decimals


def test_found_multipliers_convince_the_check():
    found = cup_multipliers.find()["multipliers"]
    assert check_rational_height(multipliers=found).verdict is Verdict.VERIFIED


def test_a_found_network_convinces_the_check():
    size = (4, 8)
    W = decimals(better_networks.best_fit(cup_of(*size), better_networks.STARTS[size]), better_networks.DIGITS)
    assert check_sub_optimal([size], {better_networks.name_of(*size): W}).verdict is Verdict.VERIFIED


@pytest.mark.nightly
@pytest.mark.parametrize(
    ("name", "search"), [("better-networks", better_networks), ("cup-multipliers", cup_multipliers)]
)
def test_the_stored_witness_is_what_the_search_finds(name, search):
    assert (WITNESSES / f"{name}.json").read_text(encoding="utf-8") == as_text(search.find())
