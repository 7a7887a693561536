# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Everything derived, made anew from the WARC files."""

from collections.abc import Callable
from pathlib import Path

from byline.archive.collection import Archive
from byline.errors import BylineError
from byline.extract.article import extract
from byline.page.parse import read_page
from byline.search.index import Index
from byline.workflows.find import refresh


def reindex(
    folder: Path, *, engine: str | None = None, progress: Callable[[int], None] | None = None
) -> tuple[int, tuple[str, ...]]:
    """Rebuild catalogue, CDXJ, pages, lost texts and the search index; with `engine`, for that one from now on.

    Returns the number of articles, and the ids of those whose text could not be extracted again. UsageError if there
    is no such engine, OperationFailed if it is not installed.
    """
    if engine is not None:
        Index.require(engine)
    with Archive.rebuild(folder) as archive:
        lost = _restore_texts(archive)
        if engine is not None:
            archive.choose_engine(engine)
        # The index of an engine that was left is no longer kept up: what is removed would stay in it.
        Index.clear_all(folder)
        refresh(archive, progress=progress)
        return sum(1 for _ in archive.articles()), lost


def _restore_texts(archive: Archive) -> tuple[str, ...]:
    """Extract again what text/ no longer holds: the text is derived from the capture."""
    lost: list[str] = []
    missing = [article for article in archive.articles() if article.text is None]
    if not missing:
        return ()
    with archive.writer() as writer:
        for article in missing:
            try:
                writer.add_text(article, extract(read_page(archive.capture(article))).text)
            except BylineError:
                lost.append(article.id)
        writer.commit()
    return tuple(lost)
