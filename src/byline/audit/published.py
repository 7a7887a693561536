# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What was published somewhere: its files, each with the reader that knows its kind."""

import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, cast

from byline.audit.readers import REGISTRY
from byline.audit.reading import File, Label, Reader, Reading
from byline.errors import BadInput, NotFound

# What an export says of itself, and what only makes it look well.
_ABOUT = frozenset({"manifest.json", "NOTICE"})
_MOST_FILES = 1_000_000


def files(path: Path, *, limit: int, after: datetime | None = None) -> Iterator[File]:
    """The file, or every file in the folder that an article may be in, if it changed `after` a moment.

    Hidden files are left out, and links that lead out of the folder. NotFound if there is nothing at `path`.
    """
    if path.is_file():
        yield _file(path, path.name, limit)
        return
    if not path.is_dir():
        raise NotFound(f"there is no file or folder {str(path)!r}")
    root = path.resolve()
    for number, found in enumerate(sorted(path.rglob("*"))):
        name = found.relative_to(path)
        if number >= _MOST_FILES:
            raise BadInput(f"{path} holds more than {_MOST_FILES:,} files", cure="audit its folders one by one")
        hidden = any(part.startswith(".") for part in name.parts)
        if hidden or str(name) in _ABOUT or not found.is_file() or not found.resolve().is_relative_to(root):
            continue
        if after is None or found.stat().st_mtime >= after.timestamp():
            yield _file(found, name.as_posix(), limit)


def page(content: bytes, *, url: str, media_type: str, limit: int) -> File:
    """A page that was fetched."""
    return File(name=url, open=lambda: io.BytesIO(content), url=url, media_type=media_type, limit=limit)


def reader_of(file: File) -> Reader | None:
    """The reader of a file; None if there is none."""
    return next((cast("Reader", module) for module in REGISTRY.all() if module.accepts(file)), None)


def read(file: File) -> Iterator[Reading | Label]:
    """What the file holds; nothing if no reader knows its kind. BadInput if it cannot be read."""
    reader = reader_of(file)
    if reader is not None:
        yield from reader.read(file)


def _file(path: Path, name: str, limit: int) -> File:
    return File(name=name, open=lambda: cast("BinaryIO", path.open("rb")), limit=limit)
