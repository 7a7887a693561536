# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""JSON Lines: each row an article."""

from collections.abc import Iterator

from byline.audit.reading import File, Label, Reading
from byline.audit.rows import read_lines


def accepts(file: File) -> bool:
    """Whether it is named as JSON Lines."""
    return not file.media_type and file.suffix.rpartition(".")[2] in ("jsonl", "ndjson")


def read(file: File) -> Iterator[Reading | Label]:
    """The rows, one at a time."""
    with file.open() as stream:
        yield from read_lines(stream, file)
