"""When to use the kernels that numba compiles, and when their plain counterparts.

Compiling costs seconds once per machine (the result is kept on disk), loading from disk a few
tenths of a second once per process. So a kernel is loaded for a batch that pays for it and, once
loaded, used for everything. `LANDSCAPE_NUMBA=0` forbids the kernels, `LANDSCAPE_NUMBA=1` asks for
them always. Answers agree up to rounding either way.
"""

import os
import sys
from importlib import import_module, util
from types import ModuleType

WORTH_LOADING = 500
"""Problems from which a batch pays for loading a kernel: each saves about half a millisecond."""


def kernel(name: str, problems: int) -> ModuleType | None:
    """The kernel module `name` of this package, or None where the plain route is to be taken."""
    wanted = os.environ.get("LANDSCAPE_NUMBA", "")
    path = f"{__package__}.{name}"
    if wanted == "0" or util.find_spec("numba") is None:
        return None
    if wanted != "1" and path not in sys.modules and problems < WORTH_LOADING:
        return None
    return import_module(path)
