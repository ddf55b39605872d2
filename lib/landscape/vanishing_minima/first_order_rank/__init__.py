"""The first-order condition and the rank of the Khatri-Rao matrix: SH18 Lemmas 2 and 14, Corollary 28."""

from landscape.vanishing_minima.first_order_rank.descent import Point, falls_at_once
from landscape.vanishing_minima.first_order_rank.first_order import (
    FOUR,
    PLANAR,
    STATIONARY,
    check_first_order_is_enough,
    check_lemma_2,
    check_one_residual,
    check_region_loss,
    check_regions,
    check_stationary,
)
from landscape.vanishing_minima.first_order_rank.generic_rank import (
    GenericRank,
    all_columns,
    column_rank,
    generic_rank,
    rank_at,
    sample,
)
from landscape.vanishing_minima.first_order_rank.printed import (
    SIZES,
    SLOPES,
    check_corollary_28,
    check_khatri_rao_rank,
    check_lemma_14,
    check_lemma_14_literal,
)

__all__ = [
    "FOUR",
    "PLANAR",
    "SIZES",
    "SLOPES",
    "STATIONARY",
    "GenericRank",
    "Point",
    "all_columns",
    "check_corollary_28",
    "check_first_order_is_enough",
    "check_khatri_rao_rank",
    "check_lemma_2",
    "check_lemma_14",
    "check_lemma_14_literal",
    "check_one_residual",
    "check_region_loss",
    "check_regions",
    "check_stationary",
    "column_rank",
    "falls_at_once",
    "generic_rank",
    "rank_at",
    "sample",
]
