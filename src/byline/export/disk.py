# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What is being written: files that know their digest, and lists that need no memory. Both can be gone on with."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, Self, TypeVar

from pydantic import BaseModel

from byline.errors import OperationFailed

Kept = TypeVar("Kept", bound=BaseModel)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """What the disk refuses is an OperationFailed that names `path`."""
    try:
        yield
    except OSError as error:
        raise OperationFailed(
            f"{path} cannot be written: {error.strerror or error}", cure="make room, or choose another --output"
        ) from error


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable (POSIX: syncing a file does not sync its entry in the folder)."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class Sink:
    """A file to append to: a new one, or one that is gone on with behind its first `size` bytes."""

    def __init__(self, path: Path, size: int = 0) -> None:
        self._path = path
        self._digest = hashlib.sha256()
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("r+b") if size else path.open("x+b")
            if size:
                self._file.truncate(size)
                self._digest = hashlib.file_digest(self._file, "sha256")

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return self._file.tell()

    def write(self, content: str | bytes) -> None:
        """Append bytes, or text as UTF-8; a lone surrogate, which that cannot hold, becomes a question mark."""
        data = content.encode("utf-8", "replace") if isinstance(content, str) else content
        self._digest.update(data)
        with writing(self._path):
            self._file.write(data)

    def sync(self) -> int:
        """Make durable what was written; how many bytes that is."""
        with writing(self._path):
            self._file.flush()
            os.fsync(self._file.fileno())
        return self.size

    def close(self) -> tuple[int, str]:
        """Size in bytes and SHA-256 of what was written, which is now on the disk."""
        size = self.sync()
        self._file.close()
        return size, self._digest.hexdigest()

    def abandon(self) -> None:
        """Close the file, whatever is in it."""
        with writing(self._path):
            self._file.close()


class Spool(Generic[Kept]):
    """Keeps values as JSON lines in a file, so that a list of any length takes no memory.

    It begins with the `count` values in the first `size` bytes of the file, if that is there.
    """

    def __init__(self, kind: type[Kept], path: Path, size: int = 0, count: int = 0) -> None:
        self.kind = kind
        self.count = count
        self._path = path
        with writing(path):
            self._file = path.open("r+b" if size else "w+b")
            self._file.truncate(size)
            self._file.seek(size)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with writing(self._path):
            self._file.close()

    def add(self, value: Kept) -> None:
        """Keep one more."""
        with writing(self._path):
            self._file.write(value.model_dump_json().encode() + b"\n")
        self.count += 1

    def sync(self) -> int:
        """Make durable what is kept; how many bytes that is."""
        with writing(self._path):
            self._file.flush()
            os.fsync(self._file.fileno())
        return self._file.tell()

    def lines(self) -> Iterator[str]:
        """Each value as one line of JSON. Values may be added once it is read to its end."""
        with writing(self._path):
            self._file.seek(0)
        for line in self._file:
            yield line.rstrip(b"\n").decode()
