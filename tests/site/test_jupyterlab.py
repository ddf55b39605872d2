"""A notebook in JupyterLab: its figure before anything runs, a live slider after."""

import json
import os
import re
import shutil
import subprocess
import sys
import time

import nbformat
import pytest

from landscape.show.contents import notebook, notebooks

PATIENCE = 300
"""Seconds that a busy machine may take for one step; how long it takes asserts nothing."""


@pytest.fixture
def explorable(tmp_path):
    """A copy of the book's first notebook that holds an explore."""
    for page in notebooks():
        path = notebook(page)
        if 'class=\\"explore' in path.read_text(encoding="utf-8"):
            (tmp_path / "work").mkdir()
            return shutil.copy(path, tmp_path / "work" / path.name)
    pytest.fail("no notebook holds an explore")


@pytest.fixture
def lab(explorable, tmp_path):
    """Address of a JupyterLab that knows nothing of this user, so that the notebook is untrusted."""
    folders = {f"JUPYTER_{name}_DIR": str(tmp_path / name.lower()) for name in ("CONFIG", "RUNTIME", "DATA")}
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", "--port=0"]
    command += ["--IdentityProvider.token=", f"--ServerApp.root_dir={tmp_path / 'work'}"]
    with open(tmp_path / "log", "w") as log:
        server = subprocess.Popen(command, env=os.environ | folders, stdout=log, stderr=log)
    try:
        yield _address(server, tmp_path)
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()


def _address(server, folder):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        for path in (folder / "runtime").glob("jpserver-*.json"):
            text = path.read_text(encoding="utf-8")
            if text:
                return json.loads(text)["url"]
        time.sleep(0.2)
    pytest.fail(f"JupyterLab did not start: {(folder / 'log').read_text()[-2000:]}")


def test_figure_before_it_runs_and_live_slider_after(chromium, lab, explorable):
    with chromium.new_context(viewport={"width": 1400, "height": 1000}) as context:
        page = context.new_page()
        page.goto(f"{lab}lab/tree/{os.path.basename(explorable)}?reset")
        panel = page.locator(".jp-NotebookPanel")
        panel.wait_for(timeout=PATIENCE * 1000)
        cell = panel.locator(".jp-Notebook-cell").nth(_position(explorable))
        cell.scroll_into_view_if_needed(timeout=PATIENCE * 1000)

        stored = cell.locator(".jp-OutputArea-output img")
        stored.wait_for(timeout=PATIENCE * 1000)
        assert stored.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
        assert stored.count() == 1 and stored.get_attribute("alt")
        assert not any(control.is_visible() for control in cell.locator("input, select").all())
        assert "model not found" not in cell.inner_text().lower()

        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name=re.compile("^Run All Cells")).click()
        handle = cell.locator(".jupyter-widgets .noUi-handle")
        handle.wait_for(timeout=PATIENCE * 1000)
        live = cell.locator("img.widget-image")
        before = live.get_attribute("src")
        handle.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function(
            "([image, before]) => image.src !== before", arg=[live.element_handle(), before], timeout=PATIENCE * 1000
        )


def _position(path):
    cells = nbformat.read(path, as_version=4).cells
    return next(
        index
        for index, cell in enumerate(cells)
        for output in cell.get("outputs", [])
        if 'class="explore' in output.get("data", {}).get("text/html", "")
    )
