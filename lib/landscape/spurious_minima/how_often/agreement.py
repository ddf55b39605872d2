"""Do the printed percentages and ours come from the same rates? Size by size, corrected for their number.

The paper ran 1000 descents at a size; that is all that can be compared with, and no test of 26 sizes can
err once in a million and still see a percentage that is off by six. So both tables together may err with
probability 1/1000, each size with 1/26000.
"""

from collections.abc import Mapping

from flint import fmpq

from landscape.evidence.check import Check, checker
from landscape.evidence.comparison import Finding, all_of
from landscape.evidence.confidence import clopper_pearson_lower, clopper_pearson_upper
from landscape.evidence.outward import ceil_digits, floor_digits
from landscape.evidence.two_rates import fisher_probability, same_rate
from landscape.evidence.verdict import Arithmetic
from landscape.spurious_minima.how_often.endings import Size, spurious_runs
from landscape.spurious_minima.how_often.tables import DOUBTFUL, RUNS, TABLE_1, TABLE_2, Printed

ERROR = fmpq(1, 1000 * (len(TABLE_1) + len(TABLE_2)))
"""Of the test at one size."""
RESOLUTION = fmpq(1, 5)
"""Rates are called equal if the intervals leave no larger difference; 1000 runs resolve no better."""
TABLES = {1: TABLE_1, 2: TABLE_2}


@checker(Arithmetic.SAMPLED)
def check_table_1(printed: Mapping[Size, Printed] = TABLE_1, error: fmpq = ERROR) -> Check:
    """SS18/table-1: every printed percentage and our count have one rate. False versions: other percentages."""
    return Check("SS18/table-1", _agree(printed, error), f"{len(printed)} sizes, {_error(error)}")


@checker(Arithmetic.SAMPLED)
def check_table_1_elsewhere(printed: Mapping[Size, Printed] = TABLE_1, error: fmpq = ERROR) -> Check:
    """SS18/table-1--elsewhere: the same without the doubtful size. False versions as there."""
    rest = {size: row for size, row in printed.items() if size != DOUBTFUL}
    scope = f"{len(rest)} sizes without {DOUBTFUL}, {_error(error)}"
    return Check("SS18/table-1--elsewhere", _agree(rest, error), scope)


@checker(Arithmetic.SAMPLED)
def check_table_2(printed: Mapping[Size, Printed] = TABLE_2, error: fmpq = ERROR) -> Check:
    """SS18/table-2: as `check_table_1`."""
    return Check("SS18/table-2", _agree(printed, error), f"{len(printed)} sizes, {_error(error)}")


def comparison(size: Size, printed: Printed) -> fmpq:
    """Fisher's probability of the printed count beside ours."""
    return fisher_probability((printed.converged, RUNS), spurious_runs(size))


def chance(size: Size) -> str:
    """Fisher's probability at one size of the tables, two digits, rounded up."""
    return _rounded_up(comparison(size, (TABLE_1 | TABLE_2)[size]))


def smallest_other_chance() -> str:
    """The smallest of Fisher's probabilities at all sizes but the doubtful one, rounded down to three decimals."""
    others = [comparison(size, row) for size, row in (TABLE_1 | TABLE_2).items() if size != DOUBTFUL]
    return floor_digits(min(others), 3)


def percentage(size: Size) -> str:
    """The share of our runs that ended in a spurious minimum, in percent, to the nearest tenth."""
    return _percent(fmpq(*spurious_runs(size)))


def interval(size: Size, error: fmpq = fmpq(1, 20)) -> tuple[fmpq, fmpq]:
    """The exact interval of the rate at this size; its two bounds err with probability `error` together."""
    counts = spurious_runs(size)
    return clopper_pearson_lower(*counts, error / 2), clopper_pearson_upper(*counts, error / 2)


def comparison_rows(number: int) -> list[tuple[str, ...]]:
    """Table 1 or 2 beside our runs: k, n, printed and own percentage, exact 95 % interval, Fisher's probability."""
    return [_row(size, row) for size, row in TABLES[number].items()]


def _row(size: Size, printed: Printed) -> tuple[str, ...]:
    low, high = (100 * end for end in interval(size))
    between = f"{floor_digits(low, 1)} to {ceil_digits(high, 1)}"
    shares = _percent(fmpq(printed.converged, RUNS)), percentage(size)
    return *map(str, size), *shares, between, chance(size)


def _agree(printed: Mapping[Size, Printed], error: fmpq) -> Finding:
    return all_of(
        same_rate((row.converged, RUNS), spurious_runs(size), error, resolution=RESOLUTION)
        for size, row in printed.items()
    )


def _error(error: fmpq) -> str:
    return f"Fisher's test, error at most 1/{1 / error} at each"


def _percent(rate: fmpq) -> str:
    """To the nearest tenth."""
    tenths = int((1000 * rate + fmpq(1, 2)).floor())
    return f"{tenths // 10}.{tenths % 10}"


def _rounded_up(probability: fmpq) -> str:
    """Two significant digits, upwards."""
    scale = 0
    while probability * 10**scale < 10 and scale < 99:
        scale += 1
    digits = int((probability * 10**scale).ceil())
    return f"{digits // 10}.{digits % 10}e-{scale - 1}" if scale > 5 else f"{digits / 10**scale:.{scale}f}"
