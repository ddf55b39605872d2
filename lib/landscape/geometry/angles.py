"""Angles between rational vectors as shares of a full turn: rational where they can be, balls elsewhere."""

from typing import Any

from flint import arb, fmpq

from landscape.evidence.balls import working_precision
from landscape.evidence.door import guarded
from landscape.evidence.inputs import exact_array
from landscape.geometry.cones import dot

Share = fmpq | arb
"""Exact where the type is `fmpq`, an enclosure where it is `arb`."""

_RATIONAL_SHARES = {
    fmpq(1): fmpq(0),
    fmpq(3, 4): fmpq(1, 12),
    fmpq(1, 2): fmpq(1, 8),
    fmpq(1, 4): fmpq(1, 6),
    fmpq(0): fmpq(1, 4),
    fmpq(-1, 4): fmpq(1, 3),
    fmpq(-1, 2): fmpq(3, 8),
    fmpq(-3, 4): fmpq(5, 12),
    fmpq(-1): fmpq(1, 2),
}
"""Share of a full turn by signed squared cosine; by Niven's theorem there are no others (`share_of_turn`)."""


def signed_square_cosine(a: Any, b: Any) -> fmpq:
    """cos(t) |cos(t)| for the angle t in [0, pi] between non-zero rational vectors; it determines t. Exact.

    Raises ValueError for floats, a zero vector, and two lengths.
    """
    a = exact_array("a", a, (None,))
    b = exact_array("b", b, a.shape)
    for name, vector in (("a", a), ("b", b)):
        if not any(vector):
            raise ValueError(f"{name}: expected a non-zero vector, which has a direction")
    inner = dot(a, b)
    return inner * abs(inner) / (dot(a, a) * dot(b, b))


@guarded
def share_of_turn(square_cosine: fmpq) -> Share:
    """t / (2 pi) in [0, 1/2] for the angle t in [0, pi] with this rational value of cos(t) |cos(t)|.

    Rational exactly where the share is: cos(2 t) = 2 cos(t)^2 - 1 is rational, and if t is a
    rational multiple of pi it is one of 0, +-1/2, +-1 (Niven 1956, cor. 3.12). Otherwise a ball of
    the current precision, at least 128 bits. Raises ValueError outside [-1, 1].
    """
    if not -1 <= square_cosine <= 1:
        raise ValueError(f"square_cosine: expected a number in [-1, 1], not {square_cosine}")
    if square_cosine in _RATIONAL_SHARES:
        return _RATIONAL_SHARES[square_cosine]
    with working_precision():
        cosine, sine = arb(abs(square_cosine)).sqrt(), arb(1 - abs(square_cosine)).sqrt()
        return arb.atan2(sine, cosine if square_cosine > 0 else -cosine) / (2 * arb.pi())
