"""Unions of bit masks: which of them arise, and from which choices."""

from collections.abc import Iterable

import numpy as np


def distinct_unions(masks: Iterable[int]) -> tuple[np.ndarray, np.ndarray]:
    """(distinct unions of the masks, ascending, int64; the index of the union of each choice of masks).

    A choice is itself a bit mask, so the second array has 2**len(masks) entries. Masks are
    non-negative and below 2**63. Distinct unions are few, so only they are sorted, mask by mask.
    """
    distinct, which = np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.int64)
    for mask in masks:
        distinct, place = np.unique(np.concatenate([distinct, distinct | mask]), return_inverse=True)
        without, joined = np.split(place, 2)
        which = np.concatenate([without[which], joined[which]])
    return distinct, which
