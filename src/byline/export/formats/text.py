# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Plain text, one file an article: title, credit, text, notice."""

from collections.abc import Iterator
from contextlib import contextmanager

from byline.export.formats import Item, Writer, text_changes
from byline.export.staging import Staging

changes = text_changes


class _TextWriter:
    def __init__(self, staging: Staging) -> None:
        self._staging = staging

    def add(self, item: Item) -> tuple[str, ...]:
        head = "\n".join(line for line in (item.title, item.credit) if line)
        body = "\n\n".join(item.paragraphs)
        return (self._staging.write(f"articles/{item.article.id}.txt", f"{head}\n\n{body}\n\n---\n\n{item.notice}\n"),)


@contextmanager
def writer(staging: Staging) -> Iterator[Writer]:
    """Writes articles/ID.txt."""
    yield _TextWriter(staging)
