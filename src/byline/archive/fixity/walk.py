# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Walks through a WARC file however damaged it is: behind damage it goes on at the next record that can be seen."""

import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

from byline.archive.fixity.codes import finding
from byline.archive.fixity.record import Seen, examine
from byline.model.finding import Finding
from byline.warc.headers import read_headers, record_offset
from byline.warc.members import CHUNK, GZIP_MAGIC, Damage, Fault, Member, read_members
from byline.warc.reader import end_record, read_block

_CODES = {
    Fault.EMPTY: "AV001",
    Fault.FOREIGN: "AV002",
    Fault.TRUNCATED: "AV003",
    Fault.CHECKSUM: "AV004",
    Fault.DEFLATE: "AV005",
    Fault.GARBAGE: "AV006",
    Fault.CROWD: "AV007",
    Fault.HEAD: "AV008",
    Fault.BLOCK: "AV009",
    Fault.TRAILER: "AV010",
}
_BEGINNING = b"WARC/"
_PLAIN_BEGINNING = b"\nWARC/"
_PROBE = 4096
_UNKNOWN_LENGTH = sys.maxsize


_MOST_DAMAGES = 1000


def walk(path: Path, name: str) -> Iterator[Seen | Finding]:
    """Every record of a file, called `name` in findings, and every damage, which is not laid to a record's account."""
    start: int | None = 0
    damages = 0
    while start is not None:
        try:
            for member in read_members(path, start):
                yield from _records(member, name)
            start = None
        except Damage as damage:
            yield finding(_CODES[damage.fault], damage.detail, file=name, offset=damage.offset)
            damages += 1
            if damages == _MOST_DAMAGES:
                yield finding("AV011", f"there are {damages} damages and more; the rest was not read", file=name)
                start = None
            else:
                start = _next_record(path, damage.offset + 1)
        except OSError as error:
            yield finding("AV011", error.strerror or "", file=name)
            start = None


def _records(member: Member, name: str) -> Iterator[Seen]:
    """The records of one member. Where one is damaged it is handed out as far as it was read, then Damage is raised."""
    alone = True
    while alone or not member.at_end():
        offset = record_offset(member)
        try:
            headers = read_headers(member)
        except Damage as damage:
            if alone or not member.compressed or damage.fault is not Fault.HEAD:
                raise
            raise Damage(Fault.TRAILER, member.path, offset, damage.detail) from None
        seen = Seen(name, offset, headers)
        if member.compressed and not alone:
            seen.problems.append((_CODES[Fault.CROWD], ""))
        try:
            _read_through(member, seen)
        except Damage:
            yield seen
            raise
        yield seen
        alone = False


def _read_through(member: Member, seen: Seen) -> None:
    length = seen.headers.block_length
    size = examine(seen, read_block(member, _UNKNOWN_LENGTH if length is None else length))
    if length is not None:
        end_record(member, seen.offset, length - size)
    if not member.compressed:
        seen.length = member.offset + member.position - seen.offset
    elif member.at_end():
        seen.length = member.skip_to_end() - seen.offset


def _next_record(path: Path, start: int) -> int | None:
    """The next offset from `start` on where a record seems to begin, or None."""
    with path.open("rb") as file:
        plain = file.read(len(_BEGINNING)) == _BEGINNING
        sign = _PLAIN_BEGINNING if plain else GZIP_MAGIC
        file.seek(start)
        before = b""
        offset = start
        while piece := file.read(CHUNK):
            # The pieces overlap by less than a sign, so that none is missed and none is found twice.
            window = before + piece
            found = window.find(sign)
            while found >= 0:
                candidate = offset - len(before) + found
                if plain:
                    return candidate + 1
                if _begins_record(path, candidate):
                    return candidate
                found = window.find(sign, found + 1)
            offset += len(piece)
            before = window[-(len(sign) - 1) :]
    return None


def _begins_record(path: Path, offset: int) -> bool:
    """Whether a gzip member at `offset` inflates to the beginning of a record."""
    with path.open("rb") as file:
        file.seek(offset)
        try:
            beginning = zlib.decompressobj(zlib.MAX_WBITS + 16).decompress(file.read(_PROBE), len(_BEGINNING))
        except zlib.error:
            return False
    return beginning == _BEGINNING
