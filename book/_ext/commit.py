"""The commit from which the site is built: in every footer, and for citations in `app.config.book_commit`."""

import subprocess
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

_SHORT = 7


@dataclass(frozen=True)
class Commit:
    """A commit of the repository; without a hash it is unknown.

    hash   in full
    date   of the commit, YYYY-MM-DD
    clean  whether the files under version control are those of the commit
    """

    hash: str = ""
    date: str = ""
    clean: bool = True

    def __str__(self) -> str:
        if not self.hash:
            return "commit unknown"
        changed = "" if self.clean else ", with changes that are not committed"
        return f"commit {self.hash[:_SHORT]} of {self.date}{changed}"


def commit(root: Path) -> Commit:
    """The commit that is checked out at `root`; unknown where that is no repository's root, or without git."""
    if _git(root, "rev-parse", "--show-prefix") != "" or not (root / ".git").exists():
        return Commit()
    found = _git(root, "show", "--no-patch", "--format=%H %cs", "HEAD")
    if not found:
        return Commit()
    return Commit(*found.split(), clean=_git(root, "status", "--porcelain", "--untracked-files=no") == "")


def note_commit(app: Sphinx, config: Config) -> None:
    """Sphinx writes every page again when this changes."""
    config.book_commit = str(commit(Path(app.srcdir)))


def show_commit(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """One line in the footer."""
    words = "Built from " + escape(app.config.book_commit)
    context["theme_extra_footer"] = f'<p class="commit">{words}; <code>make test</code> checks it line by line.</p>'


def setup(app: Sphinx) -> dict[str, Any]:
    """Register it."""
    app.add_config_value("book_commit", "", "html", str)
    app.connect("config-inited", note_commit)
    app.connect("html-page-context", show_commit)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _git(root: Path, *arguments: str) -> str | None:
    """What git prints, without the last line break; None where it fails or is not installed."""
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()
