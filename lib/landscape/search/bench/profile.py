"""Where the time of a value goes, and how far that is from the limit that flops set."""

import numpy as np

from landscape.networks.basin_minimum import nnls_kernel
from landscape.networks.basin_minimum.interior_point import RULES, TOLERANCE
from landscape.networks.basin_minimum.interior_point_kernel import solve
from landscape.networks.basin_minimum.ray_nnls import Problems
from landscape.networks.basin_minimum.ray_pool import bits, ray_pool
from landscape.search.bench.peers import Batch
from landscape.search.bench.timing import elapsed, gigaflops, table


def profile(data: Batch) -> str:
    """A table for non-negative least squares over rays, and one line for a Newton step at (50, 10, 20)."""
    batch, (m, _) = len(data.W), data.X.shape
    pool = ray_pool(data.X)
    active = bits(data.W @ data.X.T > 0)
    signs = elapsed(lambda: bits(data.W @ data.X.T > 0)) / batch
    problems = Problems.of(pool, active, data.v)
    cells = elapsed(Problems.of, pool, active, data.v) / batch
    _, _, rounds = problems.solved(nnls_kernel, data.y)
    gathering = min(elapsed(problems.solved, nnls_kernel, 0 * data.y) for _ in range(5)) / batch
    whole = min(elapsed(problems.solved, nnls_kernel, data.y) for _ in range(5)) / batch
    width = int(np.mean([len(problems.columns(b)[1]) for b in range(50)]))
    pricing = rounds.mean() * _price(m, width)
    parts = {"signs": signs, "cell look-up": cells, "gathering columns": gathering, "pricing": pricing,
             "factorisation and the rest": max(0.0, whole - gathering - pricing)}  # fmt: skip
    total = sum(parts.values())
    rows = [(name, f"{1e6 * s:.1f}", f"{100 * s / total:.0f} %") for name, s in parts.items()]
    flops = 2 * m * width * rounds.mean() + 8 * m * m * m
    limit = flops / gigaflops() / 1e9
    return "\n".join([
        table(("where the time goes at (20, 5, 10)", "us per value", "share"), rows),
        f"{rounds.mean():.0f} rounds over {width} columns of {m}, about {flops / 1e6:.2f} Mflop: {1e6 * limit:.0f} us",
        f"at the speed of a matrix product. The whole value takes {total / limit:.0f} times that.",
        _newton(),
    ])  # fmt: skip


def _price(m: int, width: int) -> float:
    """Seconds of one pricing pass."""
    columns, r, prices = np.ones((m, width)), np.ones(m), np.empty(width)
    nnls_kernel.price(columns, width, r, prices)

    def passes() -> None:
        for _ in range(200):
            nnls_kernel.price(columns, width, r, prices)

    return min(elapsed(passes) for _ in range(5)) / 200


def _newton() -> str:
    rng, (cells, rank, m) = np.random.default_rng(0), (20, 10, 50)
    X = rng.standard_normal((m, rank))
    signs, v, y = np.sign(rng.standard_normal((cells, rank)) @ X.T), rng.choice([-1, 1], cells), rng.standard_normal(m)
    A = np.ascontiguousarray(((v[:, np.newaxis] * (signs > 0))[:, np.newaxis] * X.T).reshape(-1, m))
    U = X / np.linalg.norm(X, axis=1, keepdims=True)
    y /= np.linalg.norm(y)
    steps = solve(A, U, signs, y, TOLERANCE, RULES)[3]
    seconds = min(elapsed(solve, A, U, signs, y, TOLERANCE, RULES) for _ in range(20)) / steps
    active = (A.reshape(cells, rank, m)[:, 0] != 0).sum(axis=1)
    flops = cells * rank**2 * m + (rank**2 * active + 2 * rank * active**2).sum() + m**3 / 3
    limit = flops / gigaflops() / 1e9
    return (
        f"interior point at (50, 10, 20): {steps} steps of {1e6 * seconds:.0f} us, {flops / 1e6:.2f} Mflop each:"
        f" {seconds / limit:.1f} times the limit."
    )
