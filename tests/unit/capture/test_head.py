# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0

import io

import pytest

from byline.capture.head import MAX_FIELDS, MAX_SIZE, TemporaryFailure, body_length, read_head, without_transfer_coding
from byline.errors import FetchFailed
from byline.model.capture import HttpHead


def read(text: str) -> HttpHead:
    return read_head(io.BytesIO(text.encode("latin-1")))


def test_a_head_is_kept_as_it_came() -> None:
    head = read("HTTP/1.1 200 All  right\r\nX-B:1\r\nx-a: caf\xe9 \r\nX-B:\t 2: 3\r\nEmpty:\r\n\r\nbody")
    assert head.line == "HTTP/1.1 200 All  right"
    assert head.headers == (("X-B", "1"), ("x-a", "caf\xe9"), ("X-B", "2: 3"), ("Empty", ""))


def test_bare_line_feeds_end_lines_too() -> None:
    assert read("HTTP/1.0 200\nA: b\n\n") == HttpHead(line="HTTP/1.0 200", headers=(("A", "b"),))


def test_a_folded_value_becomes_one_line() -> None:
    assert read("HTTP/1.1 200 OK\r\nA: b\r\n  c\r\n\td\r\nE:\r\n f\r\n\r\n").headers == (("A", "b c d"), ("E", "f"))


def test_interim_responses_are_passed_over() -> None:
    head = read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\n\r\n")
    assert head == HttpHead(line="HTTP/1.1 200 OK")


@pytest.mark.parametrize(
    "text",
    [
        "\r\n\r\n",
        "hello\n\n",
        "HTTP/1.1 OK\r\n\r\n",
        "HTTP/1.1  200 OK\r\n\r\n",
        "HTTP/2 200 OK\r\n\r\n",
        "ICY 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\n: no name\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding : chunked\r\n\r\n",
        "HTTP/1.1 200 OK\r\n folded: onto nothing\r\n\r\n",
        "HTTP/1.1 200 OK\r\nA: b\rTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 200 OK\r\nA: b\0\r\n\r\n",
    ],
)
def test_what_is_no_head(text: str) -> None:
    with pytest.raises(FetchFailed, match="RFC 9112") as caught:
        read(text)
    assert not isinstance(caught.value, TemporaryFailure)


@pytest.mark.parametrize("text", ["", "HTTP/1.1 200 OK\r\nA: b", "HTTP/1.1 200 OK\r\nA: b\r\n"])
def test_a_head_that_ends_early_may_be_whole_next_time(text: str) -> None:
    with pytest.raises(TemporaryFailure):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "HTTP/1.1 200 OK\r\n" + "A: " + "b" * MAX_SIZE,
        "HTTP/1.1 200 OK\r\n" + "A: b\r\n" * MAX_SIZE,
        "HTTP/1.1 100 Continue\r\n\r\n" * MAX_SIZE,
        "HTTP/1.1 200 OK\r\n" + "A: b\r\n" * (MAX_FIELDS + 1) + "\r\n",
    ],
    ids=["line", "lines", "interim responses", "fields"],
)
def test_heads_are_bounded(text: str) -> None:
    with pytest.raises(FetchFailed, match=r"larger than|more than"):
        read(text)


def head_with(*headers: tuple[str, str]) -> HttpHead:
    return HttpHead(line="HTTP/1.1 200 OK", headers=headers)


def test_how_long_a_body_is() -> None:
    assert body_length(head_with()) is None
    assert body_length(head_with(("content-length", "12"))) == 12
    assert body_length(head_with(("Content-Length", "12"), ("Content-Length", "12"))) == 12
    assert body_length(head_with(("Transfer-Encoding", "Chunked"), ("Content-Length", "12"))) is None


@pytest.mark.parametrize(
    "headers",
    [
        [("Content-Length", "1"), ("Content-Length", "2")],
        [("Content-Length", "-1")],
        [("Content-Length", "+1")],
        [("Content-Length", "1, 1")],
        [("Content-Length", "")],
        [("Content-Length", "٣")],
        [("Content-Length", "1" * 20)],
        [("Transfer-Encoding", "gzip, chunked")],
        [("Transfer-Encoding", "chunked"), ("Transfer-Encoding", "chunked")],
        [("Transfer-Encoding", "identity")],
    ],
)
def test_framing_that_readers_would_not_agree_on(headers: list[tuple[str, str]]) -> None:
    """RFC 9112, section 6.3: an invalid Content-Length is "an unrecoverable error"."""
    with pytest.raises(FetchFailed):
        body_length(head_with(*headers))


def test_a_head_without_a_transfer_coding_stays() -> None:
    head = head_with(("Content-Length", "3"))
    assert without_transfer_coding(head, 3) is head


def test_the_framing_of_a_chunked_body_is_renamed_and_its_length_stated() -> None:
    head = head_with(("transfer-encoding", "chunked"), ("A", "b"), ("Content-Length", "99"))
    assert without_transfer_coding(head, 3).headers == (
        ("X-Crawl-transfer-encoding", "chunked"),
        ("A", "b"),
        ("X-Crawl-Content-Length", "99"),
        ("Content-Length", "3"),
    )
