# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A ZIP file whose bytes depend on what is in it alone: no clock, no permissions of the machine, a fixed order."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO, Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP file can name (APPNOTE 4.4.6)."""
_UNIX = 3
_PERMISSIONS = 0o100644 << 16


class Entry:
    """A file within the ZIP that is being written: its size so far, and the SHA-256 of that."""

    def __init__(self, name: str, stream: IO[bytes]) -> None:
        self.name = name
        self.size = 0
        self._stream = stream
        self._digest = hashlib.sha256()

    @property
    def sha256(self) -> str:
        """In hex."""
        return self._digest.hexdigest()

    def write(self, data: bytes) -> None:
        """Append."""
        self._stream.write(data)
        self._digest.update(data)
        self.size += len(data)


class Zip:
    """A ZIP file in the making; one entry at a time."""

    def __init__(self, file: BinaryIO) -> None:
        self._zip = ZipFile(file, "w", allowZip64=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._zip.close()

    @contextmanager
    def open(self, name: str, *, stored: bool = False) -> Iterator[Entry]:
        """A new file of that name and of any size, deflated unless it is to be `stored`."""
        with self._zip.open(_info(name, stored=stored), "w", force_zip64=True) as stream:
            yield Entry(name, stream)

    def write(self, name: str, content: bytes | str, *, stored: bool = False) -> Entry:
        """Write a whole file; text in UTF-8, in which a lone surrogate becomes a question mark."""
        with self._zip.open(_info(name, stored=stored), "w") as stream:
            entry = Entry(name, stream)
            entry.write(content.encode("utf-8", "replace") if isinstance(content, str) else content)
        return entry


def _info(name: str, *, stored: bool) -> ZipInfo:
    info = ZipInfo(name, _EPOCH)
    info.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
    info.create_system = _UNIX
    info.external_attr = _PERMISSIONS
    return info
