# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The two files that are being written: a WARC with captures and metadata, and the WET file with their texts."""

import os
from functools import cached_property
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING, Self

import byline
from byline.archive.layout import next_warc_file, sync_folder, text_file_of, warc_files
from byline.archive.profile import PROFILE, Pairs
from byline.config import Settings
from byline.errors import BadInput
from byline.warc.fields import parse_fields
from byline.warc.notation import now
from byline.warc.reader import Record, read_records

if TYPE_CHECKING:
    from byline.warc.composing import Member

# Records are collected up to this many bytes, so that an article costs few calls of the system.
_WAITING = 1 << 20


class Part:
    """A file that only grows, and begins with a warcinfo record. `name` is relative to the archive folder.

    Nothing counts before `sync`, and `rollback` returns to there.
    """

    def __init__(self, folder: Path, name: str, info: Pairs) -> None:
        from byline.warc.writer import Composer, warcinfo

        self.name = name
        self._path = folder / name
        self._path.parent.mkdir(exist_ok=True)
        self._file = FileIO(self._path, "ab")
        self._durable = self._written = self._path.stat().st_size
        self._waiting = bytearray()
        if self._durable:
            warcinfo_id = next(read_records(self._path)).record_id
        else:
            member = warcinfo(self._path.name, info, date=now())
            warcinfo_id = member.record_id
            self._waiting += member.data
        self.compose = Composer(warcinfo_id)

    @property
    def size(self) -> int:
        """Bytes in the file, with those that wait."""
        return self._written + len(self._waiting)

    @property
    def waiting(self) -> int:
        """Bytes that were not handed to the system yet."""
        return len(self._waiting)

    def append(self, member: "Member") -> Record:
        """Add a record; it counts as soon as it is handed out, though it may not be in the file yet."""
        record = member.at(self._path, self.size)
        self._waiting += member.data
        return record

    def flush(self) -> None:
        """Hand what waits to the system."""
        with memoryview(self._waiting) as view:
            done = 0
            while done < len(view):
                done += self._file.write(view[done:]) or 0
        self._written += len(self._waiting)
        self._waiting.clear()

    def sync(self) -> None:
        """Make everything durable."""
        self.flush()
        if self._written == self._durable:
            return
        os.fsync(self._file.fileno())
        if self._durable == 0:
            sync_folder(self._path.parent)
            sync_folder(self._path.parent.parent)
        self._durable = self._written

    def rollback(self) -> None:
        """Drop everything after the last `sync`; a file that would be empty goes. Nothing can be added afterwards."""
        self._waiting.clear()
        self._file.truncate(self._durable)
        if self._durable == 0:
            self._path.unlink()

    def close(self) -> None:
        """Close the file without writing what waits."""
        self._file.close()


class Volume:
    """A WARC file and its WET file, open for appending. Each is made when its first record comes."""

    def __init__(self, folder: Path, name: str, info: Pairs) -> None:
        self._folder = folder
        self._name = name
        self._info = info
        self._parts: dict[str, Part] = {}

    @classmethod
    def open(cls, folder: Path, settings: Settings, *, robots: str) -> Self:
        """The newest files if there is room and they say the same of their making; otherwise new ones."""
        info = info_fields(settings, robots)
        last = next(reversed(warc_files(folder)), None)
        if last is not None and _goes_on(folder, last, settings.roll_size, info):
            return cls(folder, last, info)
        return cls(folder, next_warc_file(folder, now()), info)

    @cached_property
    def warc(self) -> Part:
        """The file of captures and metadata."""
        return self._part(self._name)

    @cached_property
    def text(self) -> Part:
        """The file of texts."""
        return self._part(text_file_of(self._name))

    def is_full(self, roll_size: int) -> bool:
        """Whether the next article belongs into the next files."""
        return self.warc.size >= roll_size

    def relieve(self) -> None:
        """Hand over what waits, if it is much."""
        if sum(part.waiting for part in self._parts.values()) >= _WAITING:
            self.flush()

    def flush(self) -> None:
        """Hand over what waits. The text goes first: where a metadata record is, there is its text."""
        for part in self._by_turn():
            part.flush()

    def sync(self) -> None:
        """Make both files durable, the text first."""
        for part in self._by_turn():
            part.sync()

    def rollback(self) -> None:
        """Return both files to where they were at the last `sync`, and close them."""
        for part in self._by_turn():
            part.rollback()
        self.close()

    def close(self) -> None:
        """Close both files."""
        for part in self._by_turn():
            part.close()

    def sizes(self) -> list[tuple[str, int]]:
        """Name and size of each file that is open."""
        return [(part.name, part.size) for part in self._by_turn()]

    def _part(self, name: str) -> Part:
        part = self._parts[name] = Part(self._folder, name, self._info)
        return part

    def _by_turn(self) -> list[Part]:
        return sorted(self._parts.values(), key=lambda part: part.name == self._name)


def info_fields(settings: Settings, robots: str) -> Pairs:
    """What a warcinfo record says: only what holds for the whole file and will not change (IIPC guidelines)."""
    from byline.warc.writer import SPECIFICATION

    said = (
        ("software", f"byline/{byline.version()}"),
        ("format", "WARC File Format 1.1"),
        ("conformsTo", SPECIFICATION),
        ("conformsTo", PROFILE),
        ("isPartOf", settings.name),
        ("operator", settings.operator or ""),
        ("robots", robots),
    )
    return tuple((name, value) for name, value in said if value)


def _goes_on(folder: Path, name: str, roll_size: int, info: Pairs) -> bool:
    """Whether the next record can go into this WARC file, and its text into the file that goes with it."""
    warc, text = folder / name, folder / text_file_of(name)
    try:
        if text.exists():
            next(read_records(text))
        first = next(read_records(warc))
        said = parse_fields(first.content()) if first.type == "warcinfo" else ()
    except BadInput:
        return False
    return said == info and warc.stat().st_size < roll_size
