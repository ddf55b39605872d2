"""Regions: exhaustive small samples, two routes to the count, certificates, tampering, bad input."""

import doctest
from dataclasses import replace
from functools import cache
from itertools import combinations, combinations_with_replacement, product

import numpy as np
import pytest
from flint import fmpq, fmpq_mat
from hypothesis import given, settings
from hypothesis import strategies as st

from landscape.geometry import arrangements
from landscape.geometry.arrangements import (
    Region,
    RegionPartition,
    in_general_position,
    missing,
    region_count,
    regions,
)
from landscape.geometry.certificates import rational_rows
from landscape.geometry.sign_vectors import exact_sign_vector

FIGURE_1 = [["3/2", "1/2"], [-1, 2], [-1, -1]]
PARALLEL = [[1, 0], [2, 0], [-1, 0], [0, 1]]
COPLANAR = [[1, 0, 0], [0, 1, 0], [1, 1, 0], [0, 0, 1]]
PLANAR_POINTS = [p for p in product((-1, 0, 1), repeat=2) if any(p)]


def integer_samples(max_samples, size):
    return st.integers(1, 4).flatmap(
        lambda d: st.lists(
            st.lists(st.integers(-size, size), min_size=d, max_size=d).filter(any),
            min_size=1,
            max_size=max_samples,
        )
    )


def signs_seen(X, num_weights=3000):
    """Sign vectors of random integer weights, in integer arithmetic."""
    weights = np.random.default_rng(0).integers(-50, 51, (num_weights, len(X[0])))
    products = weights @ np.array(X).T
    return {tuple(row) for row in np.sign(products[(products != 0).all(axis=1)]).tolist()}


def count_by_deletion(X):
    """Independent route: a hyperplane adds as many regions as the others cut it into."""

    @cache
    def count(rows):
        lines = {line_of(row) for row in rows if any(row)}
        if not lines:
            return 1
        last, *rest = sorted(lines)
        return count(tuple(rest)) + count(tuple(projected(row, last) for row in rest))

    return count(tuple(map(tuple, X)))


def line_of(row):
    lead = next(fmpq(entry) for entry in row if entry != 0)
    return tuple(entry / lead for entry in row)


def projected(row, along):
    """The functional `row` on the hyperplane orthogonal to `along`, in all coordinates but one."""
    pivot = next(i for i, entry in enumerate(along) if entry != 0)
    share = row[pivot] / along[pivot]
    return tuple(row[i] - share * along[i] for i in range(len(row)) if i != pivot)


def test_doctest_of_figure_1():
    outcome = doctest.testmod(arrangements)
    assert outcome.attempted >= 5 and outcome.failed == 0


@pytest.mark.parametrize("num_samples", [1, 2, 3])
def test_every_small_planar_sample(num_samples):
    for X in combinations_with_replacement(PLANAR_POINTS, num_samples):
        partition = regions(X)
        assert partition.is_complete()
        assert set(partition.signs) == signs_seen(X, num_weights=300)
        at_most = region_count(num_samples, 2)
        assert len(partition) <= at_most
        assert (len(partition) == at_most) == in_general_position(X) == (not partition.certificates)


@settings(max_examples=80)
@given(integer_samples(max_samples=7, size=2))
def test_regions_of_degenerate_samples(X):
    """Small entries make parallel, antiparallel and dependent samples common."""
    partition = regions(X)
    assert partition.is_complete()
    assert len(partition) == count_by_deletion(X)
    assert signs_seen(X) <= set(partition.signs)
    assert (len(partition) == region_count(len(X), len(X[0]))) == in_general_position(X)


@settings(max_examples=30)
@given(integer_samples(max_samples=6, size=1000))
def test_regions_of_random_samples(X):
    partition = regions(X)
    assert partition.is_complete() and len(partition) == count_by_deletion(X)
    for region in partition.regions:
        assert exact_sign_vector(region.witness, X) == region.signs


@settings(max_examples=40)
@given(integer_samples(max_samples=6, size=2))
def test_antipodes(X):
    opposite = {tuple(-b for b in signs) for signs in regions(X).signs}
    assert opposite == set(regions(X).signs)


@settings(max_examples=40)
@given(integer_samples(max_samples=6, size=2))
def test_every_missing_sign_vector_has_its_certificate(X):
    present, absent = regions(X).signs, missing(X)
    assert all(c.holds(rational_rows(X)) for c in absent)
    assert set(present) | {c.signs for c in absent} == set(product((1, -1), repeat=len(X)))
    assert len(present) + len(absent) == 2 ** len(X)


