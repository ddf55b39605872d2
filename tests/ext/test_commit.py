"""The commit in the footer: known, changed, unknown."""

import subprocess

import pytest
from commit import Commit, commit


def git(folder, *arguments):
    names = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", "-C", str(folder), *names, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path):
    """A repository with one commit of one file, in a folder of a repository without any."""
    git(tmp_path, "init", "--quiet")
    folder = tmp_path / "book"
    (folder / "part").mkdir(parents=True)
    git(folder, "init", "--quiet")
    (folder / "page.md").write_text("one")
    git(folder, "add", "page.md")
    git(folder, "commit", "--quiet", "-m", "one", "--date", "2026-01-02T03:04:05")
    return folder


def test_the_commit_that_is_checked_out(repository):
    found = commit(repository)
    assert found.hash == git(repository, "rev-parse", "HEAD") and found.clean
    assert str(found) == f"commit {found.hash[:7]} of {git(repository, 'show', '-s', '--format=%cs')}"


def test_a_changed_file_is_told(repository):
    (repository / "page.md").write_text("two")
    assert not commit(repository).clean
    assert str(commit(repository)).endswith(", with changes that are not committed")
    git(repository, "add", "page.md")
    assert not commit(repository).clean
    git(repository, "commit", "--quiet", "-m", "two")
    assert commit(repository).clean


def test_what_git_does_not_know_changes_nothing(repository):
    (repository / "notes.txt").write_text("not under version control")
    assert commit(repository).clean


def test_unknown_outside_a_repository_in_a_folder_of_one_before_its_first_commit_and_without_git(
    repository, tmp_path, monkeypatch
):
    assert commit(repository / "part") == commit(tmp_path) == commit(tmp_path / "nowhere") == Commit()
    monkeypatch.setenv("PATH", "")
    assert str(commit(repository)) == "commit unknown"
