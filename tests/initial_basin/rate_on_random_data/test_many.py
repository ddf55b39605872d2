"""Harmonic samples, random samples, and too many samples: verdicts and sabotage."""

import pytest
from flint import arb, fmpq

from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Verdict
from landscape.geometry.sphere import uniform_points
from landscape.initial_basin import rate_on_random_data as spread

TINY = fmpq(1, 1000)


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (spread.check_harmonic_samples, Verdict.VERIFIED),
        (spread.check_random_samples, Verdict.VERIFIED),
        (spread.check_random_samples_grow, Verdict.PROVED),
        (spread.check_exponentially_many, Verdict.PROVED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("own/harmonic-samples", "a sample too many for 3/4, one too few for more")
def test_the_sizes_are_those_of_the_conditions():
    assert spread.check_harmonic_samples([(9, 13)], []).verdict is Verdict.REFUTED
    assert spread.check_harmonic_samples([], [(3, 19)]).verdict is Verdict.REFUTED


@pytest.mark.parametrize(("dim", "size"), [(3, 4), (5, 9), (9, 12)])
def test_harmonic_samples_are_a_tight_frame_of_unit_vectors(dim, size):
    X = spread.harmonic_samples(dim, size)
    frame = X.transpose() * X
    assert all((frame[i, j] - fmpq(size * (i == j), dim)).contains(0) for i in range(dim) for j in range(dim))
    assert all(((X * X.transpose())[t, t] - 1).contains(0) for t in range(size))


def test_neighbours_are_parted_as_the_length_of_the_curve_says():
    for dim, size in spread.CROWDED:
        assert spread.parting_bound(dim, size) < dim**2 / (arb(3).sqrt() * size)


@pytest.mark.sabotage("own/random-samples", "the constant or the base lowered")
def test_constant_and_base_count():
    large = [(1000, 10)]
    assert spread.check_random_samples(large).verdict is Verdict.VERIFIED
    assert spread.check_random_samples(large, base=fmpq(74, 100)).verdict is Verdict.REFUTED
    assert spread.check_random_samples([(7, 8)], constant=fmpq(1, 10)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/random-samples-growth", "a faster growth", drops=2)
def test_growth_has_its_limit():
    assert spread.check_random_samples_grow(growth=fmpq(14, 13)).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/exponentially-many", "a wider slab or heavier tails, a narrower slab")
@pytest.mark.parametrize("lie", [{"width": fmpq(1, 3)}, {"tails": fmpq(1, 15)}, {"width": fmpq(1, 5)}])
def test_slab_and_tails_must_fit(lie):
    assert spread.check_exponentially_many(**lie).verdict is Verdict.UNDECIDED


def test_one_near_pair_or_two_near_others():
    """The union bounds are probabilities where they promise something, and fall with the dimension."""
    for near in (1, 2):
        assert spread.failure_bound(400, 1000, near) < spread.failure_bound(200, 1000, near) < 1


@pytest.mark.sabotage("own/random-samples", "more near others than dimensions")
@pytest.mark.parametrize("near", [0, 8, 16])
def test_near_others_are_at_most_the_dimensions(near):
    """At k = 16 the square of 1 - k/(d + 1) is large again, and the bound for 8 samples in R^7 would be 0."""
    with pytest.raises(ValueError, match="near"):
        spread.failure_bound(7, 8, near)


@pytest.mark.sabotage("own/harmonic-samples", "an even dimension, at the door", drops=1)
@pytest.mark.sabotage("own/random-samples", "six dimensions, at the door", drops=2)
def test_few_dimensions_are_refused():
    with pytest.raises(ValueError, match="dim"):
        spread.failure_bound(6, 10)
    with pytest.raises(ValueError, match="odd"):
        spread.harmonic_samples(4, 9)


@pytest.mark.sampled
def test_drawn_samples_are_spread():
    """A hundred samples in R^200 have all cosines below the limit, except with probability below 1e-6."""
    X = uniform_points(100, 200, generator("own/random-samples"))
    largest = abs(X @ X.T)
    largest[range(100), range(100)] = 0
    assert spread.failure_bound(200, 100) < fmpq(1, 10**6)
    assert largest.max() ** 2 < float(arb(spread.square_limit(200)).mid())
