"""How long the exact properties of a cupped minimum take, from the points alone."""

from collections.abc import Iterable

from landscape.cupped_minima.cupped_minimum.claims import case, check_claim_1, check_claim_2, check_claim_3, check_cup
from landscape.cupped_minima.cupped_minimum.lemmas import check_lemma_5, printed
from landscape.evidence.check import Check
from landscape.search.bench.timing import elapsed

SIZE = (4, 20)
"""Input dimension and neurons: the smallest case of Theorem 1 in R^4."""


def rows() -> list[tuple[str, str, str]]:
    """(what, seconds, goal) for the configuration, the claims and the constants at `SIZE`."""
    return [
        _row("(p1) to (p8), Claims 1 to 3 and cup lemma, exact", exact_properties, "1 s"),
        _row("constants and Lemma 5, balls", constants, ""),
    ]


def exact_properties() -> None:
    """All eight properties, all signs, Claim 2 with its gammas, Claim 3, and the rank, from nothing."""
    case.cache_clear()
    _require(check([SIZE]) for check in (check_cup, check_claim_1, check_claim_2, check_claim_3))


def constants() -> None:
    """delta, mu, eta_1, eta_2, x_0 and epsilon, and twelve rises at distance delta."""
    printed.cache_clear()
    _require([check_lemma_5([SIZE])])


def _require(checks: Iterable[Check]) -> None:
    for check in checks:
        if not check.verdict.positive:
            raise ArithmeticError(str(check))


def _row(name: str, run: object, goal: str) -> tuple[str, str, str]:
    return f"cup at {SIZE}: {name}", f"{elapsed(run):.2f} s", goal
