"""Few rows against all rows: gradient, spectrum, loss, and what must not be asked."""

import numpy as np
import pytest
from scipy.linalg import eigh

from landscape.networks.gaussian_loss import GaussianLoss
from landscape.spurious_minima import certified_minima as minima
from landscape.spurious_minima import example_one_family as other
from landscape.spurious_minima import more_neurons as more
from landscape.spurious_minima.certified_minima import SymmetricPoint
from landscape.spurious_minima.every_width.boxes import at_width
from landscape.spurious_minima.every_width.cover import stored_cover
from landscape.spurious_minima.more_neurons.indices import Indices

SIZES = [(5, 6, 1), (9, 10, 1), (12, 12, 1), (6, 8, 2), (9, 9, 3), (11, 14, 3), (12, 16, 4), (12, 19, 7), (13, 21, 8)]


def _random(k, n, flipped):
    point = SymmetricPoint(k, n, flipped, ("0",) * (3 + (2 if flipped == 1 else 3) * (2 if n > k else 1)))
    entries = np.random.default_rng(k * n).normal(size=point.num_entries)
    return point, entries, more.Learner.at(k, n, flipped, entries)


@pytest.mark.parametrize("size", SIZES)
def test_few_rows_do_the_work_of_all(size):
    point, entries, few = _random(*size)
    k, n, flipped = size
    whole = GaussianLoss.at(entries[point.places()], np.eye(k))
    kinds = more.kinds(k - flipped, flipped, few.families)
    gradient = np.bincount(point.places().ravel(), whole.gradient().ravel())
    assert np.allclose(few.gradient(kinds[0].directions), 2 * np.pi * gradient, rtol=1e-9, atol=1e-9)
    assert np.isclose(few.value(), whole.value(), rtol=1e-11)
    widths = np.concatenate([c.widths for c in few.classes])
    spectrum = []
    for kind in kinds:
        Z = kind.directions
        gram = np.einsum("aij,bij,i,j->ab", Z, Z, few.number, widths)
        spectrum += [*np.repeat(eigh(few.hessian(Z), gram)[0], kind.multiplicity)]
    assert len(spectrum) == n * k
    assert np.allclose(np.sort(spectrum), np.linalg.eigvalsh(2 * np.pi * whole.hessian()), atol=1e-10)


@pytest.mark.parametrize("size", SIZES)
def test_the_rows_count_everything(size):
    _, _, few = _random(*size)
    k, n, _ = size
    assert few.number.sum() == n and sum(c.widths.sum() for c in few.classes) == k
    rows = len(few.rows)
    looking = few.number > 0
    assert (few.counts[looking, :rows].sum(axis=1) == n - 1).all()
    assert (few.counts[looking, rows:].sum(axis=1) == -k).all()


def test_without_companions_it_is_the_family_of_example_one():
    w = at_width(other.EXAMPLE_ONE, stored_cover("example_one").boxes, 9)
    learner = more.Learner.at(9, 9, 1, np.array(other.weights(w), dtype=object))
    blocks = {kind.name: more.Block.of(learner, kind) for kind in more.kinds(8, 1, learner.families)}
    closed = other.blocks(w)
    for name, value in (("X0", closed.X), ("Y0", closed.Y)):
        found = blocks[name].form[0, 0] / blocks[name].gram[0, 0] * 2 * value.pi()
        assert abs(found - value) < 1e-12  # the entries are known to 10^-15 or so


@pytest.mark.parametrize("pair", [(7, 8), (12, 14), (11, 14)])
def test_blocks_and_all_dimensions_give_one_bound(pair):
    """The certificate that knows no symmetry bounds the same eigenvalue."""
    k, n = pair
    found, whole = more.certify(more.stored_family(n - k)[k]), minima.certificate(minima.stored([pair])[0])
    assert found.minimum().holds and found.curvature <= found.slope
    assert whole.curvature <= found.slope and found.curvature < whole.curvature + 1e-5
    assert abs(found.learner.value() - whole.value) < 1e-11


def test_the_box_holds_the_point_that_another_search_found():
    for extra, k in ((1, 9), (2, 12), (3, 12)):
        old, new = minima.stored([(k, k + extra)])[0], more.stored_family(extra)[k]
        assert np.allclose([float(x) for x in old.entries], [float(x) for x in new.entries], atol=1e-14)


def test_bad_input_is_refused():
    point = more.stored_family(1)[7]
    with pytest.raises(ValueError, match="size"):
        Indices(0)
    with pytest.raises(ValueError, match="kept: expected at least 4"):
        more.kinds(3, 1)
    with pytest.raises(ValueError, match="n: expected k or k"):
        more.Learner.at(7, 9, 1, point.entries)
    with pytest.raises(ValueError, match="entries: expected 7"):
        more.Learner.at(7, 8, 1, point.entries[1:])
    with pytest.raises(ValueError, match="radius"):
        more.certify(point, 0)
    with pytest.raises(ValueError, match="extra: expected an integer from 1 to 8"):
        more.stored_family(9)
    with pytest.raises(ValueError, match="share"):
        more.split(point.weights(), 0, 1)
    with pytest.raises(ValueError, match="by"):
        more.nudged(point, 0.1)
    with pytest.raises(ValueError, match="entries: expected rows that are certainly not zero"):
        more.certify(point, 1)
    nowhere = more.certify(point, "1/100")
    assert nowhere.minimum().holds is nowhere.saddle().holds is None
    with pytest.raises(ValueError, match="nothing is certified"):
        _ = nowhere.curvature
