"""Figures, sliders, freezing, ledger."""
