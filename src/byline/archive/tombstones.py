# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""tombstones.jsonl: what was taken down, one line each. Like the WARC files it cannot be made anew."""

from collections.abc import Iterable
from pathlib import Path

from byline.archive.layout import TOMBSTONES, write_whole
from byline.errors import ArchiveDamaged
from byline.model.archived import Tombstone


def read_tombstones(folder: Path) -> tuple[Tombstone, ...]:
    """All of them, oldest first."""
    path = folder / TOMBSTONES
    if not path.exists():
        return ()
    try:
        # JSON escapes line feeds, but not everything that str.splitlines takes for the end of a line.
        return tuple(Tombstone.model_validate_json(line) for line in path.read_text("utf-8").split("\n") if line)
    except ValueError as error:
        raise ArchiveDamaged(f"{path} cannot be read: {error}", cure="restore the file from a copy") from error


def tombstones_size(folder: Path) -> int:
    """How large the file is, in bytes."""
    try:
        return (folder / TOMBSTONES).stat().st_size
    except FileNotFoundError:
        return 0


def add_tombstones(folder: Path, tombstones: Iterable[Tombstone]) -> None:
    """Add lines; they are durable on return."""
    lines = "".join(f"{tombstone.model_dump_json()}\n" for tombstone in (*read_tombstones(folder), *tombstones))
    write_whole(folder / TOMBSTONES, lines.encode())


def buried_records(folder: Path) -> frozenset[str]:
    """The ids of all records that were taken down."""
    return frozenset(record_id for tombstone in read_tombstones(folder) for record_id in tombstone.records)
