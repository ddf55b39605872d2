"""Compiled descent, run by run, against plain descent in batches: the same steps and the same ends."""

import numpy as np
import pytest

from landscape.evidence.seeds import block_generator
from landscape.networks.gaussian_loss import GaussianLoss
from landscape.search import descent
from landscape.search.descent import IGNORED, SMALL, STEP, descend, newton, smallest_eigenvalue, xavier
from landscape.search.descent_kernel import angles, kernel
from landscape.search.descent_plain import descend_plainly, losses_and_gradients

SIZES = [(1, 1), (2, 5), (6, 6), (8, 9), (7, 16), (16, 17), (20, 20)]


def starts(size, count, stream="own/zz-descent"):
    k, n = size
    rng = block_generator(stream, 0, 0)
    return np.array([xavier(rng, k, n) for _ in range(count)])


def compiled(W, small=0.0, low=-1.0, most=0):
    """(steps, loss, steepest, end) of one compiled run."""
    n, k = W.shape
    width = -(-n // 8) * 8
    padded = np.zeros((width, width))
    padded[:n, :k] = W
    return *kernel(width)(padded, n, k, STEP, small, low, most), padded[:n, :k]


def ends(losses):
    """Losses up to eight decimals, sorted; those that are ignored alike."""
    return sorted(0.0 if loss < IGNORED else round(float(loss), 8) for loss in losses)


# --- one step


@pytest.mark.parametrize("size", SIZES)
def test_plain_loss_and_gradient_are_those_of_the_library(size):
    W = starts(size, 3)
    losses, gradients = losses_and_gradients(W)
    for each, loss, gradient in zip(W, losses, gradients, strict=True):
        at = GaussianLoss.at(each, np.eye(size[0]))
        assert loss == pytest.approx(at.value(), abs=1e-13)
        assert gradient == pytest.approx(at.gradient(), abs=1e-14)


def test_angles_without_a_branch_are_right_to_the_last_bits():
    cosines = np.concatenate([np.linspace(-1, 1, 2001), [0.5, -0.5, 1 - 1e-9, 1e-9 - 1, 1.5, -1.5]])
    remaining, sines = np.empty_like(cosines), np.empty_like(cosines)
    angles(cosines, len(cosines), remaining, sines)
    clipped = np.clip(cosines, -1, 1)
    assert 2 * np.pi * remaining == pytest.approx(np.pi - np.arccos(clipped), abs=1e-15)
    assert 2 * np.pi * sines == pytest.approx(np.sqrt(1 - clipped**2), abs=1e-15)


@pytest.mark.parametrize("size", SIZES)
def test_a_compiled_run_takes_the_plain_steps(size):
    W = starts(size, 1)[0]
    steps, loss, steepest, end = compiled(W, most=40)
    plain = W[np.newaxis].copy()
    _, losses, longest = descend_plainly(plain, STEP, 0.0, 40)
    assert steps == 40
    assert end == pytest.approx(plain[0], abs=1e-13)
    assert (loss, steepest) == pytest.approx((losses[0], longest[0]), abs=1e-13)


# --- whole runs


@pytest.mark.parametrize(("size", "count"), [((6, 6), 40), ((8, 8), 40), ((10, 10), 24)])
def test_ends_are_those_of_plain_descent(size, count):
    W = starts(size, count)
    _, losses, steepest = descend_plainly(W.copy(), STEP, SMALL, 40_000)
    assert (steepest <= SMALL).all()
    ours = [descend(start) for start in W]
    assert ends(stop.loss for stop in ours) == ends(losses)
    if size[0] > 6:
        assert len(set(ends(losses))) > 1


def test_newtons_shortcut_ends_where_descent_does():
    settled = 0
    for start in starts((13, 13), 40):
        short, long = descend(start, patience=1500), descend(start, patience=descent.MOST)
        assert ends([short.loss]) == ends([long.loss])
        settled += not short.ignored and short.steps < long.steps
    assert settled > 10


@pytest.mark.parametrize("size", [(8, 8), (8, 9), (5, 8), (10, 12)])
def test_the_loss_never_rises(size):
    """The shortcut at a low loss rests on this; no proof is known to us, since a weight may come close to zero."""
    W = starts(size, 20)
    before = np.full(len(W), np.inf)
    for _ in range(1500):
        losses, gradients = losses_and_gradients(W)
        assert (losses <= before + 1e-15).all()
        before = losses
        W -= STEP * gradients


@pytest.mark.nightly
@pytest.mark.parametrize("size", [(8, 9), (12, 13), (10, 12), (5, 8)])
def test_a_run_that_is_ignored_stays_low(size):
    for start in starts(size, 50):
        stop = descend(start)
        if stop.ignored:
            assert compiled(stop.W, most=50_000)[1] <= stop.loss


@pytest.mark.nightly
@pytest.mark.parametrize("size", [(15, 16), (17, 18), (20, 20)])
def test_newtons_shortcut_ends_where_descent_does_at_the_delicate_sizes(size):
    W = starts(size, 30)
    assert ends(descend(w).loss for w in W) == ends(descend(w, patience=descent.MOST).loss for w in W)


# --- parts


def test_newton_goes_to_the_minimum_beside_it():
    start = next(w for w in starts((8, 8), 40) if not descend(w).ignored)
    point = descend(start).W
    end = newton(point)
    assert np.abs(GaussianLoss.at(end, np.eye(8)).gradient()).max() < 1e-13
    assert np.abs(end - point).max() < 1e-6
    assert smallest_eigenvalue(end) > 0


def test_a_run_that_does_not_stop_says_so(monkeypatch):
    monkeypatch.setattr(descent, "MOST", 50)
    with pytest.raises(ArithmeticError, match="no stop within 50 steps"):
        descend(starts((8, 8), 1)[0])


@pytest.mark.parametrize("start", [np.ones(3), np.ones((2, 3)), np.ones((2, 0)), np.full((2, 2), np.nan)])
def test_bad_starts_are_refused(start):
    with pytest.raises(ValueError, match="start: expected finite weights"):
        descend(start)
