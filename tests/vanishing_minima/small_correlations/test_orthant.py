"""Definition 32, Lemma 33, Corollary 34 and the bound at all sizes: verdicts and sabotage."""

import pytest
from flint import fmpq

from landscape.evidence.balls import ball
from landscape.evidence.comparison import less
from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Verdict
from landscape.vanishing_minima import small_correlations as small


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (small.check_definition_32, Verdict.PROVED),
        (small.check_equal_correlations, Verdict.PROVED),
        (small.check_lemma_33, Verdict.PROVED),
        (small.check_deviations, Verdict.VERIFIED),
        (small.check_corollary_34, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("SH18/def-32", "a density that grows")
def test_g_need_not_increase_for_another_density():
    assert small.check_definition_32(decay=-1).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/equal-correlations", "a half or a tenth more of the error term, in the identities")
@pytest.mark.parametrize("share", [fmpq(1, 2), fmpq(0), fmpq(11, 10)])
def test_the_square_has_to_be_completed(share):
    assert small.check_equal_correlations(share=share).verdict is Verdict.UNDECIDED
    assert small.check_lemma_33(share=share).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/equal-correlations", "half of the error term, or none")
@pytest.mark.parametrize("share", [fmpq(1, 2), fmpq(0)])
def test_the_error_is_not_idle(share):
    assert small.check_deviations(share=share).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SH18/lem-33", "the error bounded by xi^2 at K < 2 theta: twice the excess")
def test_the_error_grows_near_theta():
    assert small.check_lemma_33(share=fmpq(2)).verdict is Verdict.UNDECIDED
    assert less(small.inverse_g(5) ** 2, small.equal.bound(6, 5)).holds


@pytest.mark.sabotage("own/equal-correlations", "theta = K and beyond, where no such vector exists", drops=1)
@pytest.mark.parametrize("theta", [4, 5, 0, -1])
def test_correlations_lie_between_zero_and_one(theta):
    for value in (small.equal.bound, small.equal.deviation):
        with pytest.raises(ValueError, match="theta"):
            value(4, theta)


@pytest.mark.sabotage("SH18/cor-34", "theta/K half of the largest correlation", drops=3)
def test_every_correlation_counts():
    assert small.check_corollary_34(share=fmpq(1, 2)).verdict is Verdict.REFUTED


@pytest.mark.parametrize(("K", "theta"), [(2, 1), (2, "8/5"), (3, 1), (3, "29/10"), (3, "1/10")])
def test_integral_and_closed_form_meet(K, theta):
    off = (fmpq(theta) / K if isinstance(theta, int) else fmpq(*map(int, theta.split("/"))) / K,) * (1 if K == 2 else 3)
    found = small.equal.deviation(K, theta) - K * small.psi(theta)
    assert found.overlaps(small.probability(off).log())
    assert float(found.rad()) < 1e-9


def test_the_limit_is_approached():
    assert abs(float(small.equal.deviation(10**5, 5) - small.equal.limit(5))) < 1e-4


def test_integral_and_draws_meet():
    rng = generator("own/equal-correlations")
    common = rng.normal(size=(40000, 1))
    z = (1 - 0.25) ** 0.5 * rng.normal(size=(40000, 4)) + 0.5 * common
    found = (z > 0).all(axis=1).mean()
    exact = float((small.equal.deviation(4, 1) - 4 * small.psi(1)).exp())
    assert abs(found - exact) < 6 * (0.25 / 40000) ** 0.5


def test_g_and_its_inverse():
    for theta in (fmpq(1, 100), fmpq(1), fmpq(50)):
        assert small.g(small.inverse_g(theta)).overlaps(ball(theta))
    with pytest.raises(ValueError, match="theta"):
        small.inverse_g(0)
    with pytest.raises(ValueError, match="correlations"):
        small.probability((fmpq(1, 2), fmpq(1, 2)))
