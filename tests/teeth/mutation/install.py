"""Put a mutant in the place of the true function, in this process and in memory only."""

import functools
import gc
import types
from collections.abc import Iterator

from teeth.mutation.mutants import LIBRARY, Mutant, mutated


def install(mutant: Mutant) -> None:
    """Every reference to the function, wherever it has been imported or wrapped, now runs the mutant.

    Raises LookupError if this process has not loaded the function, ValueError if the change takes
    away a variable of an enclosing scope: such a mutant is none.
    """
    path = str(LIBRARY / mutant.file)
    tree = mutated(mutant)
    code = next((code for code in _codes(compile(tree, path, "exec")) if _is(code, mutant, path)), None)
    true = [thing for thing in gc.get_objects() if isinstance(thing, types.FunctionType)]
    true = [function for function in true if _is(function.__code__, mutant, path)]
    if not true or code is None:
        raise LookupError(f"{mutant.function} of {mutant.file} is not loaded")
    for function in true:
        function.__code__ = code
    forget()


def forget() -> None:
    """Empty every cache of the library: what the true function answered is not asked again."""
    for thing in gc.get_objects():
        if isinstance(thing, functools._lru_cache_wrapper) and thing.__module__.startswith("landscape"):
            thing.cache_clear()


def _is(code: types.CodeType, mutant: Mutant, path: str) -> bool:
    return (code.co_qualname, code.co_firstlineno, code.co_filename) == (mutant.function, mutant.line, path)


def _codes(code: types.CodeType) -> Iterator[types.CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield constant
            yield from _codes(constant)
