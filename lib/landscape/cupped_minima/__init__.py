"""Sharifnassab et al. 2020 (SSG20)."""
