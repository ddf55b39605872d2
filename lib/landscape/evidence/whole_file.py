"""Files are replaced whole or not at all."""

import os
from pathlib import Path

from landscape.evidence.door import guarded


@guarded
def replace(path: Path, content: str | bytes) -> bool:
    """Make `content` the content of `path`, a text in UTF-8; True if that changed the file.

    Written beside it first: whoever is interrupted leaves the old file and no other.
    """
    content = content.encode() if isinstance(content, str) else content
    if path.exists() and path.read_bytes() == content:
        return False
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        beside.write_bytes(content)
        os.replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return True
