# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The header of a WARC record, read leniently; what the grammar of ISO 28500 forbids is noted as a flaw."""

import re
from typing import NamedTuple

from byline.warc.fields import TOKEN
from byline.warc.members import BEGINNING, Damage, Fault, Member

MAX_HEAD = 1 << 20
"""Longest record header, and longest HTTP head, that is read: 1 MiB."""

_FOLD = re.compile(r"\r?\n[ \t]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)")
_LENGTH = re.compile(r"[0-9]{1,18}")


class Headers(NamedTuple):
    """Version line and named fields, in order and spelling as written, without white space around a value.

    `flaws` says in words what is wrong with the header's form; it can be read all the same.
    """

    version: str
    fields: tuple[tuple[str, str], ...]
    flaws: tuple[str, ...] = ()

    def get(self, name: str) -> str | None:
        """The first field of that name (any case), or None."""
        return next(iter(self.get_all(name)), None)

    def get_all(self, name: str) -> tuple[str, ...]:
        """Every field of that name (any case)."""
        wanted = name.lower()
        return tuple(value for key, value in self.fields if key.lower() == wanted)

    def get_uri(self, name: str) -> str | None:
        """The first field of that name without the angle brackets that enclose a URI, or None."""
        value = self.get(name)
        return value if value is None else bare_uri(value)

    @property
    def block_length(self) -> int | None:
        """Content-Length in bytes, or None if it is missing or no number."""
        value = self.get("Content-Length")
        return int(value) if value and _LENGTH.fullmatch(value) else None


def bare_uri(value: str) -> str:
    """A URI without the angle brackets around it."""
    return value[1:-1] if value.startswith("<") and value.endswith(">") else value


def read_headers(member: Member) -> Headers:
    """The header at the member's position, through its empty line.

    Damage if there is none, if it has no end, or if it is longer than MAX_HEAD bytes.
    """
    offset = record_offset(member)
    lines: list[bytes] = []
    left = MAX_HEAD
    while not lines or lines[-1] not in (b"\r\n", b"\n"):
        line = member.read_line(left)
        if not lines and not line.startswith(BEGINNING):
            fault = Fault.HEAD if member.compressed else Fault.GARBAGE
            raise Damage(fault, member.path, offset, f"there stands {line[:16]!r}")
        if not line.endswith(b"\n"):
            cut = len(line) < left
            raise Damage(Fault.TRUNCATED if cut else Fault.HEAD, member.path, offset, "" if cut else "it is too long")
        left -= len(line)
        lines.append(line)
    return parse_headers(b"".join(lines[:-1]), bare_line_feed=lines[-1] == b"\n")


def record_offset(member: Member) -> int:
    """Where a record that begins at the member's position is found again: at the start of its gzip member."""
    return member.offset if member.compressed else member.offset + member.position


def parse_headers(raw: bytes, *, bare_line_feed: bool = False) -> Headers:
    """The header in `raw` (each line with its line end, without the empty line behind it)."""
    flaws: list[str] = []
    if bare_line_feed or raw.count(b"\n") != raw.count(b"\r\n"):
        flaws.append("a line does not end in CRLF")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        flaws.append(f"byte {raw[error.start]:#04x} is not UTF-8")
        text = raw.decode("iso-8859-1")
    if _CONTROL.search(text):
        flaws.append("there is a control character")
    version, *lines = _FOLD.sub(" ", text).replace("\r\n", "\n").removesuffix("\n").split("\n")
    fields: list[tuple[str, str]] = []
    for line in lines:
        name, colon, value = line.partition(":")
        if colon and TOKEN.fullmatch(name):
            fields.append((name, value.strip(" \t")))
        else:
            flaws.append(f"{line[:60]!r} is not a named field")
    return Headers(version, tuple(fields), tuple(flaws))
