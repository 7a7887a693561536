# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""JSON Lines: each row an article."""

import io
import json
from collections.abc import Iterator

from byline.audit.reading import File, Label, Reading
from byline.audit.rows import read_row
from byline.errors import BadInput


def accepts(file: File) -> bool:
    """Whether it is named as JSON Lines."""
    return not file.media_type and file.suffix.rpartition(".")[2] in ("jsonl", "ndjson")


def read(file: File) -> Iterator[Reading | Label]:
    """The rows, one at a time."""
    with file.open() as stream, io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="\n") as lines:
        for number, text in enumerate(iter(lambda: lines.readline(file.limit), ""), start=1):
            if not text.strip():
                continue
            try:
                row = json.loads(text)
            except (ValueError, RecursionError) as error:
                raise BadInput(f"{file.name}:{number} is no JSON: {error}") from None
            if isinstance(row, dict):
                yield from read_row(row, file=file.name, line=number)
