"""What replaces Theorem 3's hypothesis: sabotage, and each hypothesis dropped."""

from itertools import pairwise

import pytest
from flint import fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.verdict import Verdict
from landscape.initial_basin import descent_paths as paths

LATER_BIASES = [paths.DEPTH_THREE.start, paths.DEPTH_FOUR.goal]
LOW_START = paths.journey((1, 1), (1, 0, 2), (1, 0, 1), ((1,),))
HOPELESS = paths.journey((1, 1), (1, 0, -1), (0, 0, 1), ((1,),))
"""The goal fits the label 0 with silent features: nothing is correlated with y = 0."""

ORTHOGONAL = paths.journey((1, 1), (-1, 0, 1), (1, 0, 1), ((1,), (-1,)))
"""One neuron, y = (1, 0), the start sees only the second sample; half-way the neuron sees none."""

WORSE = paths.Journey(paths.WRONG_SIGN.start, paths.FALLS_SILENT.goal, paths.WRONG_SIGN.X, paths.WRONG_SIGN.y)
"""A goal that misses the label."""


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (paths.check_every_weight, Verdict.VERIFIED),
        (paths.check_no_common_factor, Verdict.PROVED),
        (paths.check_silence, Verdict.PROVED),
        (paths.check_past_zero, Verdict.PROVED),
        (paths.check_past_zero_followed, Verdict.VERIFIED),
        (paths.check_one_sample, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("own/scaling-every-weight", "another exponent")
@pytest.mark.parametrize("off", [-1, 1])
def test_the_exponent_is_the_depth(off):
    assert paths.check_every_weight(off=off).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/scaling-every-weight", "biases beyond the first layer", drops=1)
@pytest.mark.parametrize("net", LATER_BIASES)
def test_later_biases_break_homogeneity(net):
    assert paths.check_every_weight([net]).verdict is Verdict.REFUTED


def test_the_root_of_the_factor_repairs_the_printed_path():
    """Depth 2 without biases: sqrt(a_t) on every weight gives the prescribed loss."""
    trip, t = paths.SMALLEST, fmpq(1, 2)
    net = paths.scaled(trip.at(t), fmpq(9, 4), every_weight=True)
    assert net.predict(trip.X)[0] == fmpq(81, 16) * trip.at(t).predict(trip.X)[0]


@pytest.mark.sabotage("own/no-common-factor", "a time at which a factor exists, another network")
def test_early_on_and_at_the_end_there_is_a_factor():
    """At t = 1 the factor 2 silences the network, and its loss is |y|^2."""
    assert paths.check_no_common_factor(time=fmpq(1)).verdict is Verdict.UNDECIDED
    assert paths.check_no_common_factor(time=fmpq(0)).verdict is Verdict.UNDECIDED
    assert paths.check_no_common_factor(paths.SMALLEST).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/silence-is-unavoidable", "another threshold; a start on the right side")
def test_silence_needs_its_threshold_and_its_sides():
    assert paths.check_silence(threshold=1).verdict is Verdict.UNDECIDED
    assert paths.check_silence(threshold=3).verdict is Verdict.UNDECIDED
    assert paths.check_silence(trip=paths.SMALLEST).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/descent-past-zero", "the larger root, which does not begin at zero")
def test_the_core_needs_the_smaller_root():
    assert paths.check_past_zero(sign=1).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/descent-past-zero", "features that are orthogonal to y at one moment", drops=3)
@pytest.mark.parametrize("trip", [HOPELESS, ORTHOGONAL, paths.FALLS_SILENT])
def test_the_features_must_meet_the_labels(trip):
    assert not paths.check_past_zero_followed([trip], fmpq(1, 1000)).verdict.positive


@pytest.mark.sabotage(
    "own/descent-past-zero", "a start that is not high, a goal that is no global minimum", drops=(1, 2)
)
@pytest.mark.parametrize("trip", [LOW_START, WORSE])
def test_the_ends_are_asked_for(trip):
    with pytest.raises(ValueError, match=r"start: expected|goal: expected"):
        paths.check_past_zero_followed([trip])


@pytest.mark.sabotage("own/descent-past-zero", "more gain than the features allow")
def test_the_gain_is_bounded():
    assert not paths.check_past_zero_followed([paths.AGAINST], gain=fmpq(10**6)).verdict.positive


@pytest.mark.sabotage("own/one-sample-descends", "the straight way, on which all neurons fall silent")
def test_the_hidden_path_must_keep_a_neuron_awake():
    assert paths.check_one_sample(awake=False).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/one-sample-descends", "a neuron that is silent at the start")
def test_the_neuron_must_be_awake_at_the_start():
    assert not paths.check_one_sample(neuron=1).verdict.positive


@pytest.mark.parametrize("trip", [paths.WRONG_SIGN, paths.AGAINST])
def test_theorem_3_and_the_path_through_zero_differ_where_they_should(trip):
    """Through zero the output vanishes at time 1 and the loss is |y|^2 exactly there."""
    pieces = paths.through_zero([trip.at], trip.X, trip.y, fmpq(1, 10))
    assert not any(pieces[0](fmpq(1)).predict(trip.X))
    assert paths.loss(pieces[0](fmpq(1)), trip.X, trip.y) == sum(label**2 for label in trip.y)


@pytest.mark.parametrize("trip", [paths.WRONG_SIGN, paths.AGAINST])
def test_the_aligned_loss_is_the_prescribed_one(trip):
    gain = fmpq(1, 10)
    pieces = paths.through_zero([trip.at], trip.X, trip.y, gain)
    for t in (fmpq(0), fmpq(1, 3), fmpq(1)):
        with working_precision():
            reached = paths.loss(pieces[1](t), trip.X, trip.y)
        gap = reached - (sum(label**2 for label in trip.y) - gain * t)
        assert gap.contains(0) and abs(gap) < fmpq(1, 10**12)


@pytest.mark.parametrize("build", ["through_zero", "aligned_detour"])
def test_pieces_join(build):
    """The path through zero and the detour are continuous, over a route of two pieces."""
    trip = paths.FALLS_SILENT
    route = paths.kept_awake(trip, 0)
    more = (fmpq(1, 10),) if build == "through_zero" else ()
    with working_precision():
        for before, after in pairwise(getattr(paths, build)(route, trip.X, trip.y, *more)):
            one, other = before(fmpq(1)), after(fmpq(0))
            assert (one.features(trip.X) - other.features(trip.X) == 0).all()
            assert all(abs(entry) < fmpq(1, 10**20) for entry in one.output - other.output)


def test_the_kept_neuron_has_constant_input():
    trip = paths.FALLS_SILENT
    held, _ = paths.kept_awake(trip, 0)
    seen = {str(held(fmpq(k, 4)).features(trip.X)[0][0]) for k in range(5)}
    assert seen == {str(trip.start.features(trip.X)[0][0])}
