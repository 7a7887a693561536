# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Plain text, one file an article: title, credit, text, notice."""

from collections.abc import Iterator
from contextlib import contextmanager

from byline.export.formats import Item, Writer, text_changes
from byline.export.item import text_file
from byline.export.staging import Staging

changes = text_changes
SUFFIX = ".txt"


class _TextWriter:
    def __init__(self, staging: Staging) -> None:
        self._staging = staging

    def add(self, item: Item) -> tuple[str, ...]:
        return (self._staging.write(f"articles/{item.article.id}.txt", text_file(item)),)


@contextmanager
def writer(staging: Staging) -> Iterator[Writer]:
    """Writes articles/ID.txt."""
    yield _TextWriter(staging)


single = writer
