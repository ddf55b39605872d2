"""What may come of a call: a value, or a ValueError that a line of the book raised on purpose."""

import contextlib
import dis
import io
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from types import TracebackType
from typing import Any

from feeding.hostile import holds_nan
from landscape.evidence.check import Check
from landscape.evidence.comparison import Finding
from landscape.evidence.verdict import Verdict

_RAISE = dis.opmap["RAISE_VARARGS"]
_FIRST = 3
"""So many values of an iterator are asked for."""


def fault(call: Callable[..., Any], arguments: Mapping[str, Any], package: str = "landscape") -> str:
    """What is wrong with the outcome, in words; empty if nothing is."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            value = call(**arguments)
            if isinstance(value, Iterator):
                value = list(islice(value, _FIRST))
    except ValueError as error:
        return "" if _on_purpose(error.__traceback__, package) else _shown(error)
    except Exception as error:
        return _shown(error)
    if _is_decided(value) and any(map(holds_nan, arguments.values())):
        return f"decided though an argument holds NaN: {value}"
    return ""


def _on_purpose(trace: TracebackType | None, package: str) -> bool:
    """Whether the last line reached is a `raise` of the package: nothing surfaced from a library."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None or not trace.tb_frame.f_globals.get("__name__", "").startswith(package):
        return False
    return trace.tb_frame.f_code.co_code[trace.tb_lasti] == _RAISE


def _is_decided(value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return any(map(_is_decided, value))
    if isinstance(value, Check):
        return value.verdict is not Verdict.UNDECIDED
    return isinstance(value, Finding) and value.holds is not None


def _shown(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
