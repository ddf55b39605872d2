"""What a cell shows: rich text for the page, plain text for nbval."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Display:
    """HTML for the reader; `plain` says all of it in lines, because nbval compares only those."""

    html: str
    plain: str

    def __repr__(self) -> str:
        return self.plain

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.plain}
