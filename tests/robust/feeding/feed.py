"""One function fed with every hostile value in every place, the other arguments being good."""

import warnings
from collections.abc import Iterator, Mapping
from typing import Any

from feeding.entries import Entry
from feeding.hostile import hostile
from feeding.outcome import fault
from feeding.valid import valid


def faults(entry: Entry) -> dict[str, str]:
    """The first fault of each parameter that has one."""
    found: dict[str, str] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, arguments in meals(entry):
            if name not in found and (wrong := fault(entry.call, arguments)):
                found[name] = f"{arguments[name]!r:.60}: {wrong:.200}"
    return found


def meals(entry: Entry) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """(the parameter that is fed, all arguments); nothing where no good value is known for another one."""
    for name, parameter in entry.parameters.items():
        try:
            others = {key: valid(entry, other) for key, other in entry.parameters.items() if key != name}
        except LookupError:
            continue
        for value in hostile(parameter):
            yield name, {**others, name: value}
