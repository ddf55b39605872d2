"""Gordan certificates and circuits: true ones hold, tampered ones do not."""

from dataclasses import replace
from itertools import product

import pytest
from flint import fmpq_mat
from hypothesis import given, settings
from hypothesis import strategies as st

from landscape.geometry.certificates import Certificate, certificate, circuits, rational_rows

FIGURE_1 = [["3/2", "1/2"], [-1, 2], [-1, -1]]
SAMPLES = rational_rows(FIGURE_1)
ABSENT = Certificate(signs=(1, 1, 1), weights=(6, 2, 7))


def test_the_certificate_of_figure_1():
    assert ABSENT.holds(SAMPLES)
    assert certificate((1, 1, 1), circuits(FIGURE_1)) == ABSENT
    assert certificate((-1, -1, -1), circuits(FIGURE_1)).holds(SAMPLES)


@pytest.mark.parametrize(
    "tampered",
    [
        replace(ABSENT, weights=(6, 2, 8)),
        replace(ABSENT, weights=(0, 0, 0)),
        replace(ABSENT, weights=(6, 2)),
        replace(ABSENT, signs=(1, 1, -1)),
        replace(ABSENT, signs=(0, 0, 0)),
        Certificate(signs=(1, 1, -1), weights=(6, 2, -7)),
        Certificate(signs=(1, 1, 1, 1), weights=(6, 2, 7, 0)),
        Certificate(signs=(), weights=()),
    ],
)
def test_tampered_certificates_do_not_hold(tampered):
    assert not tampered.holds(SAMPLES)


def test_a_region_has_no_certificate():
    with pytest.raises(ValueError, match="belong to a region"):
        certificate((1, 1, -1), circuits(FIGURE_1))


def test_a_beginning_can_be_excluded():
    X = [[1, 0], [2, 0], [0, 1]]
    excluded = certificate((1, -1), circuits(X))
    assert excluded == Certificate((1, -1), (2, 1)) and excluded.holds(rational_rows(X))


@settings(max_examples=60)
@given(
    st.integers(1, 3).flatmap(
        lambda d: st.lists(st.lists(st.integers(-2, 2), min_size=d, max_size=d), min_size=1, max_size=5)
    )
)
def test_circuits_are_the_minimal_dependencies(X):
    found = circuits(X)
    supports = [frozenset(t for t, c in enumerate(circuit) if c) for circuit in found]
    assert len(set(supports)) == len(supports)
    for circuit, support in zip(found, supports, strict=True):
        assert not any(sum(c * x[i] for c, x in zip(circuit, X, strict=True)) for i in range(len(X[0])))
        for t in support:
            rest = sorted(support - {t})
            assert not rest or fmpq_mat([X[s] for s in rest]).rank() == len(rest)
    for chosen in product((False, True), repeat=len(X)):
        rows = [t for t, taken in enumerate(chosen) if taken]
        dependent = bool(rows) and fmpq_mat([X[t] for t in rows]).rank() < len(rows)
        assert dependent == any(support.issubset(rows) for support in supports)
