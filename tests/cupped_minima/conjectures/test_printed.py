"""The two conjectures, the remark, two triangles, and this book's own conjecture."""

import pytest
import sympy

from landscape.cupped_minima import conjectures as pair
from landscape.cupped_minima.conjectures import identities as formulas
from landscape.evidence.verdict import Verdict

d = formulas.d


@pytest.mark.parametrize("check", [pair.check_conjecture_1, pair.check_conjecture_2, pair.check_two_more_points])
def test_conjectures_stay_open(check):
    assert check().verdict is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("kind", "conjecture", "ours"),
    [
        ("IMPOSSIBLE", Verdict.REFUTED, Verdict.REFUTED),
        ("OPEN", Verdict.UNDECIDED, Verdict.UNDECIDED),
        ("PROVED", Verdict.UNDECIDED, Verdict.REFUTED),
    ],
)
def test_a_table_refutes_but_never_proves(monkeypatch, kind, conjecture, ours):
    from landscape.cupped_minima.conjectures import printed

    monkeypatch.setattr(printed, "standing", lambda dim, t: pair.Standing[kind])
    assert pair.check_conjecture_2().verdict is conjecture
    assert pair.check_two_more_points().verdict is ours


def test_as_many_samples_as_neurons_would_be_refuted():
    assert pair.check_conjecture_1(extra=0).verdict is Verdict.REFUTED


def test_what_is_missing_is_listed():
    missing = pair.open_sizes({dim: 2 * dim for dim in pair.DIMS})
    assert 2 not in missing and all(t % 2 for t in missing[3])
    assert all(pair.standing(dim, t) is pair.Standing.OPEN for dim, ts in missing.items() for t in ts)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((2, 3), "IMPOSSIBLE"), ((3, 3), "IMPOSSIBLE"), ((2, 4), "PROVED"), ((3, 100), "PROVED"), ((7, 14), "PROVED"),
        ((4, 6), "CERTIFIED"), ((3, 4), "OPEN"), ((9, 40), "OPEN"),
    ],
)  # fmt: skip
def test_the_table(size, expected):
    assert pair.standing(*size) is pair.Standing[expected]


@pytest.mark.parametrize("size", [(1, 4), (3, 0)])
def test_bad_sizes_are_refused(size):
    with pytest.raises(ValueError, match="dim >= 2"):
        pair.standing(*size)


def test_an_uncertified_witness_proves_nothing(monkeypatch):
    from landscape.cupped_minima.conjectures import printed

    monkeypatch.setattr(printed, "certified_sizes", dict)
    assert pair.standing(4, 6) is pair.Standing.OPEN


def test_the_remark_misses_a_size():
    assert pair.check_remark_1_coverage().verdict is Verdict.REFUTED


@pytest.mark.control("SSG20/fact-1--coverage", "sizes that Conjecture 2 does reach")
@pytest.mark.parametrize("size", [(4, 12), (5, 16), (7, 24), (4, 40)])
def test_where_the_remark_reaches_it_is_not_refuted(size):
    assert pair.check_remark_1_coverage(*size).verdict.positive


@pytest.mark.parametrize("size", [(3, 12), (5, 12), (5, 15)])
def test_sizes_outside_the_conjecture_are_refused(size):
    with pytest.raises(ValueError, match="2d"):
        pair.check_remark_1_coverage(*size)


@pytest.mark.sabotage("own/remark-1-range", "another first size, a sharper threshold than there is")
@pytest.mark.parametrize(
    "lie", [{"first": 4 * d - 2}, {"first": 2 * d + 4}, {"sharper": 2 * d}, {"sharper": 2 * d + 4}]
)
def test_a_false_range_is_noticed(lie):
    assert pair.check_remark_1_range(**lie).verdict is Verdict.UNDECIDED
    assert pair.check_remark_1_range().verdict is Verdict.PROVED


@pytest.mark.parametrize("dim", range(4, 12))
def test_the_range_by_counting(dim):
    missing = [n for n in range(2 * dim + 4, 8 * dim, 2) if n // 2 < 2 * (dim - 1)]
    assert len(missing) == max(0, dim - 4)
    assert all(n // 2 >= dim + 1 for n in range(2 * dim + 2, 8 * dim, 2))


@pytest.mark.sabotage("own/no-two-triangles", "coefficients that may be 1 or more")
@pytest.mark.parametrize("reach", [sympy.Rational(1001, 1000), sympy.Integer(2)])
def test_larger_coefficients_are_not_excluded(reach):
    assert pair.check_no_two_triangles().verdict is Verdict.PROVED
    assert pair.check_no_two_triangles(reach).verdict is Verdict.UNDECIDED
