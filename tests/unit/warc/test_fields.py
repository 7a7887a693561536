# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""application/warc-fields, written and read."""

import pytest

from byline.errors import BadInput
from byline.warc.fields import format_fields, parse_fields


def test_plain_values_are_written_as_they_are() -> None:
    assert format_fields([("title", "Grüße: سلام"), ("creator", "")]) == "title: Grüße: سلام\r\ncreator: \r\n".encode()


@pytest.mark.parametrize(
    "value",
    ["a\r\nWARC-Type: response", "\x00", "tab\there", " led", "trailed ", "\x7f", "\x85", "a\u2028b", "=?UTF-8?Q?x?="],
)
def test_what_a_line_cannot_hold_is_an_encoded_word_and_comes_back(value: str) -> None:
    data = format_fields([("title", value), ("next", "x")])
    first, second, rest = data.split(b"\r\n")
    assert first.startswith(b"title: =?UTF-8?Q?")
    assert (second, rest) == (b"next: x", b"")
    assert parse_fields(data) == (("title", value), ("next", "x"))


def test_an_encoded_word_is_never_longer_than_75_characters() -> None:
    value = "\n" + "длинный заголовок 長い " * 20
    (line,) = format_fields([("title", value)]).decode().splitlines()
    words = line.removeprefix("title: ").split(" ")
    assert len(words) > 10
    assert max(map(len, words)) <= 75
    assert parse_fields(line.encode()) == (("title", value),)


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert parse_fields(format_fields([("title", "a\ud800b")])) == (("title", "a\ufffdb"),)


@pytest.mark.parametrize("name", ["", "two words", "a:b", "naïve", "a\r\nb"])
def test_a_name_that_is_no_token_is_our_own_mistake(name: str) -> None:
    with pytest.raises(ValueError, match="not a field name"):
        format_fields([(name, "x")])


def test_folded_lines_bare_line_feeds_and_empty_lines_are_read() -> None:
    data = b"a: one\r\n  two\r\n\tthree\nb:four\r\n\r\nc:\r\n five\r\n"
    assert parse_fields(data) == (("a", "one two three"), ("b", "four"), ("c", "five"))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("=?utf-8?b?R3LDvMOfZQ==?=", "Grüße"),
        ("=?ISO-8859-1?Q?Gr=FC=DFe?=", "Grüße"),
        ("=?US-ASCII?q?a_b?= =?UTF-8?Q?c?=", "a bc"),
        ("before =?UTF-8?Q?x?= after", "before x after"),
        ("=?UTF-8?B?!?=", "=?UTF-8?B?!?="),
        ("=?UTF-8?Q?=FF?=", "=?UTF-8?Q?=FF?="),
        ("=?KOI8-R?Q?=C1?=", "=?KOI8-R?Q?=C1?="),
        ("x=?UTF-8?Q?x?=", "x=?UTF-8?Q?x?="),
    ],
)
def test_encoded_words_of_other_writers_are_understood_or_left_as_they_stand(written: str, read: str) -> None:
    assert parse_fields(f"title: {written}\r\n".encode()) == (("title", read),)


@pytest.mark.parametrize("data", [b"no colon", b" folded first\r\n", b"two words: x\r\n", b"a: \xff\r\n"])
def test_what_is_no_field_is_bad_input(data: bytes) -> None:
    with pytest.raises(BadInput):
        parse_fields(data)
