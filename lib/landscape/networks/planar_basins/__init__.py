"""The basin minimum on planar data without sampling: every value and every probability, for all widths."""

from landscape.networks.planar_basins.cells import PlanarCell, planar_cells
from landscape.networks.planar_basins.distribution import BasinDistribution
from landscape.networks.planar_basins.shared_projection import SharedProjection

__all__ = ["BasinDistribution", "PlanarCell", "SharedProjection", "planar_cells"]
