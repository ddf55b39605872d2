"""The file of a sweep: one line a result, in the order of the tasks, so that a part is a beginning.

The first line says whose results these are. Every other line carries its task's index and a
checksum: whatever cut or damaged the file, the lines before the damage are kept and the rest is
computed again. JSON text is canonical, so that equal results are equal bytes.
"""

import fcntl
import json
import os
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from zlib import crc32


class ResultFile:
    """Results of the sweep that `header` describes, opened to add more; a context manager.

    path       of the file, created if it is missing
    header     JSON that identifies the sweep
    num_tasks  how many results make it complete
    results    those that it holds

    Raises ValueError, and leaves the file as it is, if its first line is not this header, and
    BlockingIOError while another process adds to it.
    """

    def __init__(self, path: Path, header: dict[str, Any], num_tasks: int):
        self.results: list[Any] = []
        self._file = path.open("a+b")
        try:
            self._lock()
            self._keep_what_is_sound(f"{canonical(header)}\n".encode(), num_tasks)
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()

    def append(self, texts: Iterable[str]) -> None:
        """Add results, each as canonical JSON, and hand them to the system at once."""
        texts = list(texts)
        self._file.write(b"".join(_line(len(self.results) + i, text) for i, text in enumerate(texts)))
        self._file.flush()
        self.results += map(json.loads, texts)

    def _lock(self) -> None:
        """The lock goes with this process, however it ends."""
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BlockingIOError(f"{self._file.name}: another sweep is adding to it") from None

    def _keep_what_is_sound(self, header: bytes, num_tasks: int) -> None:
        self._file.seek(0)
        content = self._file.read()
        if not content.startswith(header):
            if not header.startswith(content):
                name = os.path.basename(self._file.name)
                raise ValueError(f"path: {name} holds other results; expected those of {header.decode().strip()}")
            self._file.truncate(0)
            self._file.write(header)
            content = header
        sound = len(header)
        for line in content[sound:].splitlines(keepends=True)[:num_tasks]:
            try:
                result = json.loads(line)["result"]
                if line != _line(len(self.results), canonical(result)):
                    break
            except (ValueError, LookupError, TypeError, RecursionError):
                break
            self.results.append(result)
            sound += len(line)
        self._file.truncate(sound)
        self._file.flush()


def canonical(value: Any) -> str:
    """The one JSON text of a value. Raises ValueError for what JSON does not hold, NaN and infinity among them."""
    try:
        plain = json.loads(json.dumps(value, allow_nan=False))
    except (TypeError, ValueError) as error:
        raise ValueError(f"expected finite numbers, text, and lists and mappings of them: {error}") from None
    return json.dumps(plain, sort_keys=True)


def _line(task: int, text: str) -> bytes:
    checksum = crc32(f"{task} {text}".encode())
    return f'{{"task": {task}, "crc32": "{checksum:08x}", "result": {text}}}\n'.encode()
