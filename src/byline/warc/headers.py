# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The header of a WARC record, read leniently; what the grammar of ISO 28500 forbids is noted as a flaw."""

import re

from byline.warc.fields import TOKEN
from byline.warc.members import BEGINNING, Damage, Fault, Member

MAX_HEAD = 1 << 20
"""Longest record header, and longest HTTP head, that is read: 1 MiB."""

PREVIOUS = "WARC-Previous-Record-ID"
"""Extension: the id that a record had in the archive from which it was taken."""

_EMPTY_LINE = re.compile(rb"\n\r?\n")
_FOLD = re.compile(r"\r?\n[ \t]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)")
_PLAIN = re.compile(rb"[ -~]+\r\n(?:" + TOKEN.pattern.encode() + rb":[\t -~]*\r\n)+\r\n")
_LENGTH = re.compile(r"[0-9]{1,18}")


class Headers:
    """Version line and named fields, in order and spelling as written, without white space around a value.

    `flaws` says in words what is wrong with the header's form; it can be read all the same.
    """

    __slots__ = ("_by_name", "fields", "flaws", "version")

    def __init__(self, version: str, fields: tuple[tuple[str, str], ...], flaws: tuple[str, ...] = ()) -> None:
        self.version = version
        self.fields = fields
        self.flaws = flaws
        self._by_name: dict[str, list[str]] = {}
        for name, value in fields:
            self._by_name.setdefault(name.lower(), []).append(value)

    def get(self, name: str) -> str | None:
        """The first field of that name (any case), or None."""
        values = self._by_name.get(name.lower())
        return values[0] if values else None

    def get_all(self, name: str) -> tuple[str, ...]:
        """Every field of that name (any case)."""
        return tuple(self._by_name.get(name.lower(), ()))

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
    raw, ended = member.read_through(_EMPTY_LINE, MAX_HEAD)
    if not raw.startswith(BEGINNING):
        fault = Fault.HEAD if member.compressed else Fault.GARBAGE
        raise Damage(fault, member.path, offset, f"there stands {raw[:16]!r}")
    if not ended:
        long = len(raw) == MAX_HEAD
        raise Damage(Fault.HEAD if long else Fault.TRUNCATED, member.path, offset, "it is too long" if long else "")
    return parse_headers(raw)


def record_offset(member: Member) -> int:
    """Where a record that begins at the member's position is found again: at the start of its gzip member."""
    return member.offset if member.compressed else member.offset + member.position


def parse_headers(raw: bytes) -> Headers:
    """The header in `raw`, which ends with the empty line."""
    if _PLAIN.fullmatch(raw):  # as nearly all are
        version, *lines = raw.decode("ascii").removesuffix("\r\n\r\n").split("\r\n")
        parted = (line.partition(":") for line in lines)
        return Headers(version, tuple((name, value.strip(" \t")) for name, _, value in parted))
    flaws: list[str] = []
    if raw.count(b"\n") != raw.count(b"\r\n"):
        flaws.append("a line does not end in CRLF")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        flaws.append(f"byte {raw[error.start]:#04x} is not UTF-8")
        text = raw.decode("iso-8859-1")
    if _CONTROL.search(text):
        flaws.append("there is a control character")
    version, *lines = _FOLD.sub(" ", text).replace("\r\n", "\n").removesuffix("\n\n").split("\n")
    fields: list[tuple[str, str]] = []
    for line in lines:
        name, colon, value = line.partition(":")
        if colon and TOKEN.fullmatch(name):
            fields.append((name, value.strip(" \t")))
        else:
            flaws.append(f"{line[:60]!r} is not a named field")
    return Headers(version, tuple(fields), tuple(flaws))
