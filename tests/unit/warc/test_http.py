# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""HTTP heads and chunked bodies as they lie in records."""

import pytest

from byline.model.capture import HttpHead
from byline.warc.http import Dechunker, parse_head


def test_a_head_keeps_order_spelling_and_every_byte() -> None:
    block = b"HTTP/1.1 200 OK\r\nX-b: \xe9 \r\nx-A:1\r\nnonsense\r\nX-b: two\r\n folded\r\n\r\nbody\r\n\r\nmore"
    head, body = parse_head(block) or pytest.fail("no head")
    assert head == HttpHead(line="HTTP/1.1 200 OK", headers=(("X-b", "é"), ("x-A", "1"), ("X-b", "two folded")))
    assert block[body:] == b"body\r\n\r\nmore"


@pytest.mark.parametrize(
    "line", ["HTTP/1.0 404", "HTTP/2 200", "GET / HTTP/1.1", "POST /a?b=c HTTP/1.1", "GET https://example.org/"]
)
def test_start_lines(line: str) -> None:
    assert (parse_head(f"{line}\r\n\r\n".encode()) or pytest.fail("no head"))[0].line == line


@pytest.mark.parametrize("block", [b"", b"<html>", b"ICY 200 OK\r\n\r\n", b"hello world\r\n\r\n", b"HTTP/1.1\r\n\r\n"])
def test_what_is_no_head(block: bytes) -> None:
    assert parse_head(block) is None


def test_a_head_may_fill_its_block_without_an_empty_line() -> None:
    head, body = parse_head(b"HTTP/1.1 304 Not Modified\r\nEtag: x\r\n") or pytest.fail("no head")
    assert (head.headers, body) == ((("Etag", "x"),), 36)


def test_bare_line_feeds_end_a_head_too() -> None:
    head, body = parse_head(b"HTTP/1.1 200 OK\nA: 1\n\nbody") or pytest.fail("no head")
    assert (head.get("a"), body) == ("1", 22)


CHUNKED = b"4\r\nWiki\r\n6;name=value\r\npedia \r\nE\r\nin \r\n\r\nchunks.\r\n0\r\nTrailer: x\r\n\r\n"


@pytest.mark.parametrize("size", [1, 2, 3, 7, len(CHUNKED)])
def test_a_chunked_body_is_undone_whatever_its_pieces(size: int) -> None:
    """RFC 9112, 7.1."""
    dechunker = Dechunker()
    content = b"".join(dechunker.feed(CHUNKED[start : start + size]) for start in range(0, len(CHUNKED), size))
    assert content == b"Wikipedia in \r\n\r\nchunks."
    assert (dechunker.complete, dechunker.broken) == (True, False)


@pytest.mark.parametrize(
    "body",
    [b"<html>\n", b"4\r\nWikiX\r\n", b"-1\r\n", b"0\r\n\r\nmore", b"F" * 5000, b"fffffffffffffffff\r\n", b"\r\n"],
)
def test_a_broken_coding_is_noticed(body: bytes) -> None:
    dechunker = Dechunker()
    dechunker.feed(body)
    assert dechunker.broken


def test_a_coding_that_stops_is_not_complete() -> None:
    dechunker = Dechunker()
    assert dechunker.feed(b"5\r\nab") == b"ab"
    assert (dechunker.complete, dechunker.broken) == (False, False)


def test_what_begins_as_a_chunked_body() -> None:
    assert Dechunker.fits(CHUNKED)
    assert not Dechunker.fits(b"<html>")
