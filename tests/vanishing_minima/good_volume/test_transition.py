"""The transition of the good volume: the stored counts, and the exact certificate of a good region."""

import numpy as np
import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.search import volume_transition as search
from landscape.vanishing_minima import good_volume as good
from landscape.vanishing_minima.exact_fit import pairs, rows


def test_the_chapters_verdict():
    assert good.check_transition().verdict is Verdict.SUPPORTED


@pytest.mark.sabotage("own/volume-transition", "rates that are too good, the middle, or nearly all at once")
@pytest.mark.parametrize(
    ("lie", "verdict"),
    [
        ({"low": fmpq(1, 100)}, Verdict.UNDECIDED),
        ({"high": fmpq(99, 100)}, Verdict.UNDECIDED),
        ({"wide": 2, "high": fmpq(9, 10)}, Verdict.CONTRADICTED),
        ({"wide": 1}, Verdict.CONTRADICTED),
    ],
)
def test_the_transition_is_where_it_is(lie, verdict):
    assert good.check_transition(**lie).verdict is verdict


def test_a_size_that_was_not_sampled_is_refused():
    with pytest.raises(ValueError, match="num_samples"):
        good.check_transition(num_samples=7)


@pytest.mark.parametrize("stored", [c for c in good.counts() if c.num_samples == 6 and c.num_neurons < 3])
def test_stored_counts_are_what_the_search_finds(stored):
    found = search.count(stored.num_samples, stored.num_neurons, stored.trials)
    assert found == [stored.num_samples, stored.num_neurons, stored.trials, stored.hits]


def test_a_network_that_fits_certifies_its_region():
    X, y = rows(3, 6), [1, 0, 0, 1, 1, 0]
    for slope in (fmpq(0), fmpq(1, 10)):
        network = pairs(X, y, slope)
        near = [float(int((z * c).p) / int((z * c).q)) for w, z in zip(network.W, network.z, strict=True) for c in w]
        assert good.certifies(X, y, network.W, slope, near)
        turned = [[-c for c in network.W[0]], *network.W[1:]]
        assert not good.certifies(X, y, turned, slope, near)


def test_a_network_with_too_few_parameters_certifies_nothing():
    X = rows(3, 6)
    assert not good.certifies(X, [1] * 6, [[1, 0, 0]], 0, [0.0] * 3)
    rng = np.random.default_rng(0)
    assert not any(search.has_global_minimum(*search.drawn(rng, 6, 1)) for _ in range(20))
