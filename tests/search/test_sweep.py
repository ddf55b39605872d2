import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from distributed import Client, LocalCluster
from hypothesis import given, settings
from hypothesis import strategies as st
from joblib import parallel_config

from landscape.evidence.seeds import block_generator, root_seed
from landscape.search.sweep import sweep

NUM_TASKS = 60
TASKS = [{"scale": i / 7} for i in range(NUM_TASKS)]


@pytest.fixture(autouse=True)
def default_root(monkeypatch):
    monkeypatch.delenv("LANDSCAPE_SEED", raising=False)


@pytest.fixture
def draw():
    """Defined here, so that it travels to a worker by value."""

    def draw(task, rng, shift=0):
        return {"normal": rng.standard_normal() * task["scale"] + shift, "integers": rng.integers(9, size=2).tolist()}

    return draw


@pytest.fixture
def run(tmp_path, draw):
    """Sweep into a file of its own by default; (results, bytes of the file)."""

    def run(path=tmp_path / "results.jsonl", function=draw, tasks=TASKS, name="own/zz-test", **options):
        return sweep(function, tasks, name=name, path=path, **options), Path(path).read_bytes()

    return run


# --- one answer


def test_every_task_has_the_generator_of_its_index(run, draw):
    results, _ = run(num_workers=1)
    generators = [block_generator("own/zz-test", number, root_seed()) for number in range(NUM_TASKS)]
    assert results == [draw(task, rng) for task, rng in zip(TASKS, generators, strict=True)]


@pytest.mark.parametrize("block_size", [1, 7, NUM_TASKS, 1000])
def test_blocks_and_threads_do_not_matter(run, tmp_path, block_size):
    expected = run(num_workers=1)
    assert run(tmp_path / "blocks", num_workers=1, block_size=block_size) == expected
    with parallel_config(backend="threading"):
        assert run(tmp_path / "threads", num_workers=3, block_size=block_size) == expected


@pytest.mark.parametrize("block_size", [None, 11])
def test_local_processes_give_the_same_bytes(run, tmp_path, block_size):
    assert run(tmp_path / "two", num_workers=2, block_size=block_size) == run(num_workers=1)


def test_a_dask_cluster_gives_the_same_bytes_by_the_same_call(run, tmp_path, monkeypatch):
    expected = run(num_workers=1)
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "silence_logs": 40}
    with LocalCluster(**options) as cluster, Client(cluster) as client:
        workers = set(client.run(os.getpid).values())
        with parallel_config(backend="dask"):
            for path, block_size in (("some", 5), ("measured", None)):
                assert run(tmp_path / path, block_size=block_size) == expected
            found, _ = run(tmp_path / "where", function=lambda task, rng: os.getpid(), block_size=1)
    assert set(found) == workers and os.getpid() not in workers


def test_workers_learn_the_root_seed_and_use_one_blas_thread(run, tmp_path, monkeypatch, draw):
    def seen(task, rng):
        return [os.getpid(), os.environ.get("OPENBLAS_NUM_THREADS"), os.environ.get("OMP_NUM_THREADS")]

    found, _ = run(tmp_path / "seen", function=seen, num_workers=2)
    assert {tuple(threads) for _, *threads in found} == {("1", "1")}
    assert os.getpid() not in {pid for pid, *_ in found}
    before, _ = run(tmp_path / "zero", num_workers=2)
    monkeypatch.setenv("LANDSCAPE_SEED", "17")
    results, _ = run(tmp_path / "seventeen", num_workers=2)
    generators = [block_generator("own/zz-test", number, root_seed()) for number in range(NUM_TASKS)]
    assert results == [draw(task, rng) for task, rng in zip(TASKS, generators, strict=True)] != before


def test_tuples_come_back_as_lists_fresh_or_stored(run):
    def pair(task, rng):
        return task, (1, 2)

    fresh = run(function=pair, tasks=[(3, 4)], num_workers=1)
    assert fresh[0] == [[[3, 4], [1, 2]]]
    assert run(function=pair, tasks=[[3, 4]], num_workers=1) == fresh


# --- interrupted and resumed


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 10**6), st.integers(1, 20), st.binary(max_size=5))
def test_a_file_cut_or_damaged_is_completed_to_the_same_bytes(tmp_path_factory, place, block_size, garbage):
    folder, computed = tmp_path_factory.mktemp("cut"), []

    def function(task, rng):
        computed.append(task)
        return [task, float(rng.random())]

    options = {"name": "own/zz-cut", "path": folder / "results.jsonl", "num_workers": 1}
    results = sweep(function, range(30), **options)
    content, header = options["path"].read_bytes(), options["path"].read_bytes().index(b"\n") + 1
    place = header + place % (len(content) - header)
    options["path"].write_bytes(content[:place] + garbage)
    computed.clear()
    assert sweep(function, range(30), block_size=block_size, **options) == results
    assert options["path"].read_bytes() == content
    complete = content[:place].count(b"\n") - 1
    assert computed in (list(range(complete, 30)), list(range(complete + 1, 30)))  # garbage may be the missing byte


def test_a_complete_sweep_computes_nothing(run):
    expected = run(num_workers=1)

    def never(task, rng):
        raise AssertionError

    assert run(function=never) == expected


