"""The rules of the house: pure functions from a repository's root to a list of violations."""
