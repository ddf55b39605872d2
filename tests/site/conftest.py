"""The built site and one headless browser, shared by all tests of this folder."""

import os
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from landscape.show import browser
from landscape.show.contents import ROOT, pages
from landscape.show.judges import PAGES

sys.path.insert(0, str(Path(__file__).parent))  # for `reading`, from any working directory

SECONDS = 900
"""A browser on a busy machine is slow; how long it takes asserts nothing."""


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/site" in item.path.as_posix():
            item.add_marker(pytest.mark.timeout(SECONDS))


def unavailable(reason):
    """Skip with the reason, or fail where a browser is required."""
    if os.environ.get("LANDSCAPE_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def site():
    """Folder of the built site: LANDSCAPE_SITE, or what `make book` leaves."""
    folder = Path(os.environ.get("LANDSCAPE_SITE", ROOT / "_build" / "html")).resolve()
    if not (folder / "book").is_dir():
        unavailable(f"no site in {folder}: run `make book`")
    return folder


@pytest.fixture(scope="session")
def page_files(site):
    """Every page of the book, in reading order."""
    return [site / "book" / f"{page}.html" for page in pages()]


@pytest.fixture(scope="session")
def code_files(site):
    """Some pages that show code: a folder, a chapter's checks, a long test."""
    found = sorted((site / PAGES).rglob("*.html"))
    checks = [path for path in found if path.name == "checks.html"]
    return [site / PAGES / "tests" / "index.html", checks[0], max(found, key=lambda path: path.stat().st_size)]


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests of a process."""
    if browser.chromium() is None:
        unavailable("no Chromium installed")
    with browser.browser() as opened:
        yield opened


@pytest.fixture(scope="session")
def http(site):
    """Address of the site over http."""
    handler = partial(_Silent, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass
