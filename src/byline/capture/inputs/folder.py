# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A folder of articles and crawls, with all folders in it."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from byline.capture import media
from byline.capture.container import holds_captures
from byline.capture.inputs import Context, Item, crawled, failed
from byline.capture.local import is_folder, media_type_of
from byline.errors import BadInput


def accepts(argument: str) -> bool:
    """Whether this is a folder."""
    return is_folder(argument)


def items(argument: str, context: Context) -> Iterator[Item]:
    """Every article in it, by name within each folder; `context.skipped` is told what is passed over.

    A file is read only when it is taken; but one without a suffix is looked into. Raises BadInput at the end if there
    was nothing, and OSError if the folder cannot be listed.
    """
    boundary = Path(argument).resolve()
    nothing = True
    waiting = _entries(argument)
    while waiting:
        entry = waiting.pop()
        reason = _reason_to_skip(entry, boundary)
        if reason is not None:
            context.skipped(entry.path, reason)
        elif entry.is_dir():
            try:
                waiting += _entries(entry.path)
            except OSError as error:
                nothing = False
                yield failed(entry.path, error)
        elif holds_captures(entry.path):
            nothing = False
            yield from crawled(entry.path, context)
        else:
            nothing = False
            yield Item(entry.path, partial(context.capture_file, entry.path))
    if nothing:
        raise BadInput(f"{argument!r} holds no HTML, plain text or Markdown")


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What the folder holds, the first by name at the end."""
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name, reverse=True)


def _reason_to_skip(entry: os.DirEntry[str], boundary: Path) -> str | None:
    if entry.name.startswith("."):
        return "it is hidden"
    try:
        if entry.is_symlink():
            # A linked folder could be one that we are in.
            if entry.is_dir():
                return "it is a link to a folder"
            if not Path(entry.path).resolve(strict=True).is_relative_to(boundary):
                return "it is a link that leads out of the folder"
        if entry.is_dir():
            return None
        if not entry.is_file():
            return "it is no regular file"
    except (OSError, RuntimeError) as error:
        return f"it cannot be followed: {error}"
    return None if _is_article(entry.path) or holds_captures(entry.path) else "it is not HTML, plain text or Markdown"


def _is_article(path: str) -> bool:
    return media.of_name(path) is not None or (not Path(path).suffix and media_type_of(path) is not None)
