# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What is being written: files that know their digest, and lists that need no memory."""

import hashlib
import os
import tempfile
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
    """A new text file, UTF-8."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("xb")
        self._digest = hashlib.sha256()

    def write(self, text: str) -> None:
        """Append text; a lone surrogate, which no UTF-8 file can hold, becomes a question mark."""
        data = text.encode("utf-8", "replace")
        self._digest.update(data)
        with writing(self._path):
            self._file.write(data)

    def close(self) -> tuple[int, str]:
        """Size in bytes and SHA-256 of what was written, which is now on the disk."""
        with writing(self._path):
            self._file.flush()
            os.fsync(self._file.fileno())
        size = self._file.tell()
        self._file.close()
        return size, self._digest.hexdigest()

    def abandon(self) -> None:
        """Close the file, whatever is in it."""
        with writing(self._path):
            self._file.close()


class Spool(Generic[Kept]):
    """Keeps values as JSON lines in an unnamed file in `folder`, so that a list of any length takes no memory."""

    def __init__(self, kind: type[Kept], folder: Path) -> None:
        self.kind = kind
        self.count = 0
        self._folder = folder
        with writing(folder):
            self._file = tempfile.TemporaryFile("w+", dir=folder, encoding="utf-8", newline="\n")  # noqa: SIM115

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with writing(self._folder):
            self._file.close()

    def add(self, value: Kept) -> None:
        """Keep one more."""
        with writing(self._folder):
            self._file.write(value.model_dump_json() + "\n")
        self.count += 1

    def lines(self) -> Iterator[str]:
        """Each value as one line of JSON."""
        with writing(self._folder):
            self._file.seek(0)
        for line in self._file:
            yield line.rstrip("\n")
