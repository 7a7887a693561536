# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Reads what can be read of a WARC or ARC file, however broken: after damage it goes on at the next record.

Every byte is either in a record or in a gap that is told. Memory stays bounded by the longest block that is wanted and
by MAX_HEAD. Slower than crawl.py, which hands over to this one where a file is not as it should be.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from byline.warc import arc
from byline.warc.headers import MAX_HEAD, Headers, parse_headers
from byline.warc.http import parse_head
from byline.warc.members import CHUNK, Damage, Fault, Member
from byline.warc.packed import open_member
from byline.warc.reader import TRAILER
from byline.warc.source import (
    HEADER,
    LZ4_MAGIC,
    ZSTD_MAGIC,
    CrawlRecord,
    Gap,
    Kind,
    Place,
    Source,
    kind_of,
)

_EMPTY_LINE = re.compile(rb"\n\r?\n")
_NEXT_WARC = re.compile(rb"\n(?=WARC/\d\.\d{1,2}[ \t]*\r?\n[!-9;-~]+:)")
_NEXT_ARC = re.compile(rb"\n(?=" + arc.LINE.pattern + rb")")
_LONGEST_SIGN = 4096
_LINE_ENDS = b"\r\n"
_GZIP_BEGINS = rb"\x1f\x8b\x08[\x00-\x1f].{4}[\x00\x02\x04]"
_BEGINS = {
    Kind.GZIP: re.compile(_GZIP_BEGINS, re.DOTALL),
    Kind.ZSTD: re.compile(re.escape(ZSTD_MAGIC)),
    Kind.LZ4: re.compile(re.escape(LZ4_MAGIC)),
    Kind.PLAIN: re.compile(rb"(?<=\n)WARC/\d\.\d"),
    Kind.UNKNOWN: re.compile(
        b"|".join((rb"(?<=\n)WARC/\d\.\d", _GZIP_BEGINS, re.escape(ZSTD_MAGIC), re.escape(LZ4_MAGIC))), re.DOTALL
    ),
}


def salvage(source: Source, start: int = 0, *, limit: int) -> Iterator[CrawlRecord | Gap]:
    """Every record from offset `start` on that can be read, whole or not, and the gaps between them.

    A block longer than `limit` bytes is passed over, and its record has an empty one.
    """
    with source.open() as file:
        # What a broken beginning looks like says nothing of what follows.
        kind = kind_of(file.read(arc.LONGEST_LINE))
        kind = kind if _begins(file, source, 0) else Kind.UNKNOWN
        offset: int | None = start
        while offset is not None and offset < source.size:
            window = _open(file, source, offset)
            if window is None:
                damage = Damage(Fault.GARBAGE, Path(source.name), offset)
            else:
                yield from _records(window, offset, limit)
                if window.damage is None:
                    offset = window.end()
                    continue
                damage = window.damage
            resumed = _next_start(file, source, kind, offset + 1)
            end = source.size if resumed is None else resumed
            yield Gap(offset, end, damage.fault, damage.detail)
            offset = resumed


def begins(source: Source, offset: int) -> bool:
    """Whether a record can be read there, or an empty member."""
    with source.open() as file:
        return _begins(file, source, offset)


def next_start(source: Source, offset: int) -> int | None:
    """The first offset from there on at which a record may begin; what lies inside of a record can look like one."""
    with source.open() as file:
        kind = kind_of(file.read(arc.LONGEST_LINE))
        return _next_start(file, source, kind, offset)


class _Window:
    """The decoded bytes of one member, seen from a place that only moves on. Damage ends them, and is kept."""

    def __init__(self, member: Member) -> None:
        self.damage: Damage | None = None
        self.position = 0
        self.member = member
        self._held = bytearray()

    def hold(self, size: int) -> bool:
        """Read ahead until `size` bytes are in sight; False if there are not so many."""
        while len(self._held) < size and self.damage is None:
            try:
                piece = self.member.read(CHUNK)
            except Damage as damage:
                self.damage = damage
                break
            if not piece:
                break
            self._held += piece
        return len(self._held) >= size

    def see(self, start: int = 0, size: int = CHUNK) -> bytes:
        """Up to `size` of the bytes that come, from the one `start` bytes ahead on."""
        self.hold(start + size)
        return bytes(self._held[start : start + size])

    def match(self, sign: re.Pattern[bytes], start: int = 0) -> re.Match[bytes] | None:
        """Whether what comes begins so; for signs of up to LONGEST_LINE bytes."""
        self.hold(start + arc.LONGEST_LINE)
        return sign.match(bytes(self._held[start : start + arc.LONGEST_LINE]))

    def find(self, sign: re.Pattern[bytes], start: int, limit: int) -> int | None:
        """How far ahead a sign ends, if that is within `limit` bytes; None if it is not."""
        searched = start
        while True:
            held = len(self._held)
            if found := sign.search(self._held, searched, limit):
                return found.end()
            searched = max(start, held - _LONGEST_SIGN)
            if held >= limit or not self.hold(held + 1):
                return None

    def move(self, size: int) -> int:
        """Pass over `size` bytes; how many there were."""
        left = size
        while left:
            taken = min(left, len(self._held))
            del self._held[:taken]
            left -= taken
            if left and not self.hold(1):
                break
        self.position += size - left
        return size - left

    def skip_line_ends(self) -> None:
        """Pass over CR and LF."""
        while self.hold(1) and self._held[0] in _LINE_ENDS:
            self.move(len(self._held) - len(self._held.lstrip(_LINE_ENDS)))

    def end(self) -> int:
        """The offset behind the member, once all of it was seen."""
        return self.member.skip_to_end()


def _open(file: BinaryIO, source: Source, offset: int) -> _Window | None:
    member = open_member(file, source, offset)
    return _Window(member) if member else None


