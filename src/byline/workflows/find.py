# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Search: an index that is up to date, and the answer from it."""

from collections.abc import Callable, Iterator

from byline.archive.collection import Archive
from byline.model.archived import ArchivedArticle
from byline.model.search import Query, Selection
from byline.search.index import Deletion, Document, Index

Progress = Callable[[int], None]


def refreshed(archive: Archive, *, progress: Progress | None = None) -> Index:
    """The archive's index, caught up with the archive: an index is derived, so it follows by itself."""
    index = Index.open(archive.folder, archive.settings.engine)
    if index.sequence > archive.sequence:  # the archive was rebuilt since
        index.clear()
    if index.sequence < archive.sequence:
        index.update(_documents(archive, index.sequence), archive.sequence, progress=progress)
    return index


def search(archive: Archive, query: Query) -> Selection:
    """The articles that `query` finds; QueryError points at what cannot be read."""
    return refreshed(archive).search(query)


def select(archive: Archive, text: str) -> Iterator[ArchivedArticle]:
    """Every article that the query `text` finds, in a stable order; `text` may also be the prefix of an id."""
    for article_id in refreshed(archive).ids(text):
        article = archive.find(article_id)
        if article is not None:
            yield article


def _documents(archive: Archive, after: int) -> Iterator[Document | Deletion]:
    for change in archive.changes(after):
        article = None if change.removed else archive.find(change.id)
        yield Deletion(change.id) if article is None else Document(article, archive.text(article))
