"""Theorem 8, Lemma 9 and the regulariser: the chapter's verdicts, sabotage, controls."""

import numpy as np
import pytest
from flint import arb, fmpq

from landscape.diverse_units import discrepancy as spread
from landscape.evidence.verdict import Verdict


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (spread.check_theorem_8, Verdict.VERIFIED),
        (spread.check_pair_errors, Verdict.VERIFIED),
        (spread.check_regulariser, Verdict.VERIFIED),
        (spread.check_mean_square, Verdict.VERIFIED),
        (spread.check_recurrence, Verdict.PROVED),
        (spread.check_lemma_9_literal, Verdict.REFUTED),
        (spread.check_lemma_7, Verdict.UNDECIDED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("XLS17/thm-8", "another constant")
@pytest.mark.parametrize("constant", [fmpq(1, 11), fmpq(1, 16), fmpq(0)])
def test_the_closed_form_has_its_constant(constant):
    assert spread.check_theorem_8(constant).verdict is Verdict.REFUTED


@pytest.mark.sabotage("XLS17/thm-8", "a weight that is zero", drops=1)
def test_a_zero_weight_is_refused():
    with pytest.raises(ValueError, match="rows that are certainly not zero"):
        spread.square_discrepancy(np.array([[1.0, 0.0], [0.0, 0.0]]))


@pytest.mark.sabotage("XLS17/eq-23", "the largest error of single samples for that of pairs")
def test_pairs_may_err_more_than_single_samples():
    assert spread.check_pair_errors(bound_by_diagonal=True).verdict is Verdict.REFUTED


@pytest.mark.sabotage("XLS17/eq-28", "another diagonal, one weight", drops=1)
def test_the_regulariser_has_its_constants():
    assert spread.check_regulariser(diagonal=fmpq(1, 2)).verdict is Verdict.REFUTED
    with pytest.raises(ValueError, match="two weights"):
        spread.regulariser(np.array([[1.0, 0.0]]))


@pytest.mark.sabotage("own/mean-square-kernel", "another series, another step, one dimension", drops=1)
def test_the_constant_is_this_one():
    assert spread.check_mean_square(twist=2).verdict is Verdict.REFUTED
    assert spread.check_recurrence(step=1).verdict is Verdict.UNDECIDED
    with pytest.raises(ValueError, match="dim"):
        spread.mean_square(1)


def test_the_constant_in_low_dimension():
    assert (spread.mean_square(2).a, spread.mean_square(2).b) == (fmpq(1, 12), 0)
    assert (spread.mean_square(3).a, spread.mean_square(3).b) == (fmpq(1, 8), fmpq(-1, 2))
    values = [spread.mean_square(d).enclosure() for d in range(2, 30)]
    assert all(a > b > arb("0.0625") for a, b in zip(values, values[1:], strict=False))  # noqa: RUF007


@pytest.mark.control("XLS17/lem-9--literal", "a least discrepancy that is smaller than what is claimed")
def test_lemma_9_is_spared_where_the_value_is_not_reached():
    assert spread.check_lemma_9_literal(surely=fmpq(1, 1)).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("at", [{"dim": 50, "samples": 100}])
def test_lemma_7_is_not_settled_by_instances(at):
    assert spread.check_lemma_7().verdict is Verdict.UNDECIDED
    assert spread.check_lemma_7(**at).finding.holds is True


def test_cells_must_fit_right_angles():
    with pytest.raises(ValueError, match="parts"):
        spread.planar.integrated((0,), parts=10)


def test_two_routes_to_the_discrepancy():
    for W in spread.planar.sets():
        angles = 2 * np.pi * np.array(W) / 24
        floats = spread.square_discrepancy(np.column_stack([np.cos(angles), np.sin(angles)]))
        exact = spread.planar.integrated(W)
        assert abs(floats - int(exact.p) / int(exact.q)) < 1e-12


def test_balls_enclose_the_floats():
    W = ((1, 0, 0), (0, 1, 0), (3, 4, 12))
    ball, value = spread.square_discrepancy(W), spread.square_discrepancy(np.array(W, float))
    assert abs(ball - arb(value)) < arb("1e-14")


def test_sampling_agrees():
    rng = np.random.default_rng(5)
    W = spread.unit(rng.normal(size=(4, 3)))
    x, y = (spread.unit(rng.normal(size=(100_000, 3))) for _ in range(2))
    share = ((x @ W.T >= 0) & (y @ W.T >= 0)).mean(axis=1)
    area = 0.5 - np.arccos(np.clip((x * y).sum(axis=1), -1, 1)) / (2 * np.pi)
    assert abs(((share - area) ** 2).mean() - spread.square_discrepancy(W)) < 1e-3