def _records(window: _Window, offset: int, limit: int) -> Iterator[CrawlRecord | Gap]:
    """The records in one member. Damage of the member itself stays with the window."""
    while True:
        window.skip_line_ends()
        plain = not window.member.compressed
        place = Place(offset + window.position) if plain else Place(offset, window.position)
        if not window.hold(1):
            return
        head = _head(window)
        if isinstance(head, Headers):
            yield _record(window, place, head, limit)
            continue
        passed = _to_next(window)
        if passed or window.damage is None:
            detail = f"{passed:,} bytes" if plain else f"{passed:,} bytes once decoded"
            yield Gap(place.offset, place.offset + passed * plain, head, detail)


def _head(window: _Window) -> Headers | Fault:
    """Move behind the header of the next record and give it; if there is none, say so and stay."""
    if window.match(HEADER):
        end = window.find(_EMPTY_LINE, 0, MAX_HEAD)
        if end is None:
            return Fault.HEAD
        headers = parse_headers(window.see(0, end))
    elif line := window.match(arc.LINE):
        end, headers = line.end(), arc.parse_line(line)
    else:
        return Fault.GARBAGE
    window.move(end)
    return headers


def _record(window: _Window, place: Place, headers: Headers, limit: int) -> CrawlRecord:
    """The record whose header was read; the window then stands behind its block."""
    length = headers.block_length
    sign = _NEXT_ARC if headers.version.startswith("ARC") else _NEXT_WARC
    if length is not None and length > limit:
        passed = window.move(length)
        return CrawlRecord(place, headers, b"", length, None if passed == length else "truncated")
    if length is not None and window.hold(length) and _ends_at(window, length, sign):
        block = window.see(0, length)
        window.move(length)
        return CrawlRecord(place, headers, block, length, _doubt(window))
    return _misjudged(window, place, headers, limit, sign)


def _doubt(window: _Window) -> str | None:
    """Why a block of the right length may be wrong all the same: it is the last of a member that is broken."""
    if window.damage is None or (window.damage.fault is not Fault.CHECKSUM and window.see(0, CHUNK).strip(_LINE_ENDS)):
        return None
    return "truncated" if window.damage.fault is Fault.TRUNCATED else "checksum"


def _ends_at(window: _Window, length: int, sign: re.Pattern[bytes]) -> bool:
    """Whether nothing but line ends stands between the block and the next record or the end."""
    size = 64
    while True:
        behind = window.see(length, size)
        rest = behind.lstrip(_LINE_ENDS)
        if rest or len(behind) < size:
            break
        size *= 2
    if not rest or behind.startswith(TRAILER):
        return True
    start = length + len(behind) - len(rest)
    return sign.match(b"\n" + window.see(start, arc.LONGEST_LINE)) is not None


def _misjudged(window: _Window, place: Place, headers: Headers, limit: int, sign: re.Pattern[bytes]) -> CrawlRecord:
    """A record whose length is missing or wrong: it goes on to where the next one begins, or to the end.

    It is whole if the length that its HTTP head names leads to the same end.
    """
    end = window.find(sign, 0, limit + 1)
    if end is None and window.hold(limit + 1):
        return CrawlRecord(place, headers, b"", limit + 1 + _to_next(window), "length")
    found = window.see(0, limit + 1 if end is None else end)
    window.move(len(found))
    block = next((each for each in _trimmed(found) if _agrees(each)), None)
    if block is not None:
        return CrawlRecord(place, headers, block, len(block))
    cut = end is None and (window.damage is not None or len(found) < (headers.block_length or 0))
    block = found if end is None else found.removesuffix(b"\n").removesuffix(b"\r").removesuffix(b"\r\n")
    return CrawlRecord(place, headers, block, len(block), "truncated" if cut else "length")


def _trimmed(block: bytes) -> Iterator[bytes]:
    """The block with and without the line ends behind it."""
    yield block
    for trailer in (b"\r\n\r\n", b"\n\n", b"\n"):
        if block.endswith(trailer):
            yield block.removesuffix(trailer)


def _agrees(block: bytes) -> bool:
    """Whether a block is as long as its HTTP head says."""
    head = parse_head(block[:MAX_HEAD])
    if head is None:
        return False
    http, start = head
    return http.get_all("Content-Length") == (str(len(block) - start),) and not http.get_all("Transfer-Encoding")


def _to_next(window: _Window) -> int:
    """Move to the next header in the member, or to its end; how many bytes were passed over."""
    passed = 0
    while window.hold(1):
        for sign in (_NEXT_WARC, _NEXT_ARC):
            found = window.find(sign, 0, CHUNK)
            if found is not None:
                return passed + window.move(found)
        passed += window.move(max(1, len(window.see(0, CHUNK)) - _LONGEST_SIGN))
    return passed


def _next_start(file: BinaryIO, source: Source, kind: Kind, start: int) -> int | None:
    """The first offset from `start` on at which a member or record begins that can be read."""
    sign = _BEGINS[kind]
    file.seek(max(0, start - 1))
    window, base = b"", max(0, start - 1)
    while piece := file.read(CHUNK):
        window += piece
        after = base + len(window)
        for found in sign.finditer(window):
            if base + found.start() >= start and _begins(file, source, base + found.start()):
                return base + found.start()
        keep = window[-16:]
        window, base = keep, after - len(keep)
        file.seek(after)
    return None


def _begins(file: BinaryIO, source: Source, offset: int) -> bool:
    """Whether a record can be read there, or an empty member."""
    window = _open(file, source, offset)
    if window is None:
        return False
    return (window.match(HEADER) or window.match(arc.LINE)) is not None or not (window.damage or window.hold(1))
