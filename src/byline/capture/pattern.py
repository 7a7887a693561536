# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Patterns of file names that no shell has expanded: quoted, or too long for a command line."""

from collections.abc import Iterator
from glob import has_magic, iglob
from pathlib import Path

from byline.capture.target import is_web_url
from byline.errors import BadInput


def files_of(argument: str) -> Iterator[str]:
    """The files that a pattern such as `crawls/**/*.warc.gz` matches, in order; anything else as it is.

    `**` stands for folders of any depth. Hidden files are not matched, as in a shell. BadInput if nothing is.
    """
    if not has_magic(argument) or is_web_url(argument) or Path(argument).exists():
        yield argument
        return
    # Unlike Path.glob it takes absolute patterns, and leaves hidden files alone.
    found = sorted(path for path in iglob(argument, recursive=True) if Path(path).is_file())  # noqa: PTH207
    if not found:
        raise BadInput(f"no file matches {argument!r}", cure="see what a pattern matches: ls -d PATTERN")
    yield from found
