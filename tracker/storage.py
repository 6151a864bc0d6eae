"""Where files lie: outside of the database and of everything that a web server hands out by itself (security.md FI-2).

A file is kept under a random name that nobody chose, and is on the disk before the record about it is written (FI-10).
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO, Protocol

CHUNK = 64 * 1024
INCOMING = "incoming"
KEY = re.compile(r"[0-9a-f]{32}")


class FileTooLarge(Exception):
    """More arrived than was allowed; nothing of it is kept."""


@dataclass(frozen=True)
class Stored:
    """What the store knows of a file that it took: its key, its bytes and their SHA-256."""

    key: str
    size: int
    sha256: str


class Storage(Protocol):
    """A place for files."""

    def put(self, content: BinaryIO, *, limit: int) -> Stored:
        """Keep the bytes under a new key; raises `FileTooLarge` where there are more than the limit."""

    def open(self, key: str) -> BinaryIO:
        """Return the bytes to read; raises `FileNotFoundError`."""

    def remove(self, key: str) -> None:
        """Forget a file; one that is not there is no error."""


class FolderStorage:
    """Files in a folder, spread over 256 folders below it; a folder of several machines serves as well."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, content: BinaryIO, *, limit: int) -> Stored:
        """Keep the bytes under a new key, synchronised to the disk."""
        key = secrets.token_hex(16)
        beside, target = self.folder / INCOMING / key, self._path(key)
        for folder in self.folder, beside.parent, target.parent:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            size, sha256 = _copy(content, beside, limit)
            beside.replace(target)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        _sync(target.parent)
        return Stored(key, size, sha256)

    def open(self, key: str) -> BinaryIO:
        """Return the bytes to read."""
        return self._path(key).open("rb")

    def remove(self, key: str) -> None:
        """Forget a file."""
        self._path(key).unlink(missing_ok=True)

    def sizes(self, *, settled: timedelta = timedelta(0)) -> Iterator[tuple[str, int]]:
        """Yield the key and the bytes of every file that has been there for so long."""
        before = datetime.now(UTC).timestamp() - settled.total_seconds()
        for path in sorted(self.folder.glob("[0-9a-f][0-9a-f]/*")):
            status = path.stat()
            if status.st_mtime <= before:
                yield path.name, status.st_size

    def _path(self, key: str) -> Path:
        if not KEY.fullmatch(key):
            raise FileNotFoundError(key)
        return self.folder / key[:2] / key


def _copy(content: BinaryIO, target: Path, limit: int) -> tuple[int, str]:
    """Write the bytes where only their owner can read them, and wait for the disk; memory does not grow with them."""
    size, digest = 0, hashlib.sha256()
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        while chunk := content.read(CHUNK):
            size += len(chunk)
            if size > limit:
                raise FileTooLarge
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return size, digest.hexdigest()


def _sync(folder: Path) -> None:
    """Wait until the folder itself knows of its new file."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
