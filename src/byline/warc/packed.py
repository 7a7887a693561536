# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The members of which files of others consist: gzip members, zstd and LZ4 frames, or all of a plain file."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from byline.page.decode import zstd_library
from byline.warc import arc
from byline.warc.members import CHUNK, Damage, Fault, GzipMember, Member, PlainMember
from byline.warc.source import DICTIONARY_MAGIC, LZ4_MAGIC, ZSTD_MAGIC, Kind, Region, Source, kind_of

_LARGEST_DICTIONARY = 1 << 24
_MOST_DRIPPED = 1 << 24


def open_member(file: BinaryIO, source: Source, offset: int) -> Member | None:
    """The member that begins at an offset of `file`, which is the open `source`; None if none begins there."""
    file.seek(offset)
    pending = file.read(CHUNK)
    kind, path = kind_of(pending), Path(source.name)
    if kind is Kind.GZIP:
        return _PatientMember(file, path, offset, pending)
    if kind is Kind.ZSTD:
        dictionary = _dictionary(file)
        file.seek(offset + len(pending))
        return _ZstdMember(file, path, offset, pending, dictionary)
    if kind is Kind.LZ4:
        end = _find(file, offset + 1, LZ4_MAGIC)
        return _Lz4Member(source, offset, source.size if end is None else end)
    if kind is Kind.PLAIN or arc.LINE.match(pending):
        return PlainMember(file, path, offset, pending)
    return None


class _PatientMember(GzipMember):
    """A gzip member that gives what can be inflated before it says that it is broken."""

    _failed: Damage | None = None

    def _decode(self) -> bytes:
        if self._failed:
            raise self._failed
        if self._ended:
            return b""
        before, held = self._inflate.copy(), self._pending or self._peek()
        try:
            return super()._decode()
        except Damage as damage:
            self._failed = damage
            piece = b"".join(_dripped(before, held))
            if not piece:
                raise
            return piece

    def _peek(self) -> bytes:
        self._pending = self._more()
        return self._pending


def _dripped(inflate: "zlib._Decompress", data: bytes) -> Iterator[bytes]:
    """What comes out byte by byte until an error, or enough."""
    size = 0
    for start in range(len(data)):
        try:
            piece = inflate.decompress(data[start : start + 1])
        except zlib.error:
            return
        size += len(piece)
        yield piece
        if size > _MOST_DRIPPED:
            return


class _ZstdMember(Member):
    """One frame of zstd (RFC 8878); `dictionary` is the one of its file."""

    compressed = True

    def __init__(self, file: BinaryIO, path: Path, offset: int, pending: bytes, dictionary: bytes | None) -> None:
        super().__init__(file, path, offset, pending)
        zstd = zstd_library()
        self._error: type[Exception] = zstd.ZstdError
        try:
            known = zstd.ZstdDict(dictionary) if dictionary else None
        except (zstd.ZstdError, ValueError):
            known = None
        self._decoder = zstd.ZstdDecompressor(zstd_dict=known)

    def _decode(self) -> bytes:
        piece = b""
        while not piece and not self._decoder.eof:
            raw = self._more() if self._decoder.needs_input else b""
            if not raw and self._decoder.needs_input:
                raise Damage(Fault.TRUNCATED, self.path, self.offset)
            try:
                piece = self._decoder.decompress(raw, max_length=CHUNK)
            except self._error as error:
                raise Damage(Fault.DEFLATE, self.path, self.offset, str(error)) from None
        if self._decoder.eof:
            self.rest = self._decoder.unused_data
        return piece


class _Lz4Member(Member):
    """One frame of LZ4, up to where the next one begins: FastWARC decodes it."""

    compressed = True

    def __init__(self, source: Source, offset: int, end: int) -> None:
        from fastwarc.stream_io import Lz4Reader

        region = cast("BinaryIO", Region(source.open(), offset, end - offset))
        super().__init__(region, Path(source.name), offset, b"")
        self._end = end
        self._reader = Lz4Reader(region)

    def _decode(self) -> bytes:
        try:
            piece: bytes = self._reader.read(CHUNK)
        except OSError as error:
            raise Damage(Fault.DEFLATE, self.path, self.offset, str(error)) from None
        return piece

    def skip_to_end(self) -> int:
        """Where the next frame begins."""
        return self._end


def _dictionary(file: BinaryIO) -> bytes | None:
    """The dictionary in the first frame of a file, if there is one, which may be compressed itself (IIPC proposal)."""
    file.seek(0)
    if file.read(len(DICTIONARY_MAGIC)) != DICTIONARY_MAGIC:
        return None
    content = file.read(min(int.from_bytes(file.read(4), "little"), _LARGEST_DICTIONARY))
    if not content.startswith(ZSTD_MAGIC):
        return content
    zstd = zstd_library()
    try:
        dictionary: bytes = zstd.ZstdDecompressor().decompress(content, max_length=_LARGEST_DICTIONARY)
    except zstd.ZstdError:
        return None
    return dictionary


def _find(file: BinaryIO, start: int, sign: bytes) -> int | None:
    """Where these bytes stand in the file, from an offset on."""
    file.seek(start)
    window = b""
    while piece := file.read(CHUNK):
        window += piece
        found = window.find(sign)
        if found >= 0:
            return file.tell() - len(window) + found
        window = window[1 - len(sign) :]
    return None
