"""Xie, Liang and Song 2017 (XLS17)."""
