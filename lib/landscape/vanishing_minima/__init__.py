"""Soudry and Hoffer 2018 (SH18)."""
