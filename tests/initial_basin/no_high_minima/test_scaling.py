"""Corollary 1 and the sphere: verdicts, sabotage, deep networks, found minima."""

from dataclasses import replace

import pytest
from flint import fmpq
from sympy import Integer, Rational

from landscape.evidence.verdict import Verdict
from landscape.initial_basin import no_high_minima as high
from landscape.networks.two_layer import mean_of_squares

TINY = fmpq(1, 10**6)


@pytest.fixture(scope="module")
def runs():
    return high.FoundMinima.stored().runs


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (high.check_scaling_identity, Verdict.PROVED),
        (high.check_no_high_minima, Verdict.PROVED),
        (high.check_corollary_1, Verdict.PROVED),
        (high.check_thales, Verdict.PROVED),
        (high.check_projection, Verdict.PROVED),
        (high.check_weight_decay, Verdict.PROVED),
        (high.check_scaled_groups, Verdict.VERIFIED),
        (high.check_thales_on_nets, Verdict.VERIFIED),
        (high.check_projection_on_nets, Verdict.VERIFIED),
        (high.check_convex_loss, Verdict.VERIFIED),
        (high.check_dead_network, Verdict.VERIFIED),
        (high.check_found_minima, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("own/scaling-identity", "the term of |p|^2 with another factor")
@pytest.mark.parametrize("share", [0, 2, -1])
def test_the_identity_has_its_factor(share):
    assert high.check_scaling_identity(share=share).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/cor-1", "a lower ceiling")
@pytest.mark.sabotage("own/no-high-minima", "a lower ceiling")
@pytest.mark.parametrize("check", [high.check_corollary_1, high.check_no_high_minima])
def test_the_ceiling_is_provable_and_nothing_below(check):
    assert check(level=Integer(1)).verdict.positive and check(level=Rational(1001, 1000)).verdict.positive
    assert check(level=Rational(999, 1000)).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/no-high-minima", "an output bias that stays")
def test_a_bias_that_stays_spoils_the_core():
    assert high.check_no_high_minima(offset=1).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/no-high-minima", "scaling that leaves out the biases")
def test_biases_scale_along():
    assert high.check_scaled_groups(with_biases=False).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/no-high-minima", "no trained group that scales the predictions", drops=1)
@pytest.mark.parametrize("found", [high.FROZEN_SCALES, high.FROZEN_OUTPUT_BIAS, high.SATURATED])
def test_something_must_scale(found):
    assert high.check_without(found).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/cor-2", "a hidden bias that stays", drops=1)
def test_frozen_signs_need_their_biases_to_scale():
    assert high.check_without(replace(high.FROZEN_SCALES, claim="SS16/cor-2")).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/thales-sphere", "another centre, another factor of |p|^2")
@pytest.mark.parametrize("lie", [{"centre": Rational(1, 3)}, {"share": 2}, {"share": 0}])
def test_the_sphere_has_its_centre(lie):
    assert high.check_thales(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/thales-sphere", "a last layer that is not stationary")
@pytest.mark.parametrize("shift", [TINY, -TINY])
def test_the_value_needs_a_stationary_layer(shift):
    assert high.check_thales_on_nets(shift=shift).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/thales-sphere", "found points: another factor, another tolerance, points moved away")
def test_found_minima_are_judged(runs):
    assert high.check_found_minima(runs, share=1 + TINY).verdict is Verdict.REFUTED
    assert high.check_found_minima(runs, tolerance=TINY / 10**6).verdict is Verdict.REFUTED
    moved = [replace(run, instance=run.instance.with_output(2 * run.instance.net.output)) for run in runs]
    assert high.check_found_minima(moved).verdict is Verdict.REFUTED


def test_dead_runs_alone_do_not_make_the_picture(runs):
    dead = [run for run in runs if run.relative_loss > fmpq(999, 1000)]
    assert dead and high.check_found_minima(dead).verdict is Verdict.REFUTED


def test_found_minima_lie_at_many_heights(runs):
    heights = {round(int(run.relative_loss.p) / int(run.relative_loss.q), 2) for run in runs}
    assert len(heights) > 20 and {run.family for run in runs} == {"two samples", "two layers", "three layers"}


@pytest.mark.sabotage(
    "own/last-layer-projection", "a layer that is not stationary; a better bound; too few neurons", drops=1
)
def test_the_projection_is_sharp():
    assert high.check_projection_on_nets(shift=TINY).verdict is Verdict.REFUTED
    assert high.check_projection_on_nets(share=1 + TINY).verdict is Verdict.REFUTED
    assert high.check_projection_on_nets(wide=(4,)).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/last-layer-projection", "the identities: any last layer, another constant")
@pytest.mark.parametrize("lie", [{"cross": 0}, {"share": 2}, {"share": 0}])
def test_pythagoras_needs_a_stationary_layer(lie):
    assert high.check_projection(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/last-layer-projection", "width without rank")
def test_width_is_not_rank():
    assert high.check_without(high.WIDE_BUT_FLAT).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/weight-decay", "three layers, another share", drops=2)
@pytest.mark.parametrize("lie", [{"layers": 3}, {"share": 1}, {"share": 3}])
def test_decay_balances_two_layers_only(lie):
    assert high.check_weight_decay(**lie).verdict is Verdict.UNDECIDED


def test_decay_meets_its_formula_at_exact_minima():
    shallow, deep = high.SHALLOW_DECAY, high.DEEP_DECAY
    assert shallow.check().holds is True and shallow.value == 1 - Rational(1, 4) ** 2
    assert high.check_without(shallow).verdict is Verdict.UNDECIDED
    p, decay, last = Rational(8, 27), Rational(38, 81), Rational(4, 9)
    assert (p - 1) ** 2 == 1 - p**2 - 2 * decay * last
    assert deep.value == 1 - p**2 + decay * last > 1


@pytest.mark.sabotage("own/convex-ceiling", "a steeper fall, a loss that saturates, the negative of a loss")
@pytest.mark.parametrize("lie", [{"excess": 1 + TINY}, {"bend": 2}, {"bend": -1}])
def test_convexity_counts(lie):
    assert high.check_convex_loss(**lie).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/convex-ceiling", "a loss that is not convex", drops=1)
def test_a_capped_loss_has_high_minima():
    assert high.check_without(high.CAPPED_LOSS).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/dead-network", "another height, biases that keep neurons on", drops=1)
@pytest.mark.parametrize("lie", [{"level": 1 - TINY}, {"level": 1 + TINY}, {"bias": fmpq(1)}, {"bias": fmpq(0)}])
def test_a_dead_network_sits_at_the_ceiling(lie):
    assert high.check_dead_network(**lie).verdict is Verdict.REFUTED


def test_on_one_sample_a_path_of_predictions_crosses_zero():
    """Some weights predict below 0 and above the ceiling, others fit the label: zero lies between."""
    one = high.instances(((5,),), (((1,),), (3,)))[0]
    fit, far = one.settled(), one.with_output(-one.settled().net.output)
    assert fit.loss == 0 and far.loss > far.ceiling
    assert far.predictions[0] < 0 < fit.predictions[0]


@pytest.mark.parametrize("one", high.instances())
def test_slope_is_the_derivative_along_scaling(one):
    """E is a parabola in a: the central difference is exact."""
    half = fmpq(1, 2)
    above, below = (one.with_output((1 + s * half) * one.net.output).loss for s in (1, -1))
    assert above - below == one.slope()
    assert one.settled().slope() == 0 and one.settled().loss <= one.loss
    assert one.settled().loss == mean_of_squares(one.y) - mean_of_squares(one.settled().predictions)
