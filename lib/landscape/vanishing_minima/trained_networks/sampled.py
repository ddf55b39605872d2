"""Rates in the experiments: SH18 Figures 5.1 and 5.2 and Table 1, with exact binomial bounds.

Each check states null hypotheses on rates of events in independent repetitions and errs with
probability at most one in a million.
"""

from collections.abc import Sequence
from dataclasses import replace

from flint import fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import Finding, all_of
from landscape.evidence.confidence import rate_at_least
from landscape.evidence.verdict import Arithmetic
from landscape.vanishing_minima.trained_networks.experiments import Runs, runs

ERROR = fmpq(1, 10**6)
HALF = fmpq(1, 2)
ABOVE = ((15, "3/2"), (15, "2"), (25, "1"), (25, "3/2"), (25, "2"), (25, "3"))
BELOW = ((10, "1/2"), (15, "1/2"), (25, "1/2"))
"""(d, d^2 / N) on the two sides of the threshold."""


def _often(counts: Sequence[tuple[int, int]], rate: fmpq) -> Finding:
    """Whether every event has at least this rate, from (successes, repetitions) of each."""
    return all_of([rate_at_least(good, count, rate, ERROR / len(counts)) for good, count in counts])


def _require_some(**settings: Sequence) -> None:
    if not any(settings.values()):
        raise ValueError(f"{', '.join(settings)}: expected at least one setting")


def _shown(settings: Sequence[tuple[int, str]]) -> str:
    return ", ".join(f"({d}, {ratio})" for d, ratio in settings)


def first(setting: Runs, count: int | None) -> Runs:
    """Only the first repetitions."""
    if count is None:
        return setting
    parts = {name: getattr(setting, name)[:count] for name in ("wrong", "near", "mse", "smallest")}
    return replace(setting, **parts)


@checker(Arithmetic.SAMPLED)
def check_figure_5_1(
    above: Sequence[tuple[int, str]] = ABOVE,
    below: Sequence[tuple[int, str]] = BELOW,
    low: fmpq = fmpq(1, 100),
    high: fmpq = fmpq(1, 20),
    rate: fmpq = HALF,
    schedule: str = "falling",
    repetitions: int | None = None,
) -> Check:
    """SH18/fig-5.1: a share of at most `low` above the threshold, of more than `high` below it, each at this rate."""
    _require_some(above=above, below=below)
    found = [(first(runs("scan", schedule, dim=d, ratio=r), repetitions), True) for d, r in above]
    found += [(first(runs("scan", schedule, dim=d, ratio=r), repetitions), False) for d, r in below]
    counts = [(r.wrong_at_most(low) if up else r.count - r.wrong_at_most(high), r.count) for r, up in found]
    scope = f"rates at least {rate}: at most {low} wrong at (d, d^2/N) = {_shown(above)}"
    scope += f", more than {high} at {_shown(below)}" if below else ""
    scope += f"; {found[0][0].count} repetitions each, error 1e-6"
    return Check("SH18/fig-5.1", _often(counts, rate), scope)


@checker(Arithmetic.SAMPLED)
def check_figure_5_1_constant(
    ratios: Sequence[str] = ("1", "2", "3"), low: fmpq = fmpq(1, 20), rate: fmpq = HALF, schedule: str = "constant"
) -> Check:
    """SH18/fig-5.1--constant-rate at d = 25: a share of at most `low` at this rate."""
    _require_some(ratios=ratios)
    found = [runs("scan", schedule, dim=25, ratio=ratio) for ratio in ratios]
    counts = [(r.wrong_at_most(low), r.count) for r in found]
    scope = f"d = 25, d^2/N = {', '.join(ratios)}: at most {low} wrong, at a rate of at least {rate}; "
    scope += f"{found[0].count} repetitions each, error 1e-6"
    return Check("SH18/fig-5.1--constant-rate", _often(counts, rate), scope)


