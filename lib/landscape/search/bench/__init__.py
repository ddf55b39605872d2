"""Our solvers against their peers: `python -m landscape.search.bench`.

Untrusted and unjudged: milliseconds depend on the machine and on what else it does, so peers take
turns in one process and what counts is the ratio of medians.
"""
