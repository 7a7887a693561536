# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Reads files in which every record is a gzip member of its own and nothing is wrong, as most crawls are.

Where the next member begins is looked for, so that libdeflate inflates all of one at once: in two thirds of the time
that FastWARC takes to read on until it ends. What comes out must be one record to the byte, with the checksum of its
member. At the first that is not, another reader takes over.
"""

import re
from collections.abc import Generator, Iterator
from typing import BinaryIO

from byline.page.inflate import inflate_whole
from byline.warc.headers import MAX_HEAD, parse_headers
from byline.warc.members import GZIP_MAGIC
from byline.warc.source import CAPTURES, HEADER, CrawlRecord, Place, Source

_PIECE = 1 << 16
_SIGN = len(GZIP_MAGIC) + 1
_LEAST = 18
"""Bytes of a member's header, CRC-32 and ISIZE (RFC 1952, 2.3)."""
_END = b"\r\n\r\n"
_TYPE = re.compile(rb"\nWARC-Type:[ \t]*([a-z]+)[ \t]*\r\n", re.IGNORECASE)
_LENGTH = re.compile(rb"\nContent-Length:[ \t]*([0-9]{1,18})[ \t]*\r\n", re.IGNORECASE)
_PASSED_OVER = frozenset((b"warcinfo", b"request", b"metadata", b"conversion", b"continuation"))


def read_sound(source: Source, start: int, *, limit: int) -> Generator[CrawlRecord, None, int]:
    """The response, resource and revisit records from an offset on, as long as everything is sound.

    Returns the offset from which to read on. What is longer than `limit` bytes is left to others.
    """
    with source.open() as file:
        for member in _members(file, start, limit):
            data = inflate_whole(member, limit=limit)
            head_size = _head_size(data) if data else 0
            if data is None or not head_size:
                break
            head = bytes(data[:head_size])
            kind = _TYPE.search(head)
            if kind is None or kind[1].lower() not in _PASSED_OVER:
                headers = parse_headers(head)
                size = len(data) - head_size - len(_END)
                record = CrawlRecord(Place(start), headers, memoryview(data)[head_size : -len(_END)], size)
                if headers.flaws or headers.block_length != size or record.type not in CAPTURES:
                    break
                yield record
            start += len(member)
    return start


def _members(file: BinaryIO, start: int, limit: int) -> Iterator[bytes]:
    """The bytes from the beginning of one gzip member to that of the next, or to the end of the file.

    All have the same flags, for one writer wrote them. It ends before one that is longer than `limit` bytes.
    """
    file.seek(start)
    held = file.read(_PIECE)
    if not held.startswith(GZIP_MAGIC):
        return
    sign = re.compile(re.escape(held[:_SIGN]))  # quicker than bytes.find
    begins, searched = 0, _LEAST
    while True:
        if found := sign.search(held, searched):
            yield held[begins : found.start()]
            begins, searched = found.start(), found.start() + _LEAST
            continue
        held = held[begins:]
        if len(held) > limit:
            return
        begins, searched = 0, max(_LEAST, len(held) - _SIGN)
        piece = file.read(max(_PIECE, len(held)))  # twice as much each time: a long member is not copied over and over
        if not piece:
            break
        held += piece
    yield held


def _head_size(data: bytearray) -> int:
    """How long the header of the record is that fills these bytes; 0 if no record does."""
    end = data.find(_END, 0, MAX_HEAD) + len(_END)
    length = _LENGTH.search(data, 0, end)
    sound = (
        length is not None
        and HEADER.match(data) is not None
        and end + int(length[1]) + len(_END) == len(data)
        and data.endswith(_END)
    )
    return end if sound else 0
