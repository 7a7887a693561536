# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Reads the captures of WARC and ARC files that others wrote: fast while a file is sound, and all of it if it is not.

Where sound.py ends FastWARC reads on, which knows other packings. It ends without a word at an empty gzip member or in
the middle of a record, and takes a header with bare line feeds for another one; so where it ends, salvage.py reads on
from the last record that was good.
"""

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, BinaryIO

from byline.warc.headers import MAX_HEAD, Headers
from byline.warc.members import GZIP_MAGIC, Fault
from byline.warc.salvage import begins, salvage
from byline.warc.sound import read_sound
from byline.warc.source import (
    CAPTURES,
    HEADER,
    LZ4_MAGIC,
    ZSTD_MAGIC,
    CrawlRecord,
    Gap,
    Kind,
    Place,
    Source,
    begins_record,
    kind_of,
)

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_SAMPLE = 1 << 16
_BEGINNINGS = {Kind.GZIP: (GZIP_MAGIC,), Kind.ZSTD: (ZSTD_MAGIC,), Kind.LZ4: (LZ4_MAGIC,), Kind.PLAIN: (b"WARC/",)}


def read_crawl(source: Source, start: int = 0, *, limit: int) -> Iterator[CrawlRecord | Gap]:
    """The response, resource and revisit records of a file, and what could not be read of it, from an offset on.

    A block longer than `limit` bytes is not held: `length` says so. Records come in their order, each once. OSError if
    the file cannot be opened.
    """
    if not source.size:
        yield Gap(0, 0, Fault.EMPTY)
    start = yield from read_sound(source, start, limit=limit)
    if start < source.size and (start == 0 or begins(source, start)) and is_regular(source, limit=limit):
        start = yield from _fast(source, start, limit)
    for found in salvage(source, start, limit=limit):
        if isinstance(found, Gap) or found.type in CAPTURES:
            yield found


def read_at(source: Source, place: Place, *, limit: int) -> CrawlRecord | None:
    """The record at a place where one was read before; None if it is not there."""
    for found in salvage(source, place.offset, limit=limit):
        if isinstance(found, CrawlRecord) and found.place.position >= place.position:
            return found if found.place == place else None
    return None


def is_crawl(file: BinaryIO) -> bool:
    """Whether a file that stands at its beginning holds WARC or ARC records, by its first bytes."""
    sample = file.read(_SAMPLE)
    kind = kind_of(sample)
    if kind in (Kind.PLAIN, Kind.UNKNOWN):
        return kind is Kind.PLAIN
    file.seek(0)
    return begins_record(_decoded(file, kind))


def _decoded(file: BinaryIO, kind: Kind) -> bytes:
    """The first bytes of what is packed in the file; none if that is broken."""
    from fastwarc.stream_io import GzipReader, Lz4Reader, ZstdReader

    reader = {Kind.GZIP: GzipReader, Kind.ZSTD: ZstdReader, Kind.LZ4: Lz4Reader}[kind]
    try:
        sample: bytes = reader(file).read(_SAMPLE)
    except OSError:
        return b""
    return sample


def is_regular(source: Source, *, limit: int) -> bool:
    """Whether FastWARC can tell where the records of this file begin: a WARC, and not all of it in one gzip member."""
    with source.open() as file:
        kind = kind_of(file.read(_SAMPLE))
        file.seek(0)
        if kind is Kind.UNKNOWN or (kind is not Kind.PLAIN and not HEADER.match(_decoded(file, kind))):
            return False
        if kind is Kind.PLAIN:
            return HEADER.match(file.read(_SAMPLE)) is not None
    places = (found.place for found in salvage(source, limit=limit) if isinstance(found, CrawlRecord))
    next(places, None)
    second = next(places, None)
    return kind is not Kind.GZIP or second is None or second.position == 0


def _fast(source: Source, start: int, limit: int) -> Generator[CrawlRecord, None, int]:
    """What FastWARC reads before the first sign that something is wrong; returns the offset from which to read on.

    A record is handed out only once the next one was found: what is wrong with its end shows then.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.revisit | WarcRecordType.unknown
    held: CrawlRecord | None = None
    with source.open() as file, source.open() as probe:
        beginnings = _BEGINNINGS[kind_of(file.read(_SAMPLE))]
        file.seek(start)
        try:
            for record in ArchiveIterator(file, wanted, parse_http=False, max_header_len=MAX_HEAD):
                offset = record.stream_pos
                probe.seek(offset)
                if (held and offset <= held.place.offset) or not probe.read(8).startswith(beginnings):
                    break
                found = _converted(record, offset, limit)
                if held:
                    yield held
                held = None
                start = offset
                if found is None:
                    break
                held = found
        except (OSError, ValueError):
            pass
    return start


def _converted(record: "WarcRecord", offset: int, limit: int) -> CrawlRecord | None:
    """The record as ours; None if it is not as it should be."""
    headers = Headers(record.headers.status_line or "", record.headers.to_tuples())
    length = headers.block_length
    if length is None or length != record.content_length or (headers.get("WARC-Type") or "").lower() not in CAPTURES:
        return None
    block = b"" if length > limit else record.reader.read()
    if length <= limit and len(block) != length:
        return None
    return CrawlRecord(Place(offset), headers, block, length)
