"""Finders that nobody believes."""
