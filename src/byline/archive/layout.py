# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Where everything lies in an archive folder (docs/reference/archive-layout.md), and how files reach the disk whole."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from byline.errors import OperationFailed

ARCHIVE = "archive"
TEXT = "text"
INDEXES = "indexes"
PAGES = "pages"
TORN = "torn"
DATAPACKAGE = "datapackage.json"
CATALOG = "catalog.sqlite"
TOMBSTONES = "tombstones.jsonl"
IMPORTS = "imports.jsonl"
LOCK = ".lock"

WARC_SUFFIX = ".warc.gz"
TEXT_SUFFIX = ".warc.wet.gz"

_PREFIX = "byline"
_SERIAL = re.compile(r"-(\d{5,})\.warc(\.wet)?\.gz$")


def warc_files(folder: Path) -> list[str]:
    """The WARC files, relative to the archive folder, in the order in which they were written."""
    return _files(folder, ARCHIVE, WARC_SUFFIX)


def text_files(folder: Path) -> list[str]:
    """The same of the files that hold the texts."""
    return _files(folder, TEXT, TEXT_SUFFIX)


def text_file_of(warc_file: str) -> str:
    """The text file that goes with a WARC file: the same stem in the other folder."""
    return warc_file.replace(f"{ARCHIVE}/", f"{TEXT}/", 1).removesuffix(WARC_SUFFIX) + TEXT_SUFFIX


def next_warc_file(folder: Path, moment: datetime) -> str:
    """A name no file has, as Annex C of ISO 28500 advises: prefix, time, serial number.

    The serial number grows over the whole archive, so the order of the files does not hang on the clock. The annex
    adds the host's name for crawlers that work in parallel; here one process writes at a time.
    """
    taken = [_serial(name) for name in (*warc_files(folder), *text_files(folder))]
    return f"{ARCHIVE}/{_PREFIX}-{moment:%Y%m%d%H%M%S}-{max(taken, default=-1) + 1:05}{WARC_SUFFIX}"


def newest_files(folder: Path) -> list[str]:
    """The files that may have been in the making when a crash came: those with byline's highest serial number."""
    files = [*warc_files(folder), *text_files(folder)]
    last = max(map(_serial, files), default=-1)
    return [name for name in files if _serial(name) == last >= 0]


def _files(folder: Path, part: str, suffix: str) -> list[str]:
    try:
        names = [path.name for path in (folder / part).iterdir()]
    except FileNotFoundError:
        return []
    ours = [name for name in names if name.endswith(suffix) and not name.startswith(".")]
    return [f"{part}/{name}" for name in sorted(ours, key=lambda name: (_serial(name), name))]


def _serial(name: str) -> int:
    """The serial number in a file's name; -1 for files of other tools, which so come first."""
    found = _SERIAL.search(name)
    return int(found[1]) if found else -1


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turn what the system refuses while the archive is written into what a person has to know."""
    try:
        yield
    except OSError as error:
        raise OperationFailed(
            f"{folder} cannot be written to: {error.strerror or error}",
            cure="what was reported as archived is safe; mend the cause, then run the command again",
        ) from error


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader, or a crash, finds the old one or the new one, never a part."""
    beside = path.with_name(f".{path.name}.part")
    with beside.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def file_sizes(folder: Path) -> dict[str, int]:
    """The WARC files, then the text files, with their sizes: a text belongs to a capture that is known by then."""
    return {name: (folder / name).stat().st_size for name in (*warc_files(folder), *text_files(folder))}
