# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Whatever a crawl holds and however it is cut: what is read is what is read of it in one piece."""

import gzip
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from byline.archive.collection import Archive
from byline.capture.inputs import Crawl
from byline.model.archived import Outcome
from byline.model.capture import Capture
from byline.workflows.portions import CrawlReader, read_crawls
from byline.workflows.reading import Declarations
from byline.workflows.stopwatch import Stopwatch
from support.archives import new_archive
from support.crawls import captured, members, page, source_of
from support.warcs import http, record_id

PICTURE = "Content-Type: image/png"
WHOLE = 1 << 30
Told = tuple[str, str | None, str | None, bytes | None]


def stored(data: bytes) -> bytes:
    """A gzip member in which the bytes stand as they are: what is in them can be taken for members."""
    compressor = zlib.compressobj(0, wbits=31)
    return compressor.compress(data) + compressor.flush()


def nested(number: int, count: int) -> bytes:
    """A page that is a WARC itself, of records that claim to be somebody's articles."""
    inner = b"".join(members(page(1000 * number + each) for each in range(count)))
    return stored(bytes(captured(number, http(inner, "Content-Type: application/warc"))))


def revisit(number: int) -> bytes:
    """Of a record before or behind it."""
    original = max(0, number + (2, -3)[number % 2])
    made = captured(number, http(b"", "Content-Type: text/html"), "revisit", WARC_Refers_To=record_id(original))
    return gzip.compress(bytes(made), mtime=0)


def silent(number: int) -> bytes:
    return gzip.compress(bytes(captured(number, http(b"x" * number, PICTURE))), mtime=0)


MAKERS = {
    "silent": silent,
    "page": lambda number: members([page(number)])[0],
    "request": lambda number: gzip.compress(bytes(captured(number, b"GET / HTTP/1.1\r\n\r\n", "request")), mtime=0),
    "nested": lambda number: nested(number, 3),
    "revisit": revisit,
    "noise": lambda number: bytes(range(number, number + 40)),
    "cut": lambda number: silent(number)[:-9],
    "empty member": lambda _: gzip.compress(b"", mtime=0),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with new_archive(tmp_path_factory.mktemp("portions") / "archive", max_size=100_000) as made:
        yield made


def told(archive: Archive, crawls: list[bytes], size: int) -> tuple[list[Told], list[tuple[str, int]]]:
    """What is said of each page, and how far the crawls were read in the end."""
    reader = CrawlReader(archive, Declarations(keep_unlicensed=True))
    notes: dict[str, int] = {}
    given = [
        Crawl(source := source_of(data, str(number)), 0, lambda offset, name=source.name: notes.update({name: offset}))
        for number, data in enumerate(crawls)
    ]
    said: list[Told] = []
    for origin, reading in read_crawls(reader, given, Stopwatch(), 1, size=size):
        if isinstance(reading, Outcome):
            said.append((origin.name, origin.url, reading.reason, None))
        else:
            assert isinstance(reading.capture, Capture)
            said.append((origin.name, origin.url, reading.conclusion.concluded, reading.capture.payload))
    return said, sorted(notes.items())


CRAWL = st.lists(st.sampled_from(sorted(MAKERS)), min_size=1, max_size=14)


@given(st.lists(CRAWL, min_size=1, max_size=2), st.integers(1, 1500))
def test_portions_give_what_the_whole_gives(archive: Archive, crawls: list[list[str]], size: int) -> None:
    made = [b"".join(MAKERS[kind](number) for number, kind in enumerate(kinds)) for kinds in crawls]
    assert told(archive, made, size) == told(archive, made, WHOLE)


def test_no_record_is_invented(archive: Archive) -> None:
    """Every cut lies in a page that holds records of its own making."""
    crawl = b"".join([silent(1), nested(2, 40), silent(3), nested(4, 40), silent(5)])
    for size in (100, 700, 5000):
        said, _ = told(archive, [crawl], size)
        assert [(url, reason) for _, url, reason, _ in said] == [
            (f"https://example.org/{number}", "not-a-page") for number in range(1, 6)
        ]
