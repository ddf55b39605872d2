"""A pytest plugin that remembers, for every test marked `sabotage` or `control`, what it did and what came of it.

It must be loaded before the library: it puts itself between each check and its arithmetic.
"""

import inspect
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

import pytest

from landscape.evidence import check
from teeth.run import RUNS, Run

_MARKS = ("sabotage", "control")
_KEY = "teeth"


_seen: list[tuple[str, str, str, list[str]]] = []


def numbers(drops: int | tuple[int, ...] | None) -> tuple[int, ...]:
    """The keyword of a mark, as a tuple."""
    return () if drops is None else (drops,) if type(drops) is int else tuple(drops)


def _observed(declare: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(declare)
    def observing(arithmetic: Any) -> Callable[..., Any]:
        return lambda function: _watched(declare(arithmetic)(function), inspect.signature(function))

    return observing


def _watched(judged: Callable[..., Any], signature: inspect.Signature) -> Callable[..., Any]:
    name = f"{judged.__module__.removeprefix('landscape.')}.{judged.__qualname__}"

    @wraps(judged)
    def watched(*args: Any, **kwargs: Any) -> Any:
        given = list(signature.bind(*args, **kwargs).arguments)
        try:
            result = judged(*args, **kwargs)
        except ValueError:
            _seen.append((name, "", "ValueError", given))
            raise
        _seen.append((name, result.claim, result.verdict.value, given))
        return result

    return watched


check.checker = _observed(check.checker)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Note what the checks answer while a marked test runs; the note travels with its report."""
    _seen.clear()
    yield
    for mark in item.iter_markers():
        if mark.name in _MARKS:
            drops = numbers(mark.kwargs.get("drops"))
            item.user_properties.append((_KEY, [mark.name, *mark.args, drops, *_answers(mark.args[0])]))


def _answers(claim: str) -> tuple[list[str], list[tuple[str, str]]]:
    mine = [entry for entry in _seen if entry[1] in (claim, "")]
    refused = [entry for entry in mine if entry[2] not in ("PROVED", "VERIFIED", "SUPPORTED")]
    turned = {(name, parameter) for name, _, _, given in refused for parameter in given}
    return sorted({answer for _, _, answer, _ in mine}), sorted(turned)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Also in the process that only hears of the tests."""
    if report.when == "call" or report.failed:
        for key, value in report.user_properties:
            if key == _KEY:
                kind, claim, what, drops, answers, turned = value
                pairs = tuple((name, parameter) for name, parameter in turned)
                RUNS.append(Run(kind, claim, what, tuple(drops), report.passed, tuple(answers), pairs))
