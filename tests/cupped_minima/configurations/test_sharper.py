"""The spectrum and the exact range of gamma: verdicts, sabotage, an independent eigenvalue solver."""

import numpy as np
import pytest
import sympy
from flint import fmpq

from landscape.cupped_minima import configurations as shape
from landscape.cupped_minima.configurations import identities as formulas
from landscape.evidence.verdict import Verdict


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (shape.check_spectrum, Verdict.VERIFIED),
        (shape.check_spectrum_for_all, Verdict.PROVED),
        (shape.check_gamma_range, Verdict.PROVED),
        (shape.check_gamma_range_on, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("own/configuration-spectrum", "every eigenvalue shifted, another product formula")
def test_the_spectrum_is_this_one():
    assert shape.check_spectrum(shifted=1).verdict is Verdict.REFUTED
    assert shape.check_spectrum(shifted=fmpq(1, 10**30)).verdict is Verdict.REFUTED
    assert shape.check_spectrum_for_all(half=sympy.Integer(1)).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/configuration-spectrum", "points that are not the explicit ones")
def test_other_points_have_other_spectra(monkeypatch):
    from landscape.cupped_minima.configurations import sharper

    monkeypatch.setattr(sharper, "explicit_configuration", lambda dim, t: shape.cross_polytopes(3))
    assert shape.check_spectrum([(3, 6)]).verdict is Verdict.REFUTED


@pytest.mark.parametrize("size", [(2, 4), (2, 9), (3, 6), (4, 5)])
def test_an_eigenvalue_solver_agrees(size):
    anatomy = shape.Anatomy(shape.explicit_configuration(*size))
    first = anatomy.facets["B"][0].normal[0]
    matrix = np.array([[float(entry / first) for entry in row] for row in anatomy.distances()])
    expected = [
        float(value)
        for value, count in shape.spectrum(size[1], anatomy.distances()[0][0] / first)
        for _ in range(count)
    ]
    assert np.allclose(np.linalg.eigvalsh(matrix), sorted(expected))


@pytest.mark.sabotage("own/gamma-range", "the end moved by a hair, up or down")
@pytest.mark.parametrize("factor", [1 + fmpq(1, 10**6), 1 - fmpq(1, 10**6)])
def test_the_range_ends_where_it_says(factor):
    assert shape.check_gamma_range_on([(3, 4), (4, 5)], factor).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/gamma-range", "another formula for the end")
@pytest.mark.parametrize("star", [formulas.STAR * 2, formulas.STAR + 1, formulas.UPPER])
def test_the_formula_for_the_end_is_this_one(star):
    assert shape.check_gamma_range(star=star).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/gamma-range", "t = 3, where no gamma works", drops=2)
@pytest.mark.parametrize("gamma", [fmpq(1, 100), fmpq(1, 2), fmpq(9, 10)])
def test_with_three_points_no_gamma_works(gamma):
    assert shape.Anatomy(shape.explicit_configuration(3, 3, gamma=gamma)).first_failure() == "p6"


@pytest.mark.sabotage("own/gamma-range", "the plane, at the door", drops=1)
def test_in_the_plane_there_is_no_gamma():
    with pytest.raises(ValueError, match="dim"):
        shape.exact_end(2, 5)


def test_at_five_points_both_ends_coincide_in_the_golden_ratio():
    end, _ = shape.exact_end(3, 5)
    assert end * end == end + 1
    assert shape.Anatomy(shape.explicit_configuration(3, 5, gamma=end)).failures() == ("p6", "p7")
