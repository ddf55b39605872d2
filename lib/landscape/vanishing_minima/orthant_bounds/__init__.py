"""How rarely all entries of a product of Gaussian matrices are positive: SH18's Lemma 16, and sharper."""

from landscape.vanishing_minima.orthant_bounds import lower, product, route, scaling
from landscape.vanishing_minima.orthant_bounds.at_all_sizes import (
    check_lower,
    check_lower_alone,
    check_product_orthant,
    check_product_orthant_alone,
    check_product_orthant_repeated,
    check_route,
)
from landscape.vanishing_minima.orthant_bounds.scaling import (
    check_constants,
    check_constants_printed,
    check_lemma_16,
    check_lemma_16_sizes,
    check_one_entry,
    check_printed_range,
    check_square_root_rate,
)
from landscape.vanishing_minima.orthant_bounds.stable_rank import (
    admits,
    check_not_gaussian,
    check_planar,
    check_small,
    check_tight,
    planar_probability,
)

__all__ = [
    "admits",
    "check_constants",
    "check_constants_printed",
    "check_lemma_16",
    "check_lemma_16_sizes",
    "check_lower",
    "check_lower_alone",
    "check_not_gaussian",
    "check_one_entry",
    "check_planar",
    "check_printed_range",
    "check_product_orthant",
    "check_product_orthant_alone",
    "check_product_orthant_repeated",
    "check_route",
    "check_small",
    "check_square_root_rate",
    "check_tight",
    "lower",
    "planar_probability",
    "product",
    "route",
    "scaling",
]
