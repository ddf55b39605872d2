"""Time everything and print one table: `python -m landscape.search.bench [--quick]`."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is imported

import argparse
import warnings
from collections.abc import Callable

import numpy as np
from flint import fmpq

from landscape.networks.basin_minimum import basin_minima, exact_basin_minimum
from landscape.networks.planar_basins import BasinDistribution
from landscape.search.bench import barriers, cups
from landscape.search.bench.certificates import certificate_rows
from landscape.search.bench.cupped_pairs import certified_pair
from landscape.search.bench.descent import descents, tables
from landscape.search.bench.every_width import every_width
from landscape.search.bench.peers import Batch, clarabel_alone, cvxpy_clarabel, parametrised
from landscape.search.bench.profile import profile
from landscape.search.bench.timing import elapsed, interleaved, machine, table

GOALS = {(10, 3, 5): 500, (20, 5, 10): 70, (50, 10, 20): 12, (100, 20, 40): 12}
"""How many times faster than cvxpy + Clarabel, by (samples, dimension, neurons)."""
PLAIN_GOAL = 8
BLOCK = {(10, 3, 5): 2000, (20, 5, 10): 200, (50, 10, 20): 20, (100, 20, 40): 4}
"""Values that our batch computes in its turn, while a peer computes one."""


def main() -> None:
    """Print the machine's facts, the comparison, the totals, and where the time goes."""
    parser = argparse.ArgumentParser(prog="python -m landscape.search.bench")
    parser.add_argument("--quick", action="store_true", help="fewer rounds and a tenth of the values")
    quick = parser.parse_args().quick
    warnings.simplefilter("ignore")  # cvxpy on the accuracy of its solver
    rng = np.random.default_rng(0)
    os.environ["LANDSCAPE_NUMBA"] = "1"
    print(*machine(), sep="\n", end="\n\n")
    rows = [row for size in GOALS for row in compared(rng, size, rounds=4 if quick else _rounds(size))]
    print(table(("basin minimum", "ms per value", "times faster", "goal"), rows), end="\n\n")
    print(table(("gradient descent", "ms per run", "times faster", "goal"), descents(quick)), end="\n\n")
    totals = [many_values(rng, 10_000 if quick else 100_000), *(certificates(rng, size) for size in list(GOALS)[:2])]
    totals += [planar_distribution(), tables(5 if quick else 20)]
    totals += [*cups.rows(), *barriers.certificates(), certified_pair(), *every_width()]
    print(table(("total", "measured", "goal"), totals), end="\n\n")
    minima = [*certificate_rows(rounds=3 if quick else 15)]
    print(table(("spurious minima, one core", "measured", "times faster than balls", "goal"), minima), end="\n\n")
    print(profile(Batch.draw(rng, (20, 5, 10), 2000)))


def compared(rng: np.random.Generator, size: tuple[int, int, int], rounds: int) -> list[tuple[str, ...]]:
    """One row per solver. All take turns; our batches spread the look-up of cells over their block."""
    seconds = _seconds_a_value(Batch.draw(rng, size, rounds * BLOCK[size]), size, rounds)
    reference = seconds["cvxpy + Clarabel"]
    goals = {"ours": str(GOALS[size]), "ours without numba": str(PLAIN_GOAL) if size == (20, 5, 10) else ""}
    return [
        (f"{size} {name}", f"{1e3 * s:.4f}", f"{reference / s:.1f}", goals.get(name, "")) for name, s in seconds.items()
    ]


def _seconds_a_value(data: Batch, size: tuple[int, int, int], rounds: int) -> dict[str, float]:
    """By solver, `rounds` blocks of the data each."""
    block, plain = BLOCK[size], min(BLOCK[size], 20)

    def one(solve: Callable) -> Callable[[int], object]:
        return lambda k: solve(data.X, data.y, data.W[k * block], data.v[k * block])

    def batch(numba: str, count: int) -> Callable[[int], None]:
        def run(k: int) -> None:
            os.environ["LANDSCAPE_NUMBA"] = numba
            part = slice(k * block, k * block + count)
            basin_minima(data.X, data.y, data.W[part], data.v[part])

        return run

    batch("1", 1)(0)  # compiles, and lists the rays
    solvers = {
        "cvxpy + Clarabel": one(cvxpy_clarabel),
        "cvxpy, parameters + Clarabel": one(parametrised(size)),
        "Clarabel": one(clarabel_alone),
        "ours without numba": batch("0", plain),
        "ours": batch("1", block),
    }
    seconds = interleaved(solvers, rounds)
    os.environ["LANDSCAPE_NUMBA"] = "1"
    return seconds | {"ours": seconds["ours"] / block, "ours without numba": seconds["ours without numba"] / plain}


def many_values(rng: np.random.Generator, count: int) -> tuple[str, str, str]:
    """Wall time of `count` values at (20, 5, 10) in one call."""
    data = Batch.draw(rng, (20, 5, 10), count)
    seconds = elapsed(basin_minima, data.X, data.y, data.W, data.v)
    return f"{count} values at (20, 5, 10), one core", f"{seconds:.1f} s", f"{count * 2e-4:.0f} s"


def certificates(rng: np.random.Generator, size: tuple[int, int, int], count: int = 200) -> tuple[str, str, str]:
    """Median time to find and to check the exact minimum of 10-bit data.

    The rays of the sample are known. A cell that appears for the first time costs more than
    one that was seen before, so the first tenth and the last half are told apart.
    """
    m, d, n = size
    X, y = (rng.integers(1, 512, shape) * rng.choice([-1, 1], shape) for shape in ((m, d), m))
    problems = []
    while len(problems) < count + 1:
        W = rng.integers(-512, 512, (n, d))
        if (X @ W.T).all():
            problems.append((X.tolist(), y.tolist(), W.tolist(), rng.choice([-1, 1], n).tolist()))
    exact_basin_minimum(*problems[0])
    seconds = [elapsed(lambda problem=problem: exact_basin_minimum(*problem).check()) for problem in problems[1:]]
    fresh, known = (1e3 * np.median(part) for part in (seconds[: count // 10], seconds[count // 2 :]))
    measured = f"{known:.2f} ms ({fresh:.2f} ms while cells are new)"
    return f"exact value {size}, found and checked", measured, "1 ms" if size[0] == 10 else "25 ms"


def planar_distribution() -> tuple[str, str, str]:
    """Wall time of the exact F_n of four planar samples, found, checked and read off once."""
    X, y = [("3/2", "1/2"), (-1, 2), (-1, -1), (2, -3)], [1, -1, "1/2", 2]

    def whole() -> None:
        distribution = BasinDistribution.of(X, y)
        distribution.check()
        distribution.at_most(fmpq(1, 4), 10)

    return "planar F_n, 4 samples, found and checked", f"{elapsed(whole):.2f} s", "1 s"


def _rounds(size: tuple[int, int, int]) -> int:
    return 30 if size[0] <= 20 else 10


if __name__ == "__main__":
    main()
