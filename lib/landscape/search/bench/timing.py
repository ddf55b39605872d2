"""Interleaved timing and the facts of the machine."""

import os
import platform
from collections.abc import Callable, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np


def interleaved(runs: Mapping[str, Callable[[int], Any]], rounds: int) -> dict[str, float]:
    """Median seconds of each run, all of which take turns; each gets the number of the round."""
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for k in range(rounds):
        for name, run in runs.items():
            seconds[name].append(elapsed(run, k))
    return {name: median(each) for name, each in seconds.items()}


def elapsed(run: Callable[..., Any], *arguments: Any) -> float:
    """Seconds of one call."""
    begin = perf_counter()
    run(*arguments)
    return perf_counter() - begin


def machine() -> list[str]:
    """One line each: processor, load, libraries."""
    blas = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
    packages = ("numpy", "scipy", "numba", "cvxpy", "clarabel", "python-flint")
    versions = ", ".join(f"{name} {_version(name)}" for name in packages)
    threads = os.environ.get("OPENBLAS_NUM_THREADS", "?")
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    return [
        f"{_processor()}, {os.cpu_count()} cores, load {load:.1f}, {threads} BLAS thread(s)",
        f"Python {platform.python_version()}, BLAS {blas['name']} {blas['version']}, {versions}",
        f"matrix product of this core: {gigaflops():.0f} Gflop/s",
    ]


def gigaflops(size: int = 400) -> float:
    """Speed of a matrix product in doubles: the limit that flops set."""
    A = np.ones((size, size))
    return 2 * size**3 / min(elapsed(np.dot, A, A) for _ in range(20)) / 1e9


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns of equal width, the first to the left."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    lines = [_line(row, widths) for row in (head, *rows)]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    rest = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
    return "  ".join([row[0].ljust(widths[0]), *rest])


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    if facts.exists():
        for line in facts.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "absent"
