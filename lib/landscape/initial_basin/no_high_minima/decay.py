"""Weight decay: what it does to the value of a local minimum, exactly."""

import sympy

from landscape.evidence.check import Check, Covers, checker
from landscape.evidence.comparison import all_of, identity, suffices
from landscape.evidence.verdict import Arithmetic

LABELS, PREDICTIONS, STRENGTH, OUTPUT, HIDDEN, M, C = sympy.symbols("Y P k V H m c")
"""|y|^2, |p|^2, the strength of the decay, |v|^2 and the other squared weights, m, and a factor."""


@checker(Arithmetic.EXACT)
def check_weight_decay(layers: int = 2, share: int = 2) -> Check:
    """own/weight-decay: data loss (Y - P)/m - share k V; decay included, (Y - P)/m for two layers.

    At a local minimum the derivative along scaling v vanishes, 2 (P - <p, y>)/m + 2 k V = 0, which
    gives <p, y>; and so does that along w_i -> c w_i, v_i -> v_i / c, which balances H and V.
    With more layers than two each of the hidden ones is as heavy as the last.
    """
    inner = PREDICTIONS + M * STRENGTH * OUTPUT
    stationary = identity(2 * (PREDICTIONS - inner) / M + 2 * STRENGTH * OUTPUT, sympy.Integer(0))
    data = (PREDICTIONS - 2 * inner + LABELS) / M
    balance = sympy.diff(C**2 * HIDDEN + OUTPUT / C**2, C).subs(C, 1)
    hidden = (layers - 1) * OUTPUT
    core = [
        stationary,
        identity(data, (LABELS - PREDICTIONS) / M - share * STRENGTH * OUTPUT),
        identity(balance, 2 * (HIDDEN - OUTPUT)),
        identity(data + STRENGTH * (OUTPUT + hidden), (LABELS - PREDICTIONS) / M),
    ]
    scope = "all m and sizes: stationary and balanced under scaling, in Q(|y|^2, |p|^2, |v|^2, k, m)"
    return Check("own/weight-decay", suffices(all_of(core)), scope, Covers.WHOLE)
