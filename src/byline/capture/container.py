# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Files that hold captures of others: told by their first bytes, and by their names only where those say nothing."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from byline.capture import media
from byline.capture.local import is_file, lists_urls
from byline.warc.crawl import is_crawl
from byline.warc.source import ZIP_MAGIC, Region, Source, file_source

_WARC_NAME = re.compile(r"\.w?arc(\.wet|\.wat)?(\.gz|\.zst|\.lz4)?$", re.IGNORECASE)
_WACZ_NAME = re.compile(r"\.wacz$", re.IGNORECASE)
_LOCAL_HEADER = 30
_ENCRYPTED = 1


def holds_captures(path: str) -> bool:
    """Whether this is a WARC or ARC file, compressed or not, or a WACZ package."""
    if not is_file(path):
        return False
    try:
        with Path(path).open("rb") as file:
            sample = file.read(media.SAMPLE)
            file.seek(0)
            if not sample.startswith(ZIP_MAGIC) and is_crawl(file):
                return True
    except OSError:
        return False
    if sample.startswith(ZIP_MAGIC) and _is_package(path):
        return True
    named = _WARC_NAME.search(path) or _WACZ_NAME.search(path)
    return bool(named) and media.sniff(sample) != media.HTML and not media.is_feed(sample) and not lists_urls(path)


def sources_of(path: str) -> Iterator[Source]:
    """The WARC and ARC files in a file: itself, or all in the archive/ folder of a package, by their names.

    Where the ZIP file is broken, its records are looked for in its bytes: WARC files lie in a WACZ uncompressed.
    """
    entries = _entries(path)
    if not entries:
        yield file_source(Path(path))
    for entry in entries:
        yield _packed(Path(path), entry)


def _is_package(path: str) -> bool:
    return bool(_entries(path)) or _WACZ_NAME.search(path) is not None


def _entries(path: str) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(path) as package:
            found = [entry for entry in package.infolist() if entry.filename.startswith("archive/")]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return []
    return sorted((entry for entry in found if not entry.is_dir()), key=lambda entry: entry.filename)


def _packed(path: Path, entry: zipfile.ZipInfo) -> Source:
    name = f"{path}/{entry.filename}"
    if entry.compress_type != zipfile.ZIP_STORED or entry.flag_bits & _ENCRYPTED:
        return Source(name, entry.file_size, _Unpacked(path, entry.filename))
    with path.open("rb") as file:
        file.seek(entry.header_offset)
        local = file.read(_LOCAL_HEADER)
    # Name and extra field may be longer here than in the central directory (APPNOTE.TXT, 4.3.7).
    lengths = (int.from_bytes(local[at : at + 2], "little") for at in (26, 28))
    start = entry.header_offset + _LOCAL_HEADER + sum(lengths)
    return Source(name, entry.file_size, _Stored(path, start, entry.file_size))


@dataclass(frozen=True)
class _Stored:
    path: Path
    start: int
    size: int

    def __call__(self) -> BinaryIO:
        return cast("BinaryIO", Region(self.path.open("rb"), self.start, self.size))


@dataclass(frozen=True)
class _Unpacked:
    path: Path
    name: str

    def __call__(self) -> BinaryIO:
        try:
            return cast("BinaryIO", zipfile.ZipFile(self.path).open(self.name))
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
            raise OSError(None, str(error)) from error
