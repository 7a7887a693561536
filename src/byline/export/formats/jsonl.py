# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""JSON Lines: one row an article in articles.jsonl, with everything that its licence asks to go along."""

from collections.abc import Iterator
from contextlib import contextmanager

from byline.export.dataset import Layout
from byline.export.disk import Sink
from byline.export.formats import Item, Writer, text_changes
from byline.export.rows import line
from byline.export.staging import Staging

NAME = "articles.jsonl"
SUFFIX = ".jsonl"
RESUMES = True
DATASET = Layout(NAME, "application/jsonlines")

changes = text_changes


class _LineWriter:
    def __init__(self, sink: Sink) -> None:
        self._sink = sink

    def add(self, item: Item) -> tuple[str, ...]:
        self._sink.write(line(item))
        return (NAME,)


@contextmanager
def writer(staging: Staging) -> Iterator[Writer]:
    """Writes articles.jsonl."""
    with staging.open(NAME) as sink:
        yield _LineWriter(sink)


single = writer
