# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""How the files that are derived from the catalogue are written: line by line, and whole or not at all."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from byline.archive.layout import sync_folder

# JSON lets these stand in a string, but many readers of lines take them for the end of one.
_LINE_ENDS = {end: f"\\u{ord(end):04x}" for end in "\x7f\x85\u2028\u2029"}


def on_one_line(text: str) -> str:
    """JSON in which nothing stands that a reader of lines may take for the end of one."""
    for end, escape in _LINE_ENDS.items():  # a hundred times as fast as str.translate, for there hardly ever is one
        text = text.replace(end, escape)
    return text


def write_lines(path: Path, lines: Iterable[bytes]) -> None:
    """Write a file of lines, each without its line feed, so that a reader or a crash finds the old file or the new."""
    path.parent.mkdir(exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    with beside.open("wb") as stream:
        for line in lines:
            stream.write(line + b"\n")
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(path)
    sync_folder(path.parent)


def read_lines(path: Path) -> Iterator[bytes]:
    """The lines of such a file without their line feeds; none if there is no file."""
    try:
        with path.open("rb") as stream:
            for line in stream:
                yield line.removesuffix(b"\n")
    except FileNotFoundError:
        return


def sorted_by_bytes(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines in the order of their bytes, each once, however many there are."""
    # An empty name makes a private database in a temporary file; SQLite compares blobs as memcmp does.
    database = sqlite3.connect("", isolation_level=None)
    try:
        database.execute("CREATE TABLE line (bytes BLOB)")
        database.executemany("INSERT INTO line VALUES (?)", ((line,) for line in lines))
        for (line,) in database.execute("SELECT DISTINCT bytes FROM line ORDER BY bytes"):
            yield line
    finally:
        database.close()
