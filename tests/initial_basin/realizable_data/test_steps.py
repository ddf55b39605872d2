"""The steps of Theorem 5: Lipschitz constants, hits, the chance of a hit, the bound at N_c."""

from dataclasses import replace

import pytest
from flint import arb, fmpq

from landscape.evidence.confidence import rate_is
from landscape.evidence.seeds import generator
from landscape.evidence.verdict import Verdict
from landscape.geometry.sphere import uniform_points
from landscape.initial_basin import realizable_data as real
from landscape.initial_basin.realizable_data import hits

TINY = fmpq(1, 1000)


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (real.check_lemma_5, Verdict.PROVED),
        (real.check_lemma_5_attained, Verdict.VERIFIED),
        (real.check_lemma_5_literal, Verdict.REFUTED),
        (real.check_telescoping, Verdict.VERIFIED),
        (real.check_hits_suffice, Verdict.VERIFIED),
        (real.check_one_hit, Verdict.VERIFIED),
        (real.check_monotone_literal, Verdict.REFUTED),
        (real.check_intended, Verdict.PROVED),
        (real.check_intended_on_grid, Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, verdict):
    assert check().verdict is verdict


@pytest.mark.sabotage("SS16/lem-5", "a constant below 1")
def test_the_lipschitz_constant_is_sharp():
    assert real.check_lemma_5(constant=1 - TINY).verdict is Verdict.UNDECIDED
    assert real.check_lemma_5_attained(constant=1 - TINY).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/lem-5", "an output weight larger than 1", drops=1)
def test_lemma_5_needs_small_output_weights():
    assert real.check_lemma_5_attained(v=2).verdict is Verdict.REFUTED


@pytest.mark.control("SS16/lem-5--literal", "output weights of absolute value at most 1")
@pytest.mark.parametrize("v", [1, -1, 0, fmpq(1, 2)])
def test_with_small_output_weights_it_stands(v):
    assert real.check_lemma_5_literal(v).verdict.positive


@pytest.mark.sabotage("SS16/thm-5--telescoping", "a constant below 1, since 1 is attained")
@pytest.mark.parametrize("constant", [1 - TINY])
def test_the_sum_is_attained(constant):
    assert real.check_telescoping(constant).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/hits-suffice", "longer samples, a smaller level, wrong output signs", drops=1)
@pytest.mark.parametrize("lie", [{"scale": fmpq(101, 100)}, {"factor": 1 - TINY}, {"flipped": True}])
def test_hits_need_every_hypothesis(lie):
    assert real.check_hits_suffice(**lie).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/hits-suffice", "output weights of the teacher that are not signs", drops=2)
def test_hits_need_signs():
    start = replace(next(hits.planar_starts()), outputs=(9, -9))

    class Signed(hits.Start):
        v = (1, -1, -1)

    assert Signed(**{f: getattr(start, f) for f in hits.Start.__dataclass_fields__}).reaches().holds is False


@pytest.mark.sabotage("own/hits-suffice", "two good neurons for one target, none for the other", drops=3)
def test_every_target_has_to_be_hit():
    start = real.Start(
        X=(real.unit(0), real.unit("1/9"), real.unit("-9")),
        directions=(real.unit("1/20"), real.unit(-20)),
        sizes=(fmpq(1), fmpq(1)),
        outputs=(1, 1),
        neurons=(real.unit("1/30"), real.unit("1/25")),
        serves=(0, 1),
    )
    near_the_first = 4 * max(
        2 - 2 * sum(a * b for a, b in zip(w, start.directions[0], strict=True)) for w in start.neurons
    )
    honest = start.reaches(fmpq(near_the_first / start.level))
    assert honest.holds is False


def test_far_hits_are_looser():
    assert real.tight_start("1/2").reaches(fmpq(4, 5)).holds is True
    assert real.tight_start("1/2").reaches(fmpq(4, 5) - TINY).holds is False


def test_shared_neurons_take_the_sum():
    shared = [start for start in hits.planar_starts() if start.serves == (0, 0)]
    assert shared and all(any(row) for start in shared for row in [start.built[0]])
    assert all(not any(start.built[1]) for start in shared)


@pytest.mark.sabotage("SS16/thm-5--one-hit", "a constant above 1, and targets longer than B", drops=2)
@pytest.mark.parametrize("lie", [{"constant": fmpq(1001, 1000)}, {"parts": (fmpq(101, 100),)}])
def test_one_hit_is_sharp_in_the_plane(lie):
    assert real.check_one_hit(**lie).verdict is Verdict.REFUTED


@pytest.mark.control("SS16/thm-5--monotone-in-b--literal", "distances up to sqrt(2), and equal lengths")
@pytest.mark.parametrize("case", [(fmpq(1, 2), fmpq(1, 2)), (fmpq(1), fmpq(3))])
def test_up_to_the_root_of_two_the_formula_grows(case):
    assert real.check_monotone_literal(*case).verdict.positive


@pytest.mark.sabotage("SS16/thm-5--intended", "an exponent above 1, a promise above 1 - 2/5")
def test_the_core_of_the_intended_bound():
    assert real.check_intended(quarter=1 + TINY).verdict is Verdict.UNDECIDED
    assert real.check_intended(half=fmpq(2, 5)).verdict is Verdict.UNDECIDED
    assert real.check_intended(quarter=fmpq(1)).verdict is Verdict.PROVED


@pytest.mark.sabotage("SS16/thm-5--intended", "an exponent above the truth, at a large c")
def test_the_exponent_on_a_grid():
    assert real.check_intended_on_grid(quarter=fmpq(11, 10)).verdict is Verdict.REFUTED


@pytest.mark.sampled
def test_hits_are_as_frequent_as_caps_are_large():
    W = uniform_points(20_000, 3, generator("SS16/thm-5--one-hit"))
    signs = generator("SS16/thm-5--telescoping").integers(0, 2, size=20_000)
    found = int(((((W - [0, 0, 1]) ** 2).sum(axis=1) <= 1) & (signs == 1)).sum())
    assert real.hit_probability(3, fmpq(1)).contains(fmpq(1, 8))
    finding = rate_is(found, 20_000, fmpq(1, 8), fmpq(1, 10**6), resolution=fmpq(1, 20))
    assert finding.holds is True


def test_rationals_lie_on_both_sides_of_p():
    for promise in (real.Promise(2, 1, fmpq(1, 100)), real.Promise(4, 2, fmpq(1, 10), fmpq(3))):
        below, above = promise.p_between
        assert arb(below) < promise.p < arb(above)


def test_widths_are_rounded_up():
    promise = real.Promise(2, 1, fmpq(1, 100))
    assert promise.width(fmpq(1)) == 126 and promise.width(fmpq(5)) == 378
    assert promise.width(fmpq(1, 2)) == 95  # 94.5
    n = promise.half_width()
    assert promise.failure(n) < fmpq(1, 2) < promise.failure(n - 1)


@pytest.mark.sabotage("SS16/thm-5--repaired", "a level of 0 and one above 2 n B, at the door", drops=3)
@pytest.mark.sabotage("SS16/thm-5--one-hit", "dimension one, and a level above 2 n B, at the door", drops=(1, 3))
@pytest.mark.parametrize(
    ("arguments", "name"),
    [((1, 1, 1), "dim"), ((2, 0, 1), "targets"), ((2, 1, 5), "level"), ((2, 1, 0), "level"), ((2, 1, 1, -1), "norm")],
)
def test_bad_settings_are_refused(arguments, name):
    with pytest.raises(ValueError, match=name):
        real.Promise(*arguments)
