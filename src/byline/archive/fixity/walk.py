# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Walks through a WARC file however damaged it is: behind damage it goes on at the next record that can be seen."""

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from byline.archive.fixity.codes import finding
from byline.archive.fixity.record import Seen, examine
from byline.model.finding import Finding
from byline.warc.headers import read_headers, record_offset
from byline.warc.members import BEGINNING, Damage, Fault, Member, likely_starts, read_members
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
    return next((offset for offset in likely_starts(path, start) if _begins_record(path, offset)), None)


def _begins_record(path: Path, offset: int) -> bool:
    """Whether the bytes at `offset`, inflated or as they are, begin as a record; they may be damaged behind that."""
    with closing(read_members(path, offset)) as members:
        try:
            return next(members).read(len(BEGINNING)) == BEGINNING
        except Damage:
            return False
