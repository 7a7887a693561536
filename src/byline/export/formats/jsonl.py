# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""JSON Lines: one row an article in articles.jsonl, with everything that its licence asks to go along."""

from collections.abc import Iterator
from contextlib import contextmanager

from byline.export.dataset import Layout
from byline.export.formats import Writer, text_changes
from byline.export.rows import LineWriter
from byline.export.staging import Staging

NAME = "articles.jsonl"
SUFFIX = ".jsonl"
DATASET = Layout(NAME, "application/jsonlines")

changes = text_changes


@contextmanager
def writer(staging: Staging) -> Iterator[Writer]:
    """Writes articles.jsonl."""
    with staging.open(NAME) as sink:
        yield LineWriter(sink, NAME)


single = writer
