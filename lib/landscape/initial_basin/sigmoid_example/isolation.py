"""Isolate the turning points of E on [-1, 0]: balls decide the direction of E on boxes, and its bend on the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.comparison import Finding, all_of, equal, less, suffices
from landscape.initial_basin.sigmoid_example.losses import SigmoidSample

_SMALLEST = fmpq(1, 2**60)


@dataclass(frozen=True)
class Stretch:
    """A box [left, right] of x = -w, and what is found there.

    direction  +1 or -1: E rises or falls with x; 0: it turns once, or the balls could not tell
    bend       +1 at a minimum, -1 at a maximum, else 0
    """

    left: fmpq
    right: fmpq
    direction: int
    bend: int = 0

    def check(self, sample: SigmoidSample) -> Finding:
        """Whether it is so: the pull has one sign, or different signs at the ends and a slope of one sign."""
        box = arb((self.left + self.right) / 2, (self.right - self.left) / 2)
        if self.direction:
            return less(0, self.direction * sample.pull(box))
        ends = self.bend * sample.pull(arb(self.left)), self.bend * sample.pull(arb(self.right))
        return all_of([less(0, self.bend * sample.pull_slope(box)), less(ends[0], 0), less(0, ends[1])])


def stretches(sample: SigmoidSample) -> list[Stretch]:
    """Boxes that cover [0, 1], from left to right."""
    with working_precision():
        return _cover(sample, fmpq(0), fmpq(1))


def _cover(sample: SigmoidSample, left: fmpq, right: fmpq) -> list[Stretch]:
    box = arb((left + right) / 2, (right - left) / 2)
    pull = sample.pull(box)
    if pull > 0 or pull < 0:
        return [Stretch(left, right, 1 if pull > 0 else -1)]
    slope = sample.pull_slope(box)
    ends = sample.pull(arb(left)), sample.pull(arb(right))
    if slope > 0 and ends[0] < 0 < ends[1]:
        return [Stretch(left, right, 0, 1)]
    if slope < 0 and ends[1] < 0 < ends[0]:
        return [Stretch(left, right, 0, -1)]
    if right - left < _SMALLEST:
        return [Stretch(left, right, 0)]
    middle = (left + right) / 2 + (right - left) / 64
    return _cover(sample, left, middle) + _cover(sample, middle, right)


def turns(sample: SigmoidSample, expected: Sequence[int] = (1, -1, 1)) -> Finding:
    """Whether E, as x goes from 0 to 1, turns at a minimum, a maximum and a minimum, and nowhere else."""
    boxes = stretches(sample)
    with working_precision():
        found = [box.check(sample) for box in boxes]
    return all_of([*found, suffices(equal([box.bend for box in boxes if box.direction == 0], list(expected)))])


def minimum(sample: SigmoidSample, which: int, width: fmpq = fmpq(1, 2**80)) -> arb:
    """The place x of the good (0) or the bad (1) minimum, enclosed by bisection of an isolating box."""
    boxes = [box for box in stretches(sample) if box.bend == 1]
    left, right = boxes[which].left, boxes[which].right
    with working_precision(256):
        while right - left > width:
            middle = (left + right) / 2
            pull = sample.pull(arb(middle))
            if pull > 0:
                right = middle
            elif pull < 0:
                left = middle
            else:
                break
        return arb((left + right) / 2, (right - left) / 2)


def minimum_value(sample: SigmoidSample, which: int) -> arb:
    """E at the good (0) or the bad (1) minimum, enclosed."""
    with working_precision(256):
        return sample(-minimum(sample, which))


def between(low: object, value: arb, high: object) -> Finding:
    """low < value < high."""
    return all_of([less(low, value), less(value, high)])
