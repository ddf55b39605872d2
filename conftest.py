"""How pytest runs the notebooks: strictly, in the environment in which they were frozen."""

import os

from hypothesis import settings

from landscape.show.environment import ENVIRONMENT

os.environ.update(ENVIRONMENT)  # before anything imports numpy

settings.register_profile("no clock", deadline=None)  # how long an example takes asserts nothing
settings.load_profile("no clock")

OUTPUT_SECONDS = 60
"""nbval waits 5 s for a cell's next output and offers no option; a slow check may take longer."""


def pytest_collection_modifyitems(items):
    for item in items:
        if hasattr(item, "output_timeout"):
            item.output_timeout = OUTPUT_SECONDS
            notebook = item.parent
            if "text/html" not in notebook.skip_compare:
                # Frames and tables; their numbers stand in the text/plain beside them, which is compared.
                notebook.skip_compare += ("text/html",)
