"""Bad minima by hand, at every width, and how rare they become: the chapter's verdicts and sabotage."""

from fractions import Fraction

import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.vanishing_minima import bad_at_every_width as wide
from landscape.vanishing_minima import bad_regions as bad
from landscape.vanishing_minima.bad_at_every_width.by_hand import _fits_stably, _is_linear
from landscape.vanishing_minima.bad_at_every_width.series import bad_decisions
from landscape.vanishing_minima.bad_at_every_width.volumes import HALF, QUARTER
from landscape.vanishing_minima.first_order_rank import Point

X, Y, W, Z = wide.BY_HAND


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (wide.check_bad_minimum, Verdict.PROVED),
        (wide.check_every_width, Verdict.PROVED),
        (wide.check_bad_decay, Verdict.PROVED),
        (wide.check_good_eventually, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("own/bad-minimum", "a label, an output weight or the width changed")
@pytest.mark.parametrize(
    "lie", [{"y": (1, 0, 1, 0)}, {"z": (fmpq(1, 9), fmpq(1, 9), fmpq(7, 9))}, {"W": W[:2], "z": Z[:2]}]
)
def test_the_network_is_as_it_is(lie):
    assert wide.check_bad_minimum(**lie).verdict is Verdict.UNDECIDED


def test_plain_fractions_confirm_the_network():
    def relu(u):
        return max(u, 0)

    z = [Fraction(int(c.p), int(c.q)) for c in Z]
    e = [
        y - sum(c * relu(w[0] * x[0] + w[1] * x[1]) for w, c in zip(W, z, strict=True))
        for x, y in zip(X, Y, strict=True)
    ]
    assert e == [Fraction(2, 3), Fraction(-2, 3), Fraction(1, 3), 0]
    for w in W:
        seen = [(e_n, x) for e_n, x in zip(e, X, strict=True) if w[0] * x[0] + w[1] * x[1] > 0]
        assert [sum(e_n * x[j] for e_n, x in seen) for j in (0, 1)] == [0, 0]


def test_two_neurons_may_make_a_linear_map():
    point = Point.of(X, Y, ((2, -1), (-2, 1)), (fmpq(1, 9), fmpq(-1, 9)), 0)
    assert _is_linear(point)
    assert not _is_linear(Point.of(X, Y, W, Z, 0))


def test_idle_neurons_do_not_help_to_fit():
    samples = bad.Samples.of(X, (0, 0, 0, 0), 0)
    idle = bad.decide(samples, bad.Occupied((0, 1, 4), ()))
    assert idle.kind is bad.Kind.FITS and not any(c for part in idle.coefficients for c in part)
    assert not _fits_stably((idle, fmpq(1)))


@pytest.mark.sabotage("own/bad-at-every-width", "other labels; another residual")
@pytest.mark.parametrize(
    "lie",
    [
        {"y": (1, 1, 0, 0)},
        {"residual": (fmpq(2, 5), fmpq(-6, 5), fmpq(6, 5), fmpq(-2, 5))},
        {"residual": (fmpq(1, 4), fmpq(-3, 4), fmpq(3, 4), fmpq(-1, 4))},
    ],
)
def test_the_line_has_its_labels(lie):
    assert wide.check_every_width(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/bad-at-every-width", "an error above 1/2; slope 1", drops=(1, 2))
def test_the_error_is_one_half():
    assert bad.misclassified(tuple(map(fmpq, (1, 0, 1, 0))), [fmpq(k, 5) for k in (1, -3, 3, -1)]) == HALF
    with pytest.raises(ValueError, match="slope"):
        bad.Samples.of(wide.on_a_line(0), (1, 0, 1, 0), 1)


@pytest.mark.parametrize("slope", [fmpq(0), fmpq(1, 10), fmpq(-1), fmpq(-2)])
@pytest.mark.parametrize(("shift", "width"), [(0, 1), (0, 2), (3, 2), (0, 3)])
def test_the_bound_at_every_width_is_below_the_volume(slope, shift, width):
    samples = bad.Samples.of(wide.on_a_line(shift), (1, 0, 1, 0), slope)
    census = bad.Census(samples, width)
    alike = [k for k, signs in enumerate(samples.partition.signs) if len(set(signs)) == 1]
    for decision, _ in census.decisions():
        if set(decision.occupied.lone) | set(decision.occupied.shared) <= set(alike):
            assert decision.holds() and decision.kind is bad.Kind.BAD
            assert bad.misclassified(samples.y, decision.residual) == HALF
    volume = (2 * wide.share_seeing_all(shift)) ** width
    assert not volume > census.volumes()[bad.Kind.BAD]


@pytest.mark.sabotage("own/bad-volume-falls", "from two neurons on; other coefficients; other labels", drops=1)
@pytest.mark.parametrize(
    "lie",
    [
        {"least": 2},
        {"fall": {fmpq(1, 10): {(HALF, 0): fmpq(1), (QUARTER, 0): fmpq(1)}}},
        {"fall": {fmpq(0): {(HALF, 0): fmpq(3)}}},
        {"y": (1, 0, 0, 1)},
    ],
)
def test_the_series_is_that_of_these_samples(lie):
    assert wide.check_bad_decay(**lie).verdict is Verdict.REFUTED


def test_one_slope_is_not_the_whole_statement():
    assert wide.check_bad_decay({fmpq(-1): wide.FALL[fmpq(-1)]}).verdict is Verdict.VERIFIED


@pytest.mark.parametrize("slope", bad.SLOPES)
def test_no_minimum_of_the_star_predicts_one_half(slope):
    found = [decision for decision in bad_decisions(bad.star(slope)) if decision.coefficients]
    assert found and not any(p == HALF for decision in found for p in decision.prediction)


@pytest.mark.parametrize("slope", bad.SLOPES)
@pytest.mark.parametrize("y", [(1, 0, 1, 0), (1, 0, 0, 1), (0, 1, 1, 1)])
def test_the_series_meets_the_census(slope, y):
    samples = bad.star(slope, y)
    series = wide.bad_series(samples)
    for width in (1, 2, 3, 4):
        assert wide.value(series, width) == bad.Census(samples, width).volumes()[bad.Kind.BAD]


def test_the_series_needs_rational_angles():
    with pytest.raises(ValueError, match="rational multiples"):
        wide.bad_series(bad.Samples.of(((2, 1), (-1, 1), (1, -3)), (1, 0, 1), 0))


@pytest.mark.sabotage("own/good-eventually", "one neuron in each cone; a hundredth of what is subtracted")
@pytest.mark.parametrize("lie", [{"copies": 1}, {"share": fmpq(1, 100)}])
def test_two_neurons_are_needed(lie):
    assert wide.check_good_eventually(**lie).verdict is Verdict.UNDECIDED


@pytest.mark.sabotage("own/good-eventually", "parallel samples; slope 1", drops=(1, 2))
def test_parallel_samples_have_labels_that_nobody_fits():
    for X, slope in ((((1, 2), (2, 4)), 0), (((1, 2), (2, 1)), 1)):
        with pytest.raises(ValueError, match=r"parallel|slope"):
            bad.Samples.of(X, (1, 0), slope)


@pytest.mark.parametrize(
    ("slope", "words"),
    [(fmpq(1, 10), "(1/2)^d + 2 (1/4)^d"), (fmpq(-1), "3 (1/2)^d - (1/3)^d - (1/6)^d")],
)
def test_series_in_words(slope, words):
    assert wide.in_words(wide.bad_series(bad.star(slope))) == words
    assert wide.in_words({(QUARTER, 2): fmpq(-1, 3)}) == "- 1/3 d (d - 1) (1/4)^(d - 2)"
