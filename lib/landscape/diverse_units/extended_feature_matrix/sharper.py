"""Checks of what this book puts in the place of XLS17's bounds: uniform weights, and single networks."""

from collections.abc import Sequence

from flint import arb, fmpq, fmpq_mat

from landscape.diverse_units.extended_feature_matrix import uniform
from landscape.diverse_units.extended_feature_matrix.instances import losses_fall, stuck, trained
from landscape.diverse_units.extended_feature_matrix.network import Network
from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import Finding, all_of, at_most, equal, less, suffices
from landscape.evidence.outward import ceil_digits, floor_digits
from landscape.evidence.verdict import Arithmetic

NONE = less(arb(1), arb(0))
"""What is found where no bound for the singular value is certified."""


@checker(Arithmetic.BALL)
def check_random_weights(widths: Sequence[int] = (1, 5, 10, 20, 40), rate: fmpq | None = None) -> Check:
    """own/random-weights for two samples at 60 degrees: the exact probability of failure against the bound."""
    findings = [at_most(uniform.failure(n), uniform.promised(n, None if rate is None else arb(rate))) for n in widths]
    scope = f"two samples at 60 degrees, n = {', '.join(map(str, widths))}: exact multinomial sums"
    return Check("own/random-weights", all_of(findings), scope)


@checker(Arithmetic.BALL)
def check_certificate(claim: str = "own/gradient-certificate", path: Sequence[Network] | None = None) -> Check:
    """own/gradient-certificate along a descent: exact losses are below certified ones, and the last is not idle."""
    path = trained() if path is None else path
    start, end = path[0], path[-1]
    findings: list[Finding] = [equal(losses_fall(list(path)), True)]
    for at in (start, path[len(path) // 2], end):
        findings.append(_certified(at))
    bound = end.certified_loss()
    findings.append(NONE if bound is None else less(bound, start.loss))
    size = f"m = {len(end.X)}, d = {end.X.shape[1]}, n = {len(end.W)}, {len(path) - 1} rounded steps"
    certified = "not certified" if bound is None else f"certified at most {ceil_digits(bound, 4)}"
    scope = f"{size}: loss at least {floor_digits(end.loss, 4)}, {certified}"
    return Check(claim, suffices(all_of(findings)), scope)


def _certified(at: Network) -> Finding:
    bound = at.certified_loss()
    return NONE if bound is None else at_most(at.loss, bound)


@checker(Arithmetic.EXACT)
def check_dead_sample(label: int = 1, turned: bool = False) -> Check:
    """own/dead-sample: no neuron sees the first sample, so its column of D is zero; `turned` takes its antipode."""
    at = stuck(label)
    if turned:
        at = Network.of([-at.X[0], *at.X[1:]], at.y, at.W, at.v)
    column = equal(at.D[:, 0].tolist(), [0] * at.W.size)
    return Check("own/dead-sample", column, "W = I in space, x = -(2, 2, 1)/3: a column of zeros, so s = 0")


UNSEEN = (((1, 2),), ((1, 2), (-1, -1)), ((2, 1, 0), (-1, 3, 1)), ((1, 0, 2), (-1, 1, 0), (-2, -1, 1)))
"""Linearly independent weights: one and two in the plane, two and three in space."""


@checker(Arithmetic.EXACT)
def check_unseen_direction(sets: Sequence[Sequence[Sequence[int]]] = UNSEEN) -> Check:
    """own/dead-sample, the direction: x = -W^T (W W^T)^-1 (1, ..., 1) has the product -1 with every weight."""
    findings = []
    for rows in sets:
        W = fmpq_mat(list(map(list, rows)))
        gram, ones = W * W.transpose(), fmpq_mat([[1]] * len(rows))
        independent = equal(W.rank(), len(rows))
        products = W * (W.transpose() * gram.solve(-ones)) if independent.holds else ones
        findings += [independent, equal([row[0] for row in products.tolist()], [-1] * len(rows))]
    scope = f"{', '.join(f'{len(W)} in R^{len(W[0])}' for W in sets)}: a direction with negative products, solved for"
    return Check("own/dead-sample", all_of(findings), scope)
