"""What no tracked text holds, and what a list of requirements holds."""

import re
from pathlib import Path

from rules.files import texts

# Each word is cut in two by a "+", which no formatter joins, so that this file does not hold what it forbids.
_HOSTS = ["py" + "pi.org", "python" + "hosted.org", "conda." + "anaconda.org", "npm" + "js.org", "npm" + "js.com"]
_FORBIDDEN = {
    "path of a machine": re.compile(r"(?<![\w.<>)}*-])/(?:(?:work|home|tmp|Users|mnt)/\w|root\b)"),
    "registry host": re.compile("|".join(map(re.escape, _HOSTS))),
    "unfinished work": re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME)\b"),
}
_PIN = re.compile(r"^(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[a-z0-9,_-]+\])?==[A-Za-z0-9.!+]+$")


def texts_are_clean(root: Path) -> list[str]:
    """No path of a machine, no registry host, no note of unfinished work."""
    return [
        f"{name}:{number}: {what}: {match[0]}"
        for name, text in texts(root)
        for what, pattern in _FORBIDDEN.items()
        for number, line in enumerate(text.splitlines(), start=1)
        for match in pattern.finditer(line)
    ]


def requirements_are_pinned(root: Path) -> list[str]:
    """`name==version` or a comment on each line of every requirements*.txt, and no package twice."""
    found, seen = [], {}
    for file in sorted(root.glob("requirements*.txt")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            where = f"{file.name}:{number}"
            pin = _PIN.match(line)
            if pin is None and line.strip() and not line.startswith("#"):
                found.append(f"{where}: not an exact pin: {line}")
            if pin and seen.setdefault(_normal(pin["name"]), where) != where:
                found.append(f"{where}: {pin['name']} is pinned in {seen[_normal(pin['name'])]} too")
    return found


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
