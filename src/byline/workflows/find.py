# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Search: an index that is up to date, and the answer from it."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from byline.archive.collection import Archive
from byline.model.archived import ArchivedArticle
from byline.model.search import Query, Selection
from byline.search.index import Deletion, Document, Index, IndexOutdated

Progress = Callable[[int], None]


@contextmanager
def refreshed(archive: Archive, *, progress: Progress | None = None) -> Iterator[Index]:
    """The archive's index, caught up with the archive: an index is derived, so it follows by itself."""
    with closing(Index.open(archive.folder, archive.settings.engine)) as index:
        if index.sequence > archive.sequence:  # the archive was rebuilt since
            index.clear()
        if index.sequence < archive.sequence:
            index.update(_documents(archive, index.sequence), archive.sequence, progress=progress)
        yield index


def refresh(archive: Archive, *, progress: Progress | None = None) -> None:
    """Bring the archive's index up to date; `progress` is called with the number of articles done."""
    with refreshed(archive, progress=progress):
        pass


def outgrown(archive: Archive) -> int | None:
    """The number of articles in the archive's index, if there are more than its engine is the right one for."""
    with closing(Index.open(archive.folder, archive.settings.engine)) as index:
        return index.outgrown()


def search(archive: Archive, query: Query) -> Selection:
    """The articles that `query` finds; QueryError points at what cannot be read."""
    with refreshed(archive) as index:
        try:
            return index.search(query)
        except IndexOutdated:  # damage that shows only in use
            index.clear()
    with refreshed(archive) as index:
        return index.search(query)


def select(archive: Archive, text: str) -> Iterator[ArchivedArticle]:
    """Every article that the query `text` finds, by id."""
    with refreshed(archive) as index:
        for article_id in index.ids(text):
            if (article := archive.find(article_id)) is not None:
                yield article


def _documents(archive: Archive, after: int) -> Iterator[Document | Deletion]:
    for change in archive.changes(after):
        article = None if change.removed else archive.find(change.id)
        yield (
            Deletion(change.id) if article is None else Document(article, archive.text(article) if article.text else "")
        )