@settings(max_examples=30)
@given(integer_samples(max_samples=6, size=3), st.permutations(range(6)))
def test_order_of_samples_is_immaterial(X, order):
    order = [t for t in order if t < len(X)]
    shuffled = regions([X[t] for t in order])
    assert set(shuffled.signs) == {tuple(signs[t] for t in order) for signs in regions(X).signs}


@pytest.mark.parametrize(("num_samples", "dim"), [(8, 3), (6, 4), (5, 5), (3, 5), (7, 1)])
def test_covers_count_is_attained_on_the_moment_curve(num_samples, dim):
    """Any dim points (1, t, t^2, ...) are independent: Vandermonde."""
    X = [[t**k for k in range(dim)] for t in range(1, num_samples + 1)]
    partition = regions(X)
    assert in_general_position(X) and partition.is_complete() and not partition.certificates
    assert len(partition) == region_count(num_samples, dim)


def test_region_count_by_recursion():
    assert [region_count(m, 2) for m in (1, 2, 3, 4)] == [2, 4, 6, 8]
    assert [region_count(3, d) for d in (1, 2, 3, 4)] == [2, 6, 8, 8]
    for m, d in product(range(1, 12), range(2, 8)):
        assert region_count(m + 1, d) == region_count(m, d) + region_count(m, d - 1)


def test_degenerate_samples_are_complete_by_certificates():
    for X, count in ((PARALLEL, 4), (COPLANAR, 12)):
        partition = regions(X)
        assert len(partition) == count < region_count(len(X), len(X[0]))
        assert partition.certificates and partition.is_complete()
        assert not replace(partition, certificates=partition.certificates[1:]).is_complete()


@pytest.mark.parametrize("X", [FIGURE_1, PARALLEL, COPLANAR])
def test_a_region_left_out_is_noticed(X):
    partition = regions(X)
    for left_out in range(len(partition)):
        kept = partition.regions[:left_out] + partition.regions[left_out + 1 :]
        short = replace(partition, regions=kept)
        assert short.is_sound() and not short.is_complete()
    assert not replace(partition, regions=()).is_complete()


def test_certificates_of_another_sample_prove_nothing():
    partition = regions(PARALLEL)
    assert not replace(regions(COPLANAR), certificates=partition.certificates).is_complete()


@pytest.mark.parametrize("X", [PARALLEL, COPLANAR])
def test_forged_certificates_prove_nothing(X):
    partition = regions(X)
    forged = tuple(replace(c, weights=(0,) * len(c.signs)) for c in partition.certificates)
    assert not replace(partition, certificates=forged).is_complete()


def test_tampered_regions_are_noticed():
    partition = regions(FIGURE_1)
    first, second, *rest = partition.regions
    for wrong in (
        first,  # listed twice
        replace(second, witness=first.witness),
        replace(second, witness=second.rays[0]),  # on the boundary
        replace(second, signs=(1, 1, 1)),
        replace(second, signs=(3, -1, 1)),
        replace(second, signs=second.signs[:2]),
        replace(second, rays=first.rays),
        replace(second, lineality=(second.rays[0],)),
    ):
        tampered = replace(partition, regions=(first, wrong, *rest))
        assert not tampered.is_sound() and not tampered.is_complete()


def test_rank_deficient_samples_have_lineality():
    partition = regions([[1, 0, 0], [0, 1, 0]])
    assert len(partition) == 4 == region_count(2, 3)
    assert all(region.lineality == ((0, 0, 1),) and len(region.rays) == 2 for region in partition.regions)


def test_one_sample():
    assert regions([[2, 0]]) == RegionPartition(
        samples=((fmpq(2), fmpq(0)),),
        regions=(
            Region((1,), (1, 0), ((1, 0),), ((0, 1),)),
            Region((-1,), (-1, 0), ((-1, 0),), ((0, 1),)),
        ),
    )


@settings(max_examples=60)
@given(integer_samples(max_samples=5, size=2))
def test_general_position_is_a_condition_on_minors(X):
    size = min(len(X), len(X[0]))
    gram = [[sum(a * b for a, b in zip(x, y, strict=True)) for y in X] for x in X]
    volumes = [fmpq_mat([[gram[s][t] for t in c] for s in c]).det() for c in combinations(range(len(X)), size)]
    assert in_general_position(X) == all(volume > 0 for volume in volumes)


@pytest.mark.parametrize("function", [regions, missing])
def test_bad_samples(function):
    with pytest.raises(ValueError, match="sample 1 is zero"):
        function([[1, 0], [0, 0]])
    for X in ([[0.5, 1.0]], [1, 2], [], [[float("nan"), 1]]):
        with pytest.raises(ValueError, match="X"):
            function(X)


def test_bad_counts():
    with pytest.raises(ValueError, match="num_samples"):
        region_count(0, 2)
    with pytest.raises(ValueError, match="dim"):
        region_count(2, 0)
