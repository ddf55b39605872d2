"""Definitions 7 to 9, Figure 1, Lemma 1 and the count: what the chapter prints, and every false version refused."""

from dataclasses import replace
from functools import partial

import pytest
from flint import fmpq

from landscape.evidence.verdict import Verdict
from landscape.initial_basin import regions as reg
from landscape.initial_basin.regions import partition as module
from landscape.networks.basin_minimum import exact_basin_minimum

SMALLEST = [((1,), (-1,))]
AXES = [((1, 0), (0, 1))]
SIX = [((3, 1), (-1, 2), (-1, -1))]
"""Figure 1 in integers: the same regions."""
ON_SAMPLES = [reg.check_closure, reg.check_partition, reg.check_combination, reg.check_region_count]


@pytest.mark.parametrize(
    ("check", "claim", "verdict"),
    [
        (reg.check_closure, "SS16/def-7", Verdict.VERIFIED),
        (reg.check_partition, "SS16/def-8", Verdict.VERIFIED),
        (reg.check_figure_1, "SS16/fig-1", Verdict.PROVED),
        (reg.check_region_count, "own/region-count", Verdict.VERIFIED),
        (reg.check_combination, "SS16/def-9", Verdict.VERIFIED),
        (reg.check_scaling, "SS16/lem-1", Verdict.VERIFIED),
    ],
)
def test_the_chapters_verdicts(check, claim, verdict):
    assert (check().claim, check().verdict) == (claim, verdict)


@pytest.mark.parametrize("check", ON_SAMPLES)
@pytest.mark.parametrize("X", [((1, 0),), ((1, 2), (2, 4)), ((1, 0, 0), (0, 1, 0)), ((1,), (2,), (-3,))])
def test_single_samples_are_judged_alone(check, X):
    assert check([X]).verdict is Verdict.VERIFIED
    assert "1 small sample" in check([X]).scope


@pytest.mark.sabotage("own/region-count", "a sample with a zero point, at the door", drops=1)
@pytest.mark.sabotage("SS16/def-8", "a sample with a zero point, at the door", drops=1)
@pytest.mark.sabotage("SS16/def-7", "a sample with a zero point, at the door", drops=1)
@pytest.mark.parametrize("check", ON_SAMPLES)
@pytest.mark.parametrize("X", [((0, 0), (1, 1)), ((0.5, 1.0),), ((1, 0), (1,))])
def test_zero_float_and_ragged_samples_are_refused(check, X):
    """The hypothesis 'every sample point is non-zero' is kept at the door."""
    with pytest.raises(ValueError, match="X"):
        check([X])


@pytest.mark.parametrize("check", ON_SAMPLES[:3])
def test_no_sample_is_no_evidence(check):
    with pytest.raises(ValueError, match="no finding"):
        check([])


@pytest.mark.parametrize(
    ("samples", "signs"),
    [(SMALLEST, (1, 1)), (SMALLEST, (-1, -1)), (SIX, (1, 1, 1)), (SIX, (-1, -1, -1))],
)
@pytest.mark.sabotage("SS16/def-7", "the weak system of signs without a region is no closure of one")
def test_closure_needs_a_region(samples, signs):
    assert reg.check_closure(samples, signs=signs).verdict is Verdict.REFUTED


@pytest.mark.parametrize("samples", [SMALLEST, SIX])
def test_closure_of_one_region_holds(samples):
    signs = (1, -1) if samples is SMALLEST else (1, 1, -1)
    assert reg.check_closure(samples, signs=signs).verdict is Verdict.VERIFIED


@pytest.mark.parametrize("falsified", [{"rays": lambda r: r.rays[1:]}, {"witness": lambda r: (-r.witness[0], 0)}])
@pytest.mark.sabotage("SS16/def-7", "a ray too few, or a witness outside")
def test_closure_needs_its_rays_and_its_witness(monkeypatch, falsified):
    _with_false_regions(monkeypatch, falsified)
    assert not reg.check_closure(SIX).verdict.positive


