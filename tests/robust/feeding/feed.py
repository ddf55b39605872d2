"""One function fed with every hostile value in every place, the other arguments being good."""

import warnings
from collections.abc import Callable, Iterator, Mapping
from inspect import Parameter
from typing import Any

from feeding.entries import Entry
from feeding.hostile import hostile
from feeding.outcome import fault
from feeding.valid import valid

Values = Callable[[Parameter], list[Any]]


def faults(entry: Entry, values: Values = hostile) -> dict[str, str]:
    """The first fault of each parameter that has one."""
    found: dict[str, str] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, arguments in meals(entry, values):
            if name not in found and (wrong := fault(entry.call, arguments)):
                found[name] = f"{arguments[name]!r:.60}: {wrong:.200}"
    return found


def meals(entry: Entry, values: Values) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """(the parameter that is fed, all arguments); nothing where no good value is known for another one."""
    for name, parameter in entry.parameters.items():
        try:
            others = {key: valid(entry, other) for key, other in entry.parameters.items() if key != name}
        except LookupError:
            continue
        for value in values(parameter):
            yield name, {**others, name: value}
