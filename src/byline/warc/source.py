# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Files with records that others wrote: what each is by its first bytes, and what is read from it."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, NamedTuple

from byline.warc.arc import LINE
from byline.warc.headers import Headers
from byline.warc.members import GZIP_MAGIC, Fault

ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
LZ4_MAGIC = b"\x04\x22\x4d\x18"
DICTIONARY_MAGIC = b"\x5d\x2a\x4d\x18"
"""Of the skippable frame at the head of a .warc.zst that holds the dictionary (IIPC proposal)."""
ZIP_MAGIC = b"PK\x03\x04"
CAPTURES = ("response", "resource", "revisit")
"""The types of records that hold what a server sent, or refer to it."""
HEADER = re.compile(rb"WARC/\d\.\d{1,2}[ \t]*\r?\n(?=[!-9;-~]+:)")
"""How a record of a WARC begins: its version, and then a field."""


class Kind(StrEnum):
    """How the records of a file are packed."""

    PLAIN = "plain"
    GZIP = "gzip"
    ZSTD = "zstd"
    LZ4 = "lz4"
    UNKNOWN = "unknown"


class Source(NamedTuple):
    """A WARC or ARC file to be read, which may lie in another file; `name` is for messages.

    Equal ones are the same file, and can be opened in any process.
    """

    name: str
    size: int
    open: Callable[[], BinaryIO]


class Place(NamedTuple):
    """Where a record begins: the offset of its member in the file, and how many decoded bytes of that lie before it."""

    offset: int
    position: int = 0


class CrawlRecord(NamedTuple):
    """A record of another archive. `fault` says why its block may not be all that was captured; None if it is whole.

    `held` is its block, or empty if that is longer than the reader was told to hold: compare `length`.
    """

    place: Place
    headers: Headers
    held: bytes | memoryview
    length: int
    fault: str | None = None

    @property
    def block(self) -> bytes:
        """What is held of it, as bytes of their own."""
        return bytes(self.held)

    @property
    def type(self) -> str:
        """WARC-Type in lower case, or ""."""
        return (self.headers.get("WARC-Type") or "").lower()

    @property
    def address(self) -> str:
        """WARC-Target-URI, or ""; some writers leave spaces in it."""
        return (self.headers.get_uri("WARC-Target-URI") or "").strip().replace(" ", "%20")


class Gap(NamedTuple):
    """Bytes of a file from which no record could be read."""

    offset: int
    end: int
    fault: Fault
    detail: str = ""


@dataclass(frozen=True)
class _File:
    path: Path

    def __call__(self) -> BinaryIO:
        return self.path.open("rb")


def file_source(path: Path) -> Source:
    """A file as it lies on the disk."""
    return Source(str(path), path.stat().st_size, _File(path))


def begins_record(sample: bytes) -> bool:
    """Whether decoded bytes begin as a WARC or ARC file does."""
    return HEADER.match(sample) is not None or (sample.startswith(b"filedesc:") and LINE.match(sample) is not None)


def kind_of(sample: bytes) -> Kind:
    """How records are packed in a file that begins so."""
    if sample.startswith(GZIP_MAGIC):
        return Kind.GZIP
    if sample.startswith((ZSTD_MAGIC, DICTIONARY_MAGIC)):
        return Kind.ZSTD
    if sample.startswith(LZ4_MAGIC):
        return Kind.LZ4
    return Kind.PLAIN if begins_record(sample) else Kind.UNKNOWN


class Region(io.RawIOBase):
    """A stretch of a file, as a file of its own; closing it closes the file."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        super().__init__()
        self._file = file
        self._start = start
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read on, but not beyond the stretch."""
        self._file.seek(self._start + self._at)
        piece = self._file.read(max(0, min(len(buffer), self._size - self._at)))
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place in the stretch."""
        self._at = max(0, offset + (0, self._at, self._size)[whence])
        return self._at

    def tell(self) -> int:
        """Where in the stretch."""
        return self._at

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()
