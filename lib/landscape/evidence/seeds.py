"""Seeds: one stream of random numbers per claim, the same on every machine and for any worker count."""

import hashlib
import os

import numpy as np

_VARIABLE = "LANDSCAPE_SEED"


def generator(claim_id: str) -> np.random.Generator:
    """The generator of a claim, from the root seed (environment `LANDSCAPE_SEED`, 0 unless set) and its id.

    Raises ValueError for an empty id, and unless the root seed is a non-negative integer.
    """
    return _generator(_sequence(claim_id, root_seed()))


def block_generator(claim_id: str, block: int, root: int) -> np.random.Generator:
    """The generator of one block of a claim's samples, under this root seed; a worker's environment may hold another.

    Cut the samples into blocks of fixed size, whoever draws them: then the result does not depend on the
    number of workers. Raises ValueError for an empty id, and unless block and root are non-negative integers.
    """
    for name, value in (("block", block), ("root", root)):
        if type(value) is not int or value < 0:
            raise ValueError(f"{name}: expected a non-negative integer, not {value!r}")
    return _generator(_sequence(claim_id, root, block))


def root_seed() -> int:
    """The root of all streams. Raises ValueError unless the environment holds a non-negative integer."""
    text = os.environ.get(_VARIABLE, "0")
    if not (text.isascii() and text.isdecimal()):
        raise ValueError(f"{_VARIABLE}: expected a non-negative integer, not {text!r}")
    return int(text)


def _sequence(claim_id: str, root: int, *block: int) -> np.random.SeedSequence:
    """Of a block, what `spawn` of the claim's sequence gives."""
    if not isinstance(claim_id, str) or not claim_id:
        raise ValueError(f"claim_id: expected a non-empty string, not {claim_id!r}")
    digest = hashlib.sha256(claim_id.encode("utf-8")).digest()
    return np.random.SeedSequence([root, int.from_bytes(digest, "big")], spawn_key=block)


def _generator(sequence: np.random.SeedSequence) -> np.random.Generator:
    """PCG64 by name: NumPy may change what its default generator is."""
    return np.random.Generator(np.random.PCG64(sequence))
