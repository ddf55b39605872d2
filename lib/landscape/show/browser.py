"""The browser that prints the book and reads its pages in the tests: Debian's Chromium, without a window."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--disable-sync",
    "--disable-smooth-scrolling",
]
SETTLED = "async () => { if (window.MathJax && MathJax.startup) await MathJax.startup.promise; }"
"""Waits until the formulas are set."""


def chromium() -> str | None:
    """Where Chromium is, if it is installed."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@contextmanager
def browser() -> Iterator[Browser]:
    """One browser. Raises ValueError where none is installed."""
    path = chromium()
    if path is None:
        raise ValueError("no Chromium installed (Debian: apt install chromium)")
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield opened
        finally:
            opened.close()
