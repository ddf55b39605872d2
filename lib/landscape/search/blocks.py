"""Blocks of tasks that last long enough to be worth sending to a worker."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

SECONDS = 0.2
"""What a block is meant to last: twice the 0.1 s beside which the cost of sending it is nothing."""

_GROWTH = 8
"""A block is at most so many times a measured one: a first task that is quick by luck must not mislead."""


@dataclass
class Blocks:
    """Consecutive blocks (first, last + 1) of the tasks first .. last, sized by what `learn` was told.

    Begins with single tasks; `fixed` sets the size once and for all.
    """

    first: int
    stop: int
    fixed: int | None = None
    size: int = 1

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Reads the size anew for every block, so that it may be learned meanwhile."""
        while self.first < self.stop:
            begun, self.first = self.first, min(self.first + (self.fixed or self.size), self.stop)
            yield begun, self.first

    def learn(self, num_tasks: int, seconds: float) -> None:
        """A block of so many tasks lasted so long."""
        wanted = ceil(min(SECONDS * num_tasks / seconds, _GROWTH * num_tasks)) if seconds > 0 else _GROWTH * num_tasks
        self.size = max(1, wanted)
