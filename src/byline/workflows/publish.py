# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Out again: the notice of one article, or a selection with all its notices."""

from collections.abc import Callable, Iterator
from pathlib import Path

from byline.archive.collection import Archive
from byline.export.bundle import Source, publish
from byline.licensing import notice as notices
from byline.model.archived import ArchivedArticle
from byline.model.manifest import Manifest
from byline.model.notice import Change, Notice
from byline.model.policy import Use
from byline.workflows.find import select


def notice(archive: Archive, prefix: str, carrier: str, changes: tuple[Change, ...] = ()) -> Notice:
    """The words that a reuser of the article must say; NotPermitted if its licence is not known well enough."""
    return notices.render(notices.attribution(archive.get(prefix), changes), carrier)


def export(
    archive: Archive,
    query: str,
    *,
    format: str,  # noqa: A002 - the field's own word
    uses: tuple[Use, ...],
    output: Path,
    force: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Manifest:
    """Write what `query` selects and `uses` allow to the folder `output`."""
    return publish(
        _sources(archive, select(archive, query), progress),
        format=format,
        uses=uses,
        query=query,
        output=output,
        force=force,
    )


def _sources(
    archive: Archive, articles: Iterator[ArchivedArticle], progress: Callable[[int], None] | None
) -> Iterator[Source]:
    for number, article in enumerate(articles, start=1):
        yield Source(article, lambda article=article: archive.text(article))
        if progress is not None:
            progress(number)
