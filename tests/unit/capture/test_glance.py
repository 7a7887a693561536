# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What is seen of a response at a glance is what reading all of its head would have said."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from byline.capture import media
from byline.capture.glance import Glance, glance
from byline.warc.http import dechunk, parse_head
from support.warcs import http

LINES = [
    "HTTP/1.1 200 OK", "HTTP/1.0 200", "HTTP/2 203 ", "HTTP/1.1 204 None", "HTTP/1.1 206 Partial", "HTTP/1.1 301 Gone",
    "HTTP/1.1 2000", "GET / HTTP/1.1", "ICY 200 OK",
]  # fmt: skip
FIELDS = [
    "Content-Type: text/html", "content-type:text/html;charset=ISO-8859-1", "Content-Type: text/plain; charset=utf-8",
    "Content-Type: image/png", "Content-Type : text/html", "Content-Type:", " text/html", "Content-Length: 3",
    "Content-Length:", "content-length: 4", "Content-Length: three", "Content-Length : 99", "Content-Encoding: gzip",
    "Transfer-Encoding: chunked", "Link: <https://example.org/license>; rel=license", "Link: </style.css>", "no field",
    "X: \u00e9", "X: y\nContent-Type: text/html", "X: y\rContent-Length: 99", "\tfolded: field", ": nameless", "",
]  # fmt: skip


@given(
    st.sampled_from(LINES), st.lists(st.sampled_from(FIELDS), max_size=5), st.sampled_from(["\r\n", "\n"]),
    st.sampled_from([b"", b"<p>", b"3\r\n<p>\r\n0\r\n\r\n"]),
)  # fmt: skip
@example(LINES[0], FIELDS[:1] + FIELDS[7:8], "\r\n", b"<p>")
@example(LINES[0], FIELDS[1:2] + FIELDS[16:18], "\r\n", b"<p>")
def test_a_glance_sees_what_a_reader_does(line: str, fields: list[str], end: str, body: bytes) -> None:
    block = end.join((line, *fields, "", "")).encode("latin-1") + body
    if (seen := glance(block)) is None:
        return
    parted = parse_head(block)
    assert parted is not None
    head, start = parted
    assert head.line.split(" ")[1][0] == "2"
    assert head.line.split(" ")[1] != "206"
    assert seen.content == dechunk(head, block[start:]) != b""
    assert not head.get("Content-Encoding")
    assert not any("license" in link for link in head.get_all("Link"))
    declared = head.get("Content-Type") or ""
    assert (seen.media_type, seen.charset) == (media.of_content_type(declared), media.charset_of(declared))
    assert int(head.get("Content-Length") or 0) <= len(seen.content)


@pytest.mark.parametrize("headers", [(), ("Content-Length: 3",), ("Link: </style.css>; rel=preload", "X-License: y")])
def test_most_pages_are_seen_at_a_glance(headers: tuple[str, ...]) -> None:
    block = http(b"<p>", "Content-Type: text/html; charset=utf-8", *headers)
    assert glance(block) == Glance(b"<p>", "utf-8", "text/html")


@pytest.mark.parametrize(
    "headers",
    [
        ("Content-Encoding: br",), ("Transfer-Encoding: chunked",), ("Content-Length: 4",), ("Content-Length: x",),
        ("Content-Length: 3", "Content-Length: 3"), ("Content-Type: text/plain",), ("Link: <a>; rel='LICENSE'",),
        ("X: " + "y" * (1 << 20),),
    ],
)  # fmt: skip
def test_what_is_odd_is_left_to_a_reader(headers: tuple[str, ...]) -> None:
    assert glance(http(b"<p>", "Content-Type: text/html", *headers)) is None
