"""Files are replaced whole or not at all."""

import os
from pathlib import Path

from landscape.evidence.door import guarded


@guarded
def replace(path: Path, text: str) -> bool:
    """Make `text` the content of `path`; True if that changed the file.

    Written beside it first: whoever is interrupted leaves the old file and no other.
    """
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        os.replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return True
