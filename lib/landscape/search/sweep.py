"""Sweeps: one function, many tasks, any number of workers, and a file that outlives an interruption."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from hashlib import sha256
from json import loads
from pathlib import Path
from time import perf_counter
from typing import Any

from joblib import Parallel, delayed, parallel_config
from joblib.parallel import get_active_backend
from tqdm import tqdm

from landscape.evidence.inputs import positive_integer
from landscape.evidence.seeds import block_generator, root_seed
from landscape.search.blocks import Blocks
from landscape.search.result_file import ResultFile, canonical

Function = Callable[..., Any]
Block = tuple[list[str], float]
"""Results as canonical JSON, and the seconds that they took."""


def sweep(
    function: Function,
    tasks: Iterable[Any],
    *,
    name: str,
    path: str | Path,
    parameters: Mapping[str, Any] | None = None,
    num_workers: int = 2,
    block_size: int | None = None,
) -> list[Any]:
    """[function(task, rng, **parameters) for every task], stored in the file `path` line by line.

    name         claim id or another text: with the root seed and its index it seeds a task's `rng`
    tasks        JSON values; so are `parameters` and the results, and lists come back for tuples
    num_workers  local processes, with one BLAS thread each; 1 computes in this process, with those that
                 its environment allows
    block_size   tasks that a worker is sent at once; by default as many as last 0.2 s

    Another engine takes the place of local processes by joblib's own means; a Dask cluster works
    with all its workers, whatever `num_workers` says:

        with distributed.Client(address), joblib.parallel_config(backend="dask"):
            sweep(...)

    Results and file do not depend on workers, blocks, engine or interruptions: run again after a
    kill or Ctrl-C, a sweep goes on where the sound part of its file ends. Put into a task what
    takes a tenth of a millisecond or more, since its generator costs a fifth of that.

    Raises ValueError for what JSON does not hold, for a file of another name, root seed, list of
    tasks or parameters, and for bad numbers; BlockingIOError while another sweep adds to the file;
    and what `function` raises: then, too, the file keeps the beginning that was stored.
    """
    positive_integer("num_workers", num_workers)
    if block_size is not None:
        positive_integer("block_size", block_size)
    texts, shared = [_json("tasks", task) for task in tasks], _json("parameters", dict(parameters or {}))
    root = root_seed()
    block_generator(name, 0, root)  # refuses a name that seeds nothing before there is a file
    with ResultFile(Path(path), _header(name, root, shared, texts), len(texts)) as file:
        blocks = Blocks(len(file.results), len(texts), block_size)
        jobs = (delayed(_computed)(function, texts[i:j], i, shared, name, root) for i, j in blocks)
        with tqdm(total=len(texts), initial=blocks.first, desc=name, disable=None) as progress:
            for results, seconds in _ordered(jobs, num_workers) if blocks.first < blocks.stop else ():
                file.append(results)
                blocks.learn(len(results), seconds)
                progress.update(len(results))
        return file.results


def _header(name: str, root: int, shared: str, texts: Sequence[str]) -> dict[str, Any]:
    """What a file must have been begun with to be gone on with."""
    return {
        "sweep": name,
        "root_seed": root,
        "parameters": loads(shared),
        "num_tasks": len(texts),
        "tasks_sha256": sha256("\n".join(texts).encode()).hexdigest(),
    }


def _ordered(jobs: Iterable[Any], num_workers: int) -> Iterator[Block]:
    """Blocks in the order in which they were sent; what is under way is abandoned where the caller stops."""
    with _one_blas_thread(num_workers):
        parallel = Parallel(n_jobs=num_workers, batch_size=1, return_as="generator")
        with closing(parallel(jobs)) as results:
            yield from results


def _one_blas_thread(num_workers: int) -> AbstractContextManager[Any]:
    """Their number changes the last bits. Local processes are told; an engine of the caller's is the caller's."""
    backend, _ = get_active_backend()
    if not backend.supports_inner_max_num_threads or backend.inner_max_num_threads is not None:
        return nullcontext()
    return parallel_config(backend="loky", n_jobs=num_workers, inner_max_num_threads=1)


def _computed(function: Function, tasks: Sequence[str], first: int, shared: str, name: str, root: int) -> Block:
    """In a worker: the results of consecutive tasks, the first of which has index `first`."""
    begun, parameters = perf_counter(), loads(shared)
    results = [
        _json("result", function(loads(task), block_generator(name, index, root), **parameters))
        for index, task in enumerate(tasks, start=first)
    ]
    return results, perf_counter() - begun


def _json(name: str, value: Any) -> str:
    try:
        return canonical(value)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None
