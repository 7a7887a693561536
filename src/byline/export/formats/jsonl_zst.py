# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The rows of jsonl, compressed: articles.jsonl.zst, one Zstandard frame (RFC 8878)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from byline.export.arrow import arrow
from byline.export.dataset import Layout
from byline.export.formats import Item, Writer, text_changes
from byline.export.rows import line
from byline.export.staging import Staging

NAME = "articles.jsonl.zst"
SUFFIX = ".jsonl.zst"
DATASET = Layout(NAME, "application/jsonlines", compression="application/zstd")

changes = text_changes


class _LineWriter:
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def add(self, item: Item) -> tuple[str, ...]:
        self._stream.write(line(item).encode("utf-8", "replace"))
        return (NAME,)


@contextmanager
def writer(staging: Staging) -> Iterator[Writer]:
    """Writes articles.jsonl.zst."""
    pyarrow = arrow()
    with staging.binary(NAME) as file, pyarrow.CompressedOutputStream(file, "zstd") as stream:
        yield _LineWriter(stream)


single = writer
