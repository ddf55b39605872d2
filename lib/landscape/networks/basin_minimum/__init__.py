"""Basin minimum: the least mean squared loss over the closed region combination of initial weights."""

from landscape.networks.basin_minimum.batch import BasinMinima, basin_minima
from landscape.networks.basin_minimum.certified import basin_minimum
from landscape.networks.basin_minimum.cone_projection import ConeProjection, cone_projection
from landscape.networks.basin_minimum.exact import (
    Cell,
    ExactBasinMinimum,
    exact_basin_minimum,
    exact_minimum_of_cells,
)
from landscape.networks.basin_minimum.floating import BasinMinimum
from landscape.networks.basin_minimum.region_features import region_features, region_rays
from landscape.networks.basin_minimum.upper import BasinUpperBound

__all__ = [
    "BasinMinima",
    "BasinMinimum",
    "BasinUpperBound",
    "Cell",
    "ConeProjection",
    "ExactBasinMinimum",
    "basin_minima",
    "basin_minimum",
    "cone_projection",
    "exact_basin_minimum",
    "exact_minimum_of_cells",
    "region_features",
    "region_rays",
]
