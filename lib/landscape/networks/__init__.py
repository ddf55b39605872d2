"""Losses, kernels, basin minima."""
