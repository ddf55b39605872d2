"""Few weights lie in small cones: the cones are counted, and no angle is measured."""

from collections.abc import Iterable, Sequence

from flint import fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import all_of, at_most, equal
from landscape.evidence.verdict import Arithmetic
from landscape.vanishing_minima.low_rank_slopes import dichotomies

PLANAR = ((0, 1, 2, 3, 4, 5), (0, 1, 2, 6, 7), (0, 1), (0, 5, 6))
"""Directions of samples in the plane, as multiples of pi/12: evenly spread, in two clusters, two, three."""
TURN = 12


def planar_cones(angles: Sequence[int]) -> list[fmpq]:
    """Volumes of the cones that samples at these multiples of pi/12 cut from the plane; each arc comes twice."""
    places = sorted({angle % TURN for angle in angles})
    gaps = [b - a for a, b in zip(places, [*places[1:], places[0] + TURN], strict=True)]
    return [fmpq(gap, 2 * TURN) for gap in gaps for _ in (1, -1)]


@checker(Arithmetic.EXACT)
def check_typical_cone(samples: Iterable[Sequence[int]] = PLANAR, share: fmpq = fmpq(1)) -> Check:
    """own/typical-cone in the plane, just above every volume that occurs; `share` of the bound as a lie."""
    findings = []
    for angles in (*samples, tuple(range(TURN))):
        cones = planar_cones(angles)
        findings.append(equal(len(cones), dichotomies(len(angles), 2)))
        for largest in cones:
            below = sum((v for v in cones if v <= largest), fmpq(0))
            findings.append(at_most(below, share * largest * len(cones)))
    scope = "planar samples at multiples of pi/12, evenly spread and clustered: all thresholds, exact volumes"
    return Check("own/typical-cone", all_of(findings), scope)


def small_cone_rate(num_samples: int, volume: fmpq) -> fmpq:
    """P(the cone of a fixed weight has volume < v) for N uniform directions in the plane, exactly.

    Modulo half a turn the arc around a fixed point exceeds the share l = 2v with probability
    (1 - l)^N + N l (1 - l)^(N - 1): the cone's volume is half of that share.
    """
    share = min(2 * volume, fmpq(1))
    return 1 - (1 - share) ** num_samples - num_samples * share * (1 - share) ** (num_samples - 1)


def smallest_cone_rate(num_samples: int, volume: fmpq) -> fmpq:
    """P(the smallest of the cones has volume < v): all N shares of half a turn exceed 2v with (1 - 2 N v)^(N - 1)."""
    return 1 - (1 - min(2 * num_samples * volume, fmpq(1))) ** (num_samples - 1)


@checker(Arithmetic.EXACT)
def check_teacher_volume(
    most: int = 12, width: int = 3, power: int = 1, delta: fmpq = fmpq(1, 3), adapted: bool = False
) -> Check:
    """own/teacher-volume in the plane: the union over `width` rows of small cones.

    `power` 0 drops the count of cones; `adapted` takes the row from the smallest cone, after looking at the samples.
    """
    findings, rate = [], smallest_cone_rate if adapted else small_cone_rate
    for num in range(2, most + 1):
        for rows in range(1, width + 1):
            least = delta / (rows * fmpq(dichotomies(num, 2)) ** power)
            findings.append(at_most(rows * rate(num, least), delta))
    scope = f"d_0 = 2, N = 2 to {most}, at most {width} rows, delta = {delta}: exact rates of small cones"
    return Check("own/teacher-volume", all_of(findings), scope)