@checker(Arithmetic.SAMPLED)
def check_figure_5_2(
    dims: Sequence[int] = (10, 15, 20, 25), factor: int = 10**5, rate: fmpq = HALF, repetitions: int | None = None
) -> Check:
    """SH18/fig-5.2: the smallest neural input is more than `factor` times the mean squared error."""
    _require_some(dims=dims)
    found = [first(runs("inputs", "to the end", dim=d), repetitions) for d in dims]
    counts = [(sum(a > factor * b for a, b in zip(r.smallest, r.mse, strict=True)), r.count) for r in found]
    scope = f"N = d^2/5, d = {', '.join(map(str, dims))}: smallest input above {factor} MSE, at a rate of at least "
    scope += f"{rate}; {found[0].count} repetitions each, error 1e-6"
    return Check("SH18/fig-5.2", _often(counts, rate), scope)


@checker(Arithmetic.SAMPLED)
def check_figure_5_2_range(dims: Sequence[int] = (25,), least: fmpq = fmpq(1, 1000), rate: fmpq = HALF) -> Check:
    """SH18/fig-5.2--range: the smallest neural input is at least `least`."""
    _require_some(dims=dims)
    found = [runs("inputs", "to the end", dim=d) for d in dims]
    counts = [(sum(a >= least for a in r.smallest), r.count) for r in found]
    scope = f"N = d^2/5, d = {', '.join(map(str, dims))}: smallest input at least {least}, at a rate of at least "
    scope += f"{rate}; {found[0].count} repetitions, error 1e-6"
    return Check("SH18/fig-5.2--range", _often(counts, rate), scope)


@checker(Arithmetic.SAMPLED)
def check_kinks(
    below: Sequence[str] = ("1/4", "1/2", "1"), above: Sequence[str] = ("5",), least: int = 5, rate: fmpq = HALF
) -> Check:
    """own/kinks-below-threshold: at least `least` inputs next to zero at the first ratios, none at the others."""
    _require_some(below=below, above=above)
    found = [(runs("kinks", "to the end", ratio=r), least) for r in below]
    found += [(runs("kinks", "to the end", ratio=r), 0) for r in above]
    counts = [(sum(n >= m if m else n == 0 for n in r.near), r.count) for r, m in found]
    scope = f"d = 10, rates at least {rate}: {least} or more inputs below 1e-5 at d^2/N = {', '.join(below)}, none at "
    scope += f"{', '.join(above)}; {found[0][0].count} repetitions each, error 1e-6"
    return Check("own/kinks-below-threshold", _often(counts, rate), scope)


@checker(Arithmetic.SAMPLED)
def check_table_1(width: int = 16, share: fmpq = fmpq(1, 1000), rate: fmpq = HALF, labels: str = "true") -> Check:
    """SH18/table-1 on digits: a misclassified share of at most `share` with d_0 d_1 next to N."""
    found = runs("digits", labels, width=width)
    finding = _often([(found.wrong_at_most(share), found.count)], rate)
    scope = f"{found.num_samples} digits, d_0 = {found.dim}, d_1 = {width}: at most {share} wrong, at a rate of at "
    return Check("SH18/table-1", finding, f"{scope}least {rate}; {found.count} repetitions, error 1e-6")


@checker(Arithmetic.SAMPLED)
def check_random_labels(early: int = 12, late: int = 33, rate: fmpq = HALF, swapped: bool = False) -> Check:
    """own/random-labels-probe: below d_0 d_1 = N true labels are fitted and random ones are not; both above."""
    easy, hard = ("random", "true") if swapped else ("true", "random")
    fitted = [runs("digits", easy, width=early), *(runs("digits", labels, width=late) for labels in (easy, hard))]
    counts = [(r.wrong_at_most(0), r.count) for r in fitted]
    missed = runs("digits", hard, width=early)
    counts.append((missed.count - missed.wrong_at_most(0), missed.count))
    scope = f"digits, rates at least {rate}: d_1 = {early} classifies all with true labels, not all with random ones, "
    scope += f"d_1 = {late} all with both; {missed.count} repetitions each, error 1e-6"
    return Check("own/random-labels-probe", _often(counts, rate), scope)