@pytest.mark.sabotage("SS16/def-7", "a generator too many")
def test_closure_has_no_other_generators(monkeypatch):
    _with_false_regions(monkeypatch, {"rays": lambda r: (*r.rays, tuple(-e for e in r.rays[0]))})
    assert reg.check_closure(SIX).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/def-7", "steps towards a point that is not inside")
def test_closure_is_approached_from_inside(monkeypatch):
    monkeypatch.setattr(module.Region, "holds", lambda self, X: True)
    _with_false_regions(monkeypatch, {"witness": lambda r: tuple(-e for e in r.witness)})
    assert reg.check_closure(SIX).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/def-8", "regions whose witnesses are not inside")
def test_a_partition_needs_its_witnesses(monkeypatch):
    _with_false_regions(monkeypatch, {"witness": lambda r: tuple(-e for e in r.witness)})
    for check in (reg.check_partition, reg.check_region_count):
        assert check(AXES).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/def-8", "weights on a hyperplane have a region too")
def test_weights_on_hyperplanes_have_no_region():
    assert reg.check_partition(on_hyperplanes=True).verdict is Verdict.REFUTED
    assert reg.check_partition(AXES, on_hyperplanes=True).verdict is Verdict.REFUTED


@pytest.mark.parametrize("kept", [slice(1, None), slice(None, -1)])
@pytest.mark.sabotage("SS16/def-8", "a region is missing")
def test_a_partition_without_one_region_is_none(monkeypatch, kept):
    regions = module.regions
    monkeypatch.setattr(module, "regions", lambda X: replace(regions(X), regions=regions(X).regions[kept]))
    assert not reg.check_partition(AXES).verdict.positive
    assert not reg.check_figure_1().verdict.positive


@pytest.mark.sabotage("SS16/def-8", "absent sign vectors without their certificates")
def test_absence_needs_certificates(monkeypatch):
    monkeypatch.setattr(module, "missing", lambda X: [])
    assert not reg.check_partition([((1, 0), (2, 0))]).verdict.positive
    assert not reg.check_region_count([((1, 0), (2, 0))]).verdict.positive
    assert not reg.check_figure_1().verdict.positive
    assert reg.check_partition(AXES).verdict is Verdict.VERIFIED


@pytest.mark.sabotage("SS16/def-8", "certificates that certify nothing")
def test_certificates_must_hold(monkeypatch):
    missing = module.missing
    false = lambda X: [replace(c, weights=tuple(0 for _ in c.weights)) for c in missing(X)]  # noqa: E731
    monkeypatch.setattr(module, "missing", false)
    assert not reg.check_partition([((1, 0), (2, 0))]).verdict.positive
    assert not reg.check_figure_1().verdict.positive


@pytest.mark.parametrize("count", [5, 7, 8])
@pytest.mark.sabotage("SS16/fig-1", "another number of regions")
def test_figure_1_has_six_regions(count):
    assert reg.check_figure_1(count=count).verdict is Verdict.REFUTED


@pytest.mark.sabotage("SS16/fig-1", "regions that are not pairs of opposite ones")
def test_figure_1_has_three_pairs(monkeypatch):
    monkeypatch.setattr(module, "_every_sign_vector_settled", lambda X: [])
    assert reg.check_figure_1().verdict is Verdict.PROVED
    _with_false_regions(monkeypatch, {"signs": lambda r: (1, 1, 1) if r.signs == (1, 1, -1) else r.signs})
    assert reg.check_figure_1().verdict is Verdict.REFUTED


@pytest.mark.parametrize(("X", "count"), [(((1, 0), (0, 1), (-1, 0)), 4), (((1, 0), (1, 0), (2, 0)), 2)])
@pytest.mark.sabotage("SS16/fig-1", "another sample")
def test_other_samples_have_other_counts(X, count):
    assert reg.check_figure_1(X).verdict is Verdict.REFUTED
    assert reg.check_figure_1(X, count).verdict is Verdict.PROVED


