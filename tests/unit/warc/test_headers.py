# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Record headers: read leniently, flaws noted."""

import pytest

from byline.warc.headers import parse_headers

GOOD = b"WARC/1.1\r\nWARC-Type: resource\r\nwarc-record-id: <urn:x:1>\r\nContent-Length: 12\r\n\r\n"


def test_a_header_is_read_in_order_and_spelling() -> None:
    headers = parse_headers(GOOD)
    assert headers.version == "WARC/1.1"
    assert headers.fields == (("WARC-Type", "resource"), ("warc-record-id", "<urn:x:1>"), ("Content-Length", "12"))
    assert headers.flaws == ()
    assert headers.get("WARC-RECORD-ID") == "<urn:x:1>"
    assert headers.get_uri("WARC-Record-ID") == "urn:x:1"
    assert headers.get_uri("WARC-Refers-To") is None
    assert headers.block_length == 12


def test_repeated_fields_are_all_there() -> None:
    headers = parse_headers(b"WARC/1.1\r\nA: 1\r\na:2\r\n\r\n")
    assert headers.get_all("a") == ("1", "2")
    assert headers.get("A") == "1"


def test_a_folded_line_is_joined_with_a_space() -> None:
    assert parse_headers(b"WARC/1.1\r\nA: one\r\n\t two\r\n\r\n").fields == (("A", "one two"),)


@pytest.mark.parametrize("value", ["", "-1", "1.0", "0x10", "٣", "9" * 30])
def test_a_content_length_that_is_no_number_is_unknown(value: str) -> None:
    assert parse_headers(f"WARC/1.1\r\nContent-Length: {value}\r\n\r\n".encode()).block_length is None


@pytest.mark.parametrize(
    ("raw", "flaw", "fields"),
    [
        (b"WARC/1.1\nA: 1\n", "a line does not end in CRLF", (("A", "1"),)),
        (b"WARC/1.1\r\nA: \xe9\r\n", "byte 0xe9 is not UTF-8", (("A", "é"),)),
        (b"WARC/1.1\r\nA: \x07\r\n", "there is a control character", (("A", "\x07"),)),
        (b"WARC/1.1\r\nA: a\rb\r\n", "there is a control character", (("A", "a\rb"),)),
        (b"WARC/1.1\r\nnothing\r\nA: 1\r\n", "'nothing' is not a named field", (("A", "1"),)),
        (b"WARC/1.1\r\nA B: 1\r\n", "'A B: 1' is not a named field", ()),
    ],
)
def test_a_flaw_is_noted_and_the_rest_is_read(raw: bytes, flaw: str, fields: tuple[tuple[str, str], ...]) -> None:
    headers = parse_headers(raw + b"\r\n")
    assert headers.flaws == (flaw,)
    assert headers.fields == fields


def test_the_empty_line_counts_too() -> None:
    assert parse_headers(b"WARC/1.1\r\n\n").flaws == ("a line does not end in CRLF",)


def test_a_header_without_fields_is_read() -> None:
    assert parse_headers(b"WARC/1.1\r\n\r\n").fields == ()
