"""The generated table of the README: chapters, and how many of their claims have which verdict.

python -m landscape.show.tables          write it
python -m landscape.show.tables --check  exit 1 if it is not up to date
"""

import sys
from collections import Counter
from pathlib import Path

from landscape.evidence.whole_file import replace
from landscape.show.contents import ROOT, notebook
from landscape.show.status import book, in_words, tally

BEGIN, END = "<!-- table:begin -->", "<!-- table:end -->"


def chapter_table(root: Path = ROOT) -> str:
    """Markdown: one row for each chapter that settles claims, in reading order; the ledger has the claims."""
    read = book(root)
    rows = ["| chapter | claims | verdicts |", "|---|---|---|"]
    for chapter in dict.fromkeys(standing.claim.chapter for standing in read.written()):
        suffix = ".ipynb" if notebook(chapter, root).exists() else ".md"
        rows.append(_row(f"[{chapter}](book/{chapter}{suffix})", tally(read.of_page(chapter))))
    rows.append(_row("all", tally(read.written())))
    return "\n".join(rows)


def _row(name: str, counted: Counter[str]) -> str:
    return f"| {name} | {counted.total()} | {in_words(counted)} |"


def with_table(readme: str, table: str) -> str:
    """The text with the table between its markers. Raises ValueError unless each marker stands there once."""
    if readme.count(BEGIN) != 1 or readme.count(END) != 1 or readme.index(BEGIN) > readme.index(END):
        raise ValueError(f"README.md: expected {BEGIN} and then {END}, once each")
    before, rest = readme.split(BEGIN)
    return f"{before}{BEGIN}\n{table}\n{END}{rest.split(END)[1]}"


def is_current(root: Path = ROOT) -> bool:
    """Whether the README shows what the claims and the stored outputs say."""
    readme = (root / "README.md").read_text(encoding="utf-8")
    return with_table(readme, chapter_table(root)) == readme


def main(arguments: list[str]) -> int:
    """Write the table, or only look with `--check`."""
    if arguments == ["--check"]:
        return 0 if is_current() else 1
    readme = ROOT / "README.md"
    replace(readme, with_table(readme.read_text(encoding="utf-8"), chapter_table()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
