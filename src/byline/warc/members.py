# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The bytes of a WARC file, one gzip member after the other, with every kind of damage told apart.

warcio reads over a truncated member, a wrong checksum at the end and bytes behind the last member; here each is a
`Damage`. Memory stays bounded whatever a file claims: a piece is never longer than CHUNK.
"""

import re
import zlib
from collections.abc import Generator, Iterator
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from byline.errors import BadInput

CHUNK = 1 << 16
"""Most bytes that are read, or inflated, at a time."""
GZIP_MAGIC = b"\x1f\x8b\x08"
BEGINNING = b"WARC/"
"""How every record begins."""
_GZIP_WINDOW = 31


class Fault(StrEnum):
    """What can be wrong with a file's structure."""

    EMPTY = "holds no record"
    FOREIGN = "is neither a WARC nor gzip"
    TRUNCATED = "ends in the middle of a record"
    CHECKSUM = "has a gzip member whose CRC-32 or size does not match its content"
    DEFLATE = "has a gzip member that cannot be inflated"
    GARBAGE = "has bytes that belong to no record"
    HEAD = "has a record header that cannot be read"
    BLOCK = "has a record that is shorter than its Content-Length"
    TRAILER = "has a record that is not followed by two line ends"
    CROWD = "has more than one record in a gzip member"


class Damage(BadInput):
    """A WARC file cannot be read on from `offset`; `fault` says why."""

    def __init__(self, fault: Fault, path: Path, offset: int, detail: str = "") -> None:
        super().__init__(
            f"{path} {fault} at byte {offset}" + (f": {detail}" if detail else ""),
            cure="byline verify lists all damage; an archive sets a torn tail aside when it is next written to",
        )
        self.fault = fault
        self.path = path
        self.offset = offset
        self.detail = detail


class Member:
    """A stretch of a file, read from its first byte to its last: a gzip member, or all of a plain WARC.

    Reading raises Damage.
    """

    compressed: bool

    def __init__(self, file: BinaryIO, path: Path, offset: int, pending: bytes) -> None:
        self.path = path
        self.offset = offset
        self.rest = b""
        """What was read from the file beyond the member's end, once that was reached."""
        self._file = file
        self._pending = pending
        self._taken = len(pending)
        self._buffer = b""
        self._start = 0
        self._before = 0

    @property
    def position(self) -> int:
        """How many decoded bytes were handed out so far."""
        return self._before + self._start

    def at_end(self) -> bool:
        """Whether nothing is left to read."""
        return self._start == len(self._buffer) and not self._fill()

    def read(self, size: int) -> bytes:
        """At least one and at most `size` bytes, or none at the end."""
        if self.at_end():
            return b""
        piece = self._buffer[self._start : self._start + size]
        self._start += len(piece)
        return piece

    def read_through(self, sign: re.Pattern[bytes], limit: int) -> tuple[bytes, bool]:
        """The bytes up to and with the first match of `sign`, and True; or all until the end or `limit`, and False.

        A match may not be longer than three bytes.
        """
        if self.at_end():
            return b"", False
        start, held = self._start, self._buffer
        # Nearly always the sign is in the buffer already; else more is put behind what is held.
        match = sign.search(held, start, start + limit)
        while not match and len(held) - start < limit and self._fill():
            searched = len(held) - 2
            held += self._buffer
            match = sign.search(held, max(start, searched), start + limit)
        end = match.end() if match else min(len(held), start + limit)
        self._start = len(self._buffer) - (len(held) - end)
        return held[start:end], match is not None

    def skip_to_end(self) -> int:
        """Read what is left and forget it; the offset behind the member."""
        while not self.at_end():
            self._start = len(self._buffer)
        return self.offset + self._taken - len(self.rest)

    def _fill(self) -> bool:
        self._before += len(self._buffer)
        self._buffer, self._start = self._decode(), 0
        return bool(self._buffer)

    def _decode(self) -> bytes:
        raise NotImplementedError

    def _more(self) -> bytes:
        """The next bytes of the file, as they lie there."""
        raw, self._pending = self._pending, b""
        if not raw:
            raw = self._file.read(CHUNK)
            self._taken += len(raw)
        return raw


class PlainMember(Member):
    """All of an uncompressed file from `offset` on."""

    compressed = False

    def _decode(self) -> bytes:
        return self._more()


class GzipMember(Member):
    """One gzip member (RFC 1952). zlib compares CRC-32 and ISIZE at its end."""

    compressed = True

    def __init__(self, file: BinaryIO, path: Path, offset: int, pending: bytes) -> None:
        super().__init__(file, path, offset, pending)
        self._inflate = zlib.decompressobj(_GZIP_WINDOW)
        self._ended = False

    def _decode(self) -> bytes:
        piece = b""
        while not piece and not self._ended:
            raw = self._more()
            if not raw:
                raise Damage(Fault.TRUNCATED, self.path, self.offset)
            try:
                piece = self._inflate.decompress(raw, CHUNK)
            except zlib.error as error:
                fault = Fault.CHECKSUM if "check" in str(error) else Fault.DEFLATE
                raise Damage(fault, self.path, self.offset, str(error)) from None
            self._pending = self._inflate.unconsumed_tail
            self._ended = self._inflate.eof
        self.rest = self._inflate.unused_data
        return piece


def likely_starts(path: Path, start: int) -> Iterator[int]:
    """The offsets from `start` on where a record may begin: a gzip member, or in a plain file a line that begins so."""
    with path.open("rb") as file:
        plain = file.read(len(BEGINNING)) == BEGINNING
        sign = b"\n" + BEGINNING if plain else GZIP_MAGIC
        file.seek(start)
        # Pieces overlap by less than a sign, so that none is missed and none is found twice.
        window = b""
        while piece := file.read(CHUNK):
            window += piece
            here = file.tell() - len(window)
            found = window.find(sign)
            while found >= 0:
                yield here + found + plain
                found = window.find(sign, found + 1)
            window = window[1 - len(sign) :]


def read_members(path: Path, start: int = 0) -> Generator[Member, None, None]:
    """The members of a file from offset `start` on; each is skipped to its end before the next is handed out.

    Damage if the file is empty at offset 0, is no WARC there, or has bytes behind a member that begin no other.
    """
    with path.open("rb") as file:
        file.seek(start)
        pending = file.read(CHUNK)
        if not pending and start == 0:
            raise Damage(Fault.EMPTY, path, 0)
        if pending.startswith(BEGINNING):
            yield PlainMember(file, path, start, pending)
            return
        offset = start
        while pending:
            if len(pending) < len(GZIP_MAGIC):
                pending += file.read(CHUNK)
            if not GZIP_MAGIC.startswith(pending[:3]):
                raise Damage(Fault.GARBAGE if offset else Fault.FOREIGN, path, offset, f"{pending[:16]!r}")
            member = GzipMember(file, path, offset, pending)
            yield member
            offset = member.skip_to_end()
            pending = member.rest or file.read(CHUNK)
