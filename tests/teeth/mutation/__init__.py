"""Mutation: break the code of a check on purpose and see whether a test of its chapter notices.

Written here because no package fits: mutmut skips every decorated function, so every check, and
cosmic-ray rewrites the files on disk and starts a fresh interpreter for each mutant.
"""