@pytest.mark.parametrize("num_workers", [1, 2])
def test_an_error_keeps_a_beginning(run, tmp_path, num_workers):
    expected = run(num_workers=1)

    def fails(task, rng):
        if task["scale"] > 5:
            raise ArithmeticError("too large")
        return {"normal": rng.standard_normal() * task["scale"] + 0, "integers": rng.integers(9, size=2).tolist()}

    path = tmp_path / "failed"
    with pytest.raises(ArithmeticError, match="too large"):
        run(path, function=fails, num_workers=num_workers, block_size=4)
    assert expected[1].startswith(path.read_bytes())
    if num_workers == 1:  # several may have reached the error before an earlier block is stored
        assert path.read_bytes().count(b"\n") == 37  # the header and 36 tasks up to scale 5, in blocks of four
    assert run(path, num_workers=num_workers) == expected


SCRIPT = """
import signal, sys, time
from landscape.search.sweep import sweep

def slow(task, rng):
    time.sleep(0.02)
    return [task, rng.standard_normal()]

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a background shell may have it ignored
    sweep(slow, range(160), name="own/zz-killed", path=sys.argv[1], num_workers=int(sys.argv[2]), block_size=3)
"""


@pytest.fixture
def start(tmp_path):
    """Start the script as the leader of its own session, which is ended in any case."""
    script, started = tmp_path / "script.py", []
    script.write_text(SCRIPT, encoding="utf-8")

    def start(path, num_workers):
        command = [sys.executable, str(script), str(path), str(num_workers)]
        process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE)
        started.append(process)
        return process

    yield start
    for process in started:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.communicate()


def wait_for_lines(path, number):
    deadline = time.monotonic() + 30
    while not (path.exists() and path.read_bytes().count(b"\n") >= number):
        assert time.monotonic() < deadline
        time.sleep(0.005)


def end(process, number):
    """Send the signal until it is heard: Python drops an interrupt that arrives inside a destructor."""
    deadline = time.monotonic() + 30
    while process.poll() is None:
        assert time.monotonic() < deadline
        process.send_signal(number)
        time.sleep(0.2)


@pytest.fixture
def undisturbed(tmp_path):
    """Bytes of the file of the same sweep, left alone."""

    def quick(task, rng):
        return [task, rng.standard_normal()]

    sweep(quick, range(160), name="own/zz-killed", path=tmp_path / "undisturbed", num_workers=1)
    return (tmp_path / "undisturbed").read_bytes()


@pytest.mark.parametrize(("number", "num_workers"), [(signal.SIGKILL, 1), (signal.SIGKILL, 2), (signal.SIGINT, 2)])
def test_killed_or_interrupted_and_resumed_it_is_the_same_file(tmp_path, start, undisturbed, number, num_workers):
    path = tmp_path / "killed"
    process = start(path, num_workers)
    wait_for_lines(path, 12)
    end(process, number)
    assert process.returncode == -number
    assert path.read_bytes() != undisturbed
    assert undisturbed.startswith(path.read_bytes())
    assert start(path, num_workers).wait(timeout=30) == 0
    assert path.read_bytes() == undisturbed


@pytest.mark.parametrize("num_workers", [1, 2])
def test_killed_damaged_and_resumed_by_other_workers_twice_it_is_the_same_file(
    tmp_path, start, undisturbed, num_workers
):
    path = tmp_path / "killed"
    for lines, workers, damage in ((12, num_workers, b'{"task": 9'), (90, 3 - num_workers, b"\xff\x00\n")):
        process = start(path, workers)
        wait_for_lines(path, lines)
        end(process, signal.SIGKILL)
        kept = path.read_bytes()[:-20]  # the last line is cut short
        assert undisturbed.startswith(kept) and kept.count(b"\n") < 160
        path.write_bytes(kept + damage)
    assert start(path, num_workers).wait(timeout=30) == 0
    assert path.read_bytes() == undisturbed


# --- bad input


@pytest.mark.parametrize(
    "change", [{"name": "own/zz-other"}, {"tasks": TASKS[:-1]}, {"tasks": TASKS[::-1]}, {"parameters": {"shift": 1}}]
)
def test_a_file_of_another_sweep_is_refused_and_kept(run, tmp_path, change):
    _, content = run(num_workers=1)
    with pytest.raises(ValueError, match=r"results\.jsonl holds other results"):
        run(num_workers=1, **change)
    assert (tmp_path / "results.jsonl").read_bytes() == content


def test_a_file_of_another_root_seed_is_refused(run, monkeypatch):
    run(num_workers=1)
    monkeypatch.setenv("LANDSCAPE_SEED", "1")
    with pytest.raises(ValueError, match='"root_seed": 1'):
        run(num_workers=1)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"num_workers": 0}, "num_workers: expected"),
        ({"num_workers": 1.5}, "num_workers: expected"),
        ({"block_size": 0}, "block_size: expected"),
        ({"tasks": [object()]}, "tasks: expected finite numbers, text"),
        ({"tasks": [float("nan")]}, "tasks: expected finite numbers, text"),
        ({"parameters": {"a": {1}}}, "parameters: expected finite numbers, text"),
        ({"name": ""}, "expected a non-empty string"),
    ],
)
def test_bad_arguments_are_refused_before_there_is_a_file(run, tmp_path, options, message):
    with pytest.raises(ValueError, match=message):
        run(**options)
    assert not list(tmp_path.iterdir())


def test_a_result_that_json_does_not_hold_is_refused(run, tmp_path):
    with pytest.raises(ValueError, match="result: expected finite numbers, text"):
        run(function=lambda task, rng: float("nan"), num_workers=1)
