# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""JSON Lines, compressed with Zstandard."""

from collections.abc import Iterator

from byline.audit.reading import File, Label, Reading
from byline.audit.rows import read_lines
from byline.errors import BadInput
from byline.export.arrow import arrow


def accepts(file: File) -> bool:
    """Whether it is named as such."""
    return not file.media_type and file.suffix.endswith(("jsonl.zst", "ndjson.zst"))


def read(file: File) -> Iterator[Reading | Label]:
    """The rows, one at a time: what is decompressed is never held as a whole."""
    with file.open() as stream:
        try:
            yield from read_lines(arrow().CompressedInputStream(stream, "zstd"), file)
        except OSError as error:
            raise BadInput(f"{file.name} cannot be decompressed: {error}") from None
