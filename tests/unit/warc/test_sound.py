# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The quick reader of sound files: it reads what the careful one reads, and ends where it cannot be sure of that."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from byline.warc.salvage import salvage
from byline.warc.sound import read_sound
from byline.warc.source import CAPTURES, CrawlRecord
from support.crawls import captured, members, page, source_of
from support.warcs import Made, Warc, http

LIMIT = 1_000_000
# Longer than a piece of the file that is read at a time, though packed.
LARGE = b"".join(zlib.crc32(number.to_bytes(4, "big")).to_bytes(4, "big") for number in range(50_000))
PAGES = [page(0), captured(1, http(LARGE)), captured(2, b"text", "resource"), captured(3, b"", "revisit"), page(4)]
MEMBERS = members(PAGES)


def sound(data: bytes, start: int = 0) -> tuple[list[CrawlRecord], int]:
    found = []
    reader = read_sound(source_of(data), start, limit=LIMIT)
    while True:
        try:
            found.append(next(reader))
        except StopIteration as stop:
            return found, stop.value


def same(some: CrawlRecord, other: CrawlRecord) -> bool:
    return some._replace(headers=other.headers) == other and some.headers.fields == other.headers.fields


def test_all_of_a_sound_file() -> None:
    data = b"".join(MEMBERS)
    found, end = sound(data)
    assert end == len(data)
    assert [each.place.offset for each in found] == [len(b"".join(MEMBERS[:number])) for number in range(5)]
    assert all(same(*pair) for pair in zip(found, salvage(source_of(data), limit=LIMIT), strict=True))
    assert [each.place for each in sound(data, len(MEMBERS[0]))[0]] == [each.place for each in found[1:]]


def test_other_records_are_passed_over() -> None:
    records = list(Warc())
    found, end = sound(data := b"".join(members(records)))
    assert end == len(data)
    assert [each.type for each in found] == [kind for each in records if (kind := each.fields["WARC-Type"]) in CAPTURES]


def longer(number: int) -> bytes:
    return gzip.compress(bytes(page(number)) + b"\r\n", mtime=0)


@pytest.mark.parametrize(
    "odd",
    [
        MEMBERS[1][:-9] + b"\0" + MEMBERS[1][-8:],
        MEMBERS[1][:-8] + bytes(8),
        MEMBERS[1][:900],
        MEMBERS[1] + b"garbage",
        longer(1),
        gzip.compress(bytes(page(1)) + bytes(page(2)), mtime=0),
        gzip.compress(b"", mtime=0),
        gzip.compress(b"no record", mtime=0),
        gzip.compress(bytes(LIMIT + 1), mtime=0),
        *members(
            (
                captured(1, bytes(LIMIT)),
                page(1, WARC_Type=None),
                page(1, WARC_Type="x-unknown"),
                page(1, Content_Length="7"),
                page(1, Content_Length=None),
                page(1, Content_Length="x"),
                Made({"WARC-Type": "request", "Content-Length": "7"}),
                Made(dict(PAGES[0].fields), PAGES[0].block, line_end=b"\n"),
                Made(dict(PAGES[0].fields), PAGES[0].block, extra=b"no field\r\n"),
                Made(dict(PAGES[0].fields), PAGES[0].block, version="WARC/one"),
            )
        ),
    ],
)
def test_it_ends_before_what_is_odd(odd: bytes) -> None:
    found, end = sound(MEMBERS[0] + odd + MEMBERS[4])
    assert (len(found), end) == (1, len(MEMBERS[0]))


@pytest.mark.parametrize("start", [b"", b"garbage", b"WARC/1.1 no gzip", b"garbage" + MEMBERS[0]])
def test_what_begins_with_no_member(start: bytes) -> None:
    assert sound(start) == ([], 0)


@pytest.mark.parametrize("behind", [b"garbage", bytes(8), MEMBERS[1][1:]])
def test_what_stands_behind_a_member_is_not_taken_for_its_end(behind: bytes) -> None:
    assert sound(MEMBERS[0] + behind) == ([], 0)


def test_a_member_that_never_ends() -> None:
    found, end = sound(MEMBERS[0] + LARGE * 7)
    assert (found, end) == ([], 0)


@given(st.data())
def test_what_it_reads_of_a_broken_file_is_what_the_careful_one_reads(data: st.DataObject) -> None:
    """And it ends where a record begins, or might."""
    parts = [bytearray(each) for each in members(page(number) for number in range(3))]
    broken = bytearray(b"".join(parts))
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(broken) - 1))
        broken[at : at + data.draw(st.integers(0, 5))] = data.draw(st.binary(max_size=5))
    found, end = sound(bytes(broken))
    careful = [each for each in salvage(source_of(bytes(broken)), limit=LIMIT) if isinstance(each, CrawlRecord)]
    assert all(same(*pair) for pair in zip(found, careful, strict=False))
    assert len(found) <= len(careful)
    assert [each.place.offset < end for each in careful] == [True] * len(found) + [False] * (len(careful) - len(found))
