"""Boxes of data with a sub-optimal cup, and their chance."""

from dataclasses import replace
from math import factorial

import numpy as np
import pytest
from flint import arb, fmpq

from landscape.cupped_minima import no_descent_path as cups
from landscape.cupped_minima.no_descent_path.boxes import KEYS, Box
from landscape.evidence.verdict import Verdict
from landscape.evidence.witness import witness

BOXES = cups.boxes()


def test_verdicts():
    assert cups.check_open_cups().verdict is Verdict.VERIFIED
    assert cups.check_corollary_1().verdict is Verdict.VERIFIED
    assert cups.check_chances().verdict is Verdict.PROVED


def test_the_smallest_admissible_sizes_are_among_the_boxes():
    smallest = {4: (20, 26), 5: (16, 24), 6: (12, 22)}
    for dim, (neurons, samples) in smallest.items():
        assert cups.admissible(dim, neurons, samples)
        assert not cups.admissible(dim, neurons - 2, samples) and not cups.admissible(dim, neurons, samples - 1)
        assert f"({dim}, {neurons}, {samples})" in {box.sizes for box in BOXES}
    assert not cups.admissible(3, 20, 30) and not cups.admissible(4, 21, 40)


@pytest.mark.parametrize("box", BOXES[:3], ids=lambda box: box.sizes)
def test_points_of_a_box_have_the_cup_exactly(box):
    """The other route: random data of the box, one by one, in fractions."""
    rng = np.random.default_rng(1)
    for _ in range(3):
        X, y = (
            middle + radius * np.array(rng.integers(-100, 101, middle.shape).astype(object)) / fmpq(100)
            for middle, radius in ((box.X, box.radius), (box.y, box.label_radius))
        )
        cup = cups.cup(X, y, box.kinks, box.toward, box.v)
        assert cup.finding().holds is True
        assert box.cup.loss.overlaps(arb(cup.loss))


def test_chance_of_a_box_against_a_product_of_densities():
    box = BOXES[1]
    entries = [(x, box.radius) for x in box.X.ravel()] + [(y, box.label_radius) for y in box.y]
    density = sum((-(arb(x) ** 2) / 2 + (2 * arb(r) / (2 * arb.pi()).sqrt()).log() for x, r in entries), arb(0))
    assert abs(density / arb(10).log() - box.log10_chance()) < 0.01
    assert abs(box.log10_chance(factorial(10)) - box.log10_chance() - arb(factorial(10)).log() / arb(10).log()) < 1e-6


@pytest.mark.sabotage("own/open-cups", "wider boxes, a turned error, no better network, another kink", drops=(3, 4))
@pytest.mark.parametrize("box", BOXES, ids=lambda box: box.sizes)
def test_open_cups_without_a_hypothesis(box):
    for other in (cups.widened(box, 3), cups.turned(box), cups.self_better(box)):
        assert not cups.check_open_cups([other]).verdict.positive
    assert not cups.check_open_cups([replace(box, v=tuple(-sign for sign in box.v))]).verdict.positive


@pytest.mark.sabotage("SSG20/cor-1", "boxes without inside, without a cup, without a lower loss")
def test_corollary_without_a_hypothesis():
    box = next(box for box in BOXES if box.sizes == "(4, 20, 26)")
    for other in (cups.widened(box, 0), cups.turned(box), cups.self_better(box), cups.widened(box, 3)):
        assert not cups.check_corollary_1([other]).verdict.positive
    with pytest.raises(ValueError, match="sizes"):
        cups.check_corollary_1([BOXES[0]])


@pytest.mark.sabotage(
    "own/cup-chance", "one digit more, numberings that overlap, output weights that are not balanced", drops=2
)
@pytest.mark.parametrize("box", BOXES, ids=lambda box: box.sizes)
def test_chances_sharpened(box):
    assert cups.check_chances([box]).verdict is Verdict.PROVED
    assert not cups.check_chances([box], {box.sizes: cups.LEAST_CHANCES[box.sizes] + 1}).verdict.positive
    assert not cups.check_chances([cups.doubled(box)]).verdict.positive
    with pytest.raises(ValueError, match="among"):
        cups.check_chances([replace(box, v=(-1,) * len(box.v))])
    with pytest.raises(ValueError, match="bounds"):
        cups.check_chances([box], {})


def test_damaged_records():
    record = witness("open-cups", ["boxes"])["boxes"][0]
    for key in KEYS:
        with pytest.raises(ValueError, match="record"):
            Box.of({k: value for k, value in record.items() if k != key})
    for key, bad, named in [("X", [["x", "1"]], "X"), ("y", ["1"], "y"), ("radius", "-1", "radius"),
                            ("better", [["1"]], "better"), ("radius", 0.1, "radius")]:  # fmt: skip
        with pytest.raises(ValueError, match=named):
            Box.of(record | {key: bad})


@pytest.mark.sabotage("SSG20/cor-1", "a dimension, neurons or samples too few, at the door", drops=(1, 2, 3))
@pytest.mark.parametrize("lacking", ["dimension", "neurons", "samples"])
def test_the_corollary_speaks_of_its_sizes_only(lacking):
    box = next(box for box in BOXES if box.sizes == "(4, 20, 26)")
    X, v = box.X, box.v
    cut = {"dimension": {"X": X[:, :3]}, "neurons": {"v": v[:18]}, "samples": {"X": X[:25]}}[lacking]
    with pytest.raises(ValueError, match="sizes are those of the corollary"):
        cups.check_corollary_1([replace(box, **cut)])
