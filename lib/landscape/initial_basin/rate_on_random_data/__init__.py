"""The failure rate in high dimension: 3/4 for samples that are spread out, more for samples that crowd."""

from landscape.initial_basin.rate_on_random_data.covariance import (
    check_covariance_bounds,
    check_separations_covary,
    covariance,
)
from landscape.initial_basin.rate_on_random_data.harmonic import (
    CROWDED,
    check_harmonic_samples,
    harmonic_samples,
    parting_bound,
)
from landscape.initial_basin.rate_on_random_data.many import (
    SIZES,
    best_near,
    check_exponentially_many,
    check_random_samples,
    check_random_samples_grow,
    crowd_size,
    exponent,
    failure_bound,
    square_limit,
)
from landscape.initial_basin.rate_on_random_data.patterns import (
    check_distant_patterns,
    distances,
    extreme_dependencies,
    least_dependent,
    zero_patterns,
)
from landscape.initial_basin.rate_on_random_data.spread import (
    check_pairwise_spread,
    check_spread_samples,
    check_two_bases,
    two_bases,
    vanishing_bound,
)

__all__ = [
    "CROWDED",
    "SIZES",
    "best_near",
    "check_covariance_bounds",
    "check_distant_patterns",
    "check_exponentially_many",
    "check_harmonic_samples",
    "check_pairwise_spread",
    "check_random_samples",
    "check_random_samples_grow",
    "check_separations_covary",
    "check_spread_samples",
    "check_two_bases",
    "covariance",
    "crowd_size",
    "distances",
    "exponent",
    "extreme_dependencies",
    "failure_bound",
    "harmonic_samples",
    "least_dependent",
    "parting_bound",
    "square_limit",
    "two_bases",
    "vanishing_bound",
    "zero_patterns",
]
