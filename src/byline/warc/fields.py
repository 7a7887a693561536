# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The media type application/warc-fields: named fields, as in the blocks of warcinfo and metadata records.

Grammar of ISO 28500:2017, clause 4: `name: value` lines in UTF-8, each ended by CRLF; a line that begins with a
space or tab continues the one before. A value that no such line can hold (line ends, control characters, white space
at its ends) is written as RFC 2047 encoded-words, which the same clause obliges every reader to understand.
"""

import base64
import binascii
import re
from collections.abc import Iterable

from byline.errors import BadInput

MEDIA_TYPE = "application/warc-fields"

TOKEN = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
"""The grammar's `token`: what a field name is made of."""

_BLANK = " \t"
# Beside the control characters that the grammar forbids: the line ends of Unicode, where a careless reader would split.
_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]|^ | $|=\?")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ENCODED_WORD = r"=\?(utf-8|us-ascii|iso-8859-1)\?([bq])\?([!->@-~]*)\?="
# White space between two encoded-words only separates them (RFC 2047, section 6.2).
_ENCODED_WORDS = re.compile(rf"(?<!\S){_ENCODED_WORD}(?:[ \t]+{_ENCODED_WORD})*(?!\S)", re.IGNORECASE)
_ONE_WORD = re.compile(_ENCODED_WORD, re.IGNORECASE)
_PLAIN_IN_Q = frozenset(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!*+-/")
_LONGEST_TEXT = 75 - len("=?UTF-8?Q??=")


def format_fields(pairs: Iterable[tuple[str, str]]) -> bytes:
    """The block that holds these fields, in this order; names may repeat.

    Reading gives back every value as it was, with one exception: a lone surrogate has no UTF-8 form and becomes U+FFFD.
    ValueError if a name is not a token: names are ours, never input.
    """
    return b"".join(_line(name, value) for name, value in pairs)


def parse_fields(data: bytes) -> tuple[tuple[str, str], ...]:
    """The fields of a block, in order, with folded lines joined by a space and encoded-words decoded.

    A bare LF ends a line too and empty lines are skipped, because other writers do both. BadInput if a line is none.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput(f"these fields are not UTF-8: byte {error.start}") from None
    fields: list[tuple[str, str]] = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if line and line[0] in _BLANK and fields:
            name, value = fields[-1]
            fields[-1] = (name, f"{value} {line.strip(_BLANK)}".strip(_BLANK))
        elif line:
            name, colon, value = line.partition(":")
            if not colon or not TOKEN.fullmatch(name):
                raise BadInput(f"line {number} is not a field: {line[:60]!r}")
            fields.append((name, value.strip(_BLANK)))
    return tuple((name, _decode_words(value)) for name, value in fields)


def _line(name: str, value: str) -> bytes:
    if not TOKEN.fullmatch(name):
        raise ValueError(f"not a field name: {name!r}")
    value = _SURROGATE.sub("\ufffd", value)
    if _UNWRITABLE.search(value):
        value = " ".join(_encoded_words(value))
    return f"{name}: {value}\r\n".encode()


def _encoded_words(value: str) -> Iterable[str]:
    """`value` as encoded-words: at most 75 characters each, no character split (RFC 2047, sections 2 and 5)."""
    word = ""
    for character in value:
        coded = "".join(_q(byte) for byte in character.encode())
        if len(word) + len(coded) > _LONGEST_TEXT:
            yield f"=?UTF-8?Q?{word}?="
            word = ""
        word += coded
    yield f"=?UTF-8?Q?{word}?="


def _q(byte: int) -> str:
    if byte in _PLAIN_IN_Q:
        return chr(byte)
    return "_" if byte == 0x20 else f"={byte:02X}"


def _decode_words(value: str) -> str:
    if "=?" not in value:
        return value
    return _ENCODED_WORDS.sub(lambda words: "".join(_decode(word) for word in _ONE_WORD.finditer(words[0])), value)


def _decode(word: re.Match[str]) -> str:
    """One encoded-word's text; the word itself if it is broken (RFC 2047, section 6.3: show it as it stands)."""
    charset, coding, text = word.groups()
    try:
        if coding in "bB":
            return base64.b64decode(text, validate=True).decode(charset)
        return binascii.a2b_qp(text, header=True).decode(charset)
    except ValueError:
        return word[0]
