"""Lemmas 21, 22 and 39: the chapter's verdicts, sabotage, controls, and a second route."""

import numpy as np
import pytest
from flint import arb, fmpq
from scipy.special import beta

from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Verdict
from landscape.vanishing_minima import angular_margin as margin


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (margin.check_caps_exactly, Verdict.VERIFIED),
        (margin.check_caps_in_balls, Verdict.VERIFIED),
        (margin.check_margin_volume, Verdict.VERIFIED),
        (margin.check_lemma_21, Verdict.VERIFIED),
        (margin.check_lemma_22, Verdict.VERIFIED),
        (margin.check_printed_range, Verdict.REFUTED),
        (margin.check_printed_event, Verdict.REFUTED),
        (margin.check_complement, Verdict.REFUTED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


def test_the_event_with_its_inequality_turned_fails_too():
    assert margin.check_printed_event((-1, 0), "beyond").verdict is Verdict.REFUTED


@pytest.mark.sabotage("SH18/lem-39", "both constants sharpened, in odd and in even dimensions")
@pytest.mark.parametrize("check", [margin.check_caps_exactly, margin.check_caps_in_balls])
@pytest.mark.parametrize("lie", [{"near_factor": fmpq(101, 100)}, {"orthogonal_factor": fmpq(999, 1000)}])
def test_both_constants_are_sharp(check, lie):
    assert check(**lie).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SH18/lem-39", "the second bound in the plane, the first on the line", drops=(1, 2))
def test_both_bounds_need_their_dimension():
    assert margin.check_printed_range(2).verdict is Verdict.REFUTED
    with pytest.raises(ValueError, match="dim"):
        margin.beta_half(1)


@pytest.mark.control("SH18/lem-39--printed", "space, where it is an equality, and higher dimensions")
@pytest.mark.parametrize("dim", [3, 4, 7, 20])
def test_the_band_is_spared_from_three_dimensions_on(dim):
    assert margin.check_printed_range(dim).verdict is Verdict.UNDECIDED


def test_archimedes():
    assert margin.near(3, fmpq(1, 4)) == fmpq(3, 4) == 1 - margin.orthogonal_bound(3, fmpq(1, 4))


@pytest.mark.parametrize("dim", [2, 3, 4, 9, 30])
def test_the_beta_function_agrees_with_scipy(dim):
    value = margin.beta_half(dim)
    value = float(value.mid()) if isinstance(value, arb) else int(value.p) / int(value.q)
    assert value == pytest.approx(beta(0.5, (dim - 1) / 2))


@pytest.mark.sabotage("own/margin-volume", "two caps, or a margin that the samples do not keep", drops=1)
@pytest.mark.parametrize("lie", [{"caps": 2}, {"tilt": fmpq(11, 10)}, {"dims": (3,), "tilt": fmpq(3, 2)}])
def test_one_cap_of_the_whole_margin(lie):
    assert margin.check_margin_volume(**lie).verdict is Verdict.REFUTED


def test_weights_in_the_cap_have_the_signs():
    rng = generator("own/margin-volume")
    X, target = np.array([[1, 0, 0, 0], [0, -2, 0, 0], [0, 0, 3, 0], [1, 1, 1, 0]]), np.full(4, 0.5)
    W = target + 0.4 * rng.standard_normal((4000, 4))
    inside = W @ target > 0.75**0.5 * np.linalg.norm(W, axis=1)  # all samples keep sin alpha = 1/2
    assert inside.sum() > 20 and (np.sign(W[inside] @ X.T) == np.sign(X @ target)).all()


@pytest.mark.sabotage("SH18/lem-21", "a power less, or an angle that is too wide", drops=2)
@pytest.mark.parametrize("lie", [{"less_one": 1}, {"wide": fmpq(9, 10)}])
def test_the_power_and_the_condition_are_needed(lie):
    assert margin.check_lemma_21(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SH18/lem-21", "one dimension", drops=1)
def test_the_volume_needs_two_dimensions():
    with pytest.raises(ValueError, match="dim"):
        margin.check_lemma_21(sizes=((1, 4),))


@pytest.mark.sabotage("SH18/lem-22", "the constant sharpened")
def test_the_constant_is_the_limit_of_the_union():
    assert margin.check_lemma_22(share=fmpq(99, 100)).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("SH18/lem-22", "one dimension", drops=2)
def test_fixed_weights_need_two_dimensions():
    with pytest.raises(ValueError, match="dim"):
        margin.check_lemma_22(dims=(1,))


@pytest.mark.sabotage("SH18/lem-22", "weights that depend on the samples: orthogonal to one of them", drops=1)
def test_adapted_weights_lose_the_angle():
    assert margin.check_lemma_22(adapted=True).verdict is Verdict.UNDECIDED


@pytest.mark.control("SH18/eq-13.5--printed", "a weight on the right side for which the event happens")
def test_the_event_is_spared_where_the_signs_agree():
    assert margin.check_printed_event((1, 5)).verdict is Verdict.UNDECIDED


@pytest.mark.control("SH18/eq-13.5--two-sided", "weights in the cap around w*, or outside of both caps")
@pytest.mark.parametrize("w", [(1, 0), (4, 1), (-1, 2)])
def test_the_cap_around_the_target_is_spared(w):
    assert margin.check_printed_event(w, "beyond").verdict is Verdict.UNDECIDED


@pytest.mark.control("SH18/eq-13.12--complement", "the complement, for which the bound holds")
@pytest.mark.parametrize(("num_samples", "dim"), [(8, 4), (20, 5), (200, 20)])
def test_the_complement_is_spared(num_samples, dim):
    assert margin.check_complement(num_samples, dim, complement=False).verdict is Verdict.UNDECIDED


def test_another_event_is_refused():
    with pytest.raises(ValueError, match="event"):
        margin.check_printed_event(event="at")