@pytest.mark.parametrize(
    "falsified",
    [
        {"rays": lambda r: (*r.rays[1:], tuple(-e for e in r.rays[0]))},
        {"rays": lambda r: (r.rays[0], tuple(a - 2 * b for a, b in zip(r.rays[0], r.rays[1], strict=True)))},
        {"signs": lambda r: (-r.signs[0], *r.signs[1:])},
    ],
)
@pytest.mark.sabotage("SS16/def-9", "generators outside the closed region")
def test_a_closed_region_holds_its_generators_and_their_sums(monkeypatch, falsified):
    _with_false_regions(monkeypatch, falsified)
    assert not reg.check_combination(SIX).verdict.positive


@pytest.mark.sabotage("SS16/def-9", "open regions do not contain the origin")
def test_open_regions_are_no_closed_cones(monkeypatch):
    monkeypatch.setattr(module, "_in_closure", module._inside)
    assert not reg.check_combination(AXES).verdict.positive


@pytest.mark.sabotage("SS16/def-9", "a weight on a hyperplane, at the door", drops=1)
def test_a_weight_on_a_hyperplane_has_no_region_combination():
    """The hypothesis of Definition 9 is kept at the door."""
    with pytest.raises(ValueError, match="hyperplane"):
        exact_basin_minimum([(1, 0), (1, 1)], [1, 1], [(1, 1), (0, 2)], [1, 1])


@pytest.mark.parametrize("factor", [0, -1, fmpq(-1, 7)])
@pytest.mark.sabotage("SS16/lem-1", "a factor that is not positive", drops=1)
def test_only_positive_factors_keep_the_region(factor):
    assert reg.check_scaling(factors=(factor,)).verdict is Verdict.REFUTED
    assert reg.check_scaling(factors=(fmpq(3), factor)).verdict is Verdict.REFUTED


@pytest.mark.parametrize("factors", [(), (0.5,), (fmpq(3), 2.0)])
def test_no_factor_and_float_factors_are_refused(factors):
    with pytest.raises(ValueError, match="factors"):
        reg.check_scaling(factors=factors)


@pytest.mark.parametrize("check", ON_SAMPLES)
def test_fractions_may_be_written_as_text(check):
    assert check([reg.FIGURE_1]).verdict is Verdict.VERIFIED


@pytest.mark.parametrize("factor", [1, fmpq(1, 10**9), fmpq(10**9)])
def test_every_positive_factor_does(factor):
    assert reg.check_scaling(factors=(factor,)).verdict is Verdict.VERIFIED


@pytest.mark.parametrize("slack", [1, -1, 2])
@pytest.mark.sabotage("own/region-count", "one region more or less")
def test_the_count_is_exact(slack):
    assert reg.check_region_count(slack=slack).verdict is Verdict.REFUTED
    assert reg.check_region_count(SIX, slack=slack).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/region-count", "a bound that a degenerate sample exceeds")
def test_the_count_bounds_degenerate_samples_too():
    assert reg.check_region_count([((1, 0), (2, 0))], slack=1).verdict is Verdict.VERIFIED
    assert reg.check_region_count([((1, 0), (2, 0))], slack=3).verdict is Verdict.REFUTED


@pytest.mark.sabotage("own/region-count", "equality without general position")
def test_the_count_is_attained_in_general_position_only(monkeypatch):
    monkeypatch.setattr(module, "in_general_position", lambda X: True)
    assert not reg.check_region_count([((1, 0), (2, 0))]).verdict.positive
    monkeypatch.setattr(module, "in_general_position", lambda X: False)
    assert not reg.check_region_count([((1, 0), (0, 1))]).verdict.positive


@pytest.mark.parametrize("wrong", [lambda m, d: 2**m, lambda m, d: 2 * m, lambda m, d: 2 * d])
@pytest.mark.sabotage("own/region-count", "another formula")
def test_other_counts_break_the_recursion(monkeypatch, wrong):
    monkeypatch.setattr(module, "region_count", wrong)
    assert not reg.check_region_count([((1,),)]).verdict.positive


def _with_false_regions(monkeypatch, falsified):
    regions = module.regions

    def false(X):
        partition = regions(X)
        lies = [replace(r, **{name: lie(r) for name, lie in falsified.items()}) for r in partition.regions]
        return replace(partition, regions=tuple(lies))

    monkeypatch.setattr(module, "regions", partial(false))
