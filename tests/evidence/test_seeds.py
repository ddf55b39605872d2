import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from landscape.evidence.seeds import block_generator, generator, root_seed

VARIABLE = "LANDSCAPE_SEED"
GOLDEN = [5352533395332258405, 11010036491666848894, 7861399971259493876]
GOLDEN_BLOCKS = [8726627612251973392, 5706675217466202430, 17467291897578663939]
ids = st.text("abcXYZ019/-", min_size=1, max_size=12)


@pytest.fixture(autouse=True)
def default_root(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)


def first(rng: np.random.Generator) -> list[int]:
    return [int(raw) for raw in rng.bit_generator.random_raw(3)]


@given(ids, ids)
def test_a_claim_has_its_own_stream(one, other):
    assert first(generator(one)) == first(generator(one))
    assert (first(generator(one)) == first(generator(other))) is (one == other)


def test_golden_streams():
    assert first(generator("SS16/thm-2")) == GOLDEN
    assert [first(block_generator("SS16/thm-2", number, 0))[0] for number in range(3)] == GOLDEN_BLOCKS


def test_the_root_seed_changes_every_stream(monkeypatch):
    unset = first(generator("SS16/thm-2"))
    monkeypatch.setenv(VARIABLE, "0")
    assert root_seed() == 0 and first(generator("SS16/thm-2")) == unset
    monkeypatch.setenv(VARIABLE, "1")
    assert root_seed() == 1 and first(generator("SS16/thm-2")) != unset
    assert first(block_generator("SS16/thm-2", 0, 1)) != first(block_generator("SS16/thm-2", 0, 0))


@given(ids, st.integers(0, 20), st.integers(0, 2**70))
def test_a_block_is_neither_another_nor_the_claims_own_stream_and_needs_no_environment(claim_id, block, root):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(root))
        whole, here = first(generator(claim_id)), first(block_generator(claim_id, block, root))
    assert here == first(block_generator(claim_id, block, root))
    assert len({tuple(stream) for stream in (whole, here, first(block_generator(claim_id, block + 1, root)))}) == 3


@pytest.mark.parametrize(("block", "root"), [(-1, 0), (0, -1), (1.0, 0), (0, "0"), (True, 0)])
def test_a_bad_block_is_refused(block, root):
    with pytest.raises(ValueError, match="expected a non-negative integer"):
        block_generator("SS16/thm-2", block, root)


def test_another_process_draws_the_same_numbers():
    """Python's `hash` of a string would differ."""
    code = "from landscape.evidence.seeds import generator; print(generator('SS16/thm-2').bit_generator.random_raw())"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert int(shown) == GOLDEN[0]


@pytest.mark.parametrize("root", ["-1", "1.5", "", "one", " 1", "²"])
def test_a_bad_root_seed_is_refused(monkeypatch, root):
    monkeypatch.setenv(VARIABLE, root)
    with pytest.raises(ValueError, match=VARIABLE):
        generator("SS16/thm-2")


@pytest.mark.parametrize("claim_id", ["", None, 3])
def test_a_claim_needs_a_name(claim_id):
    with pytest.raises(ValueError, match="claim_id: expected"):
        generator(claim_id)
