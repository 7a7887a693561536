# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Out again: a selection with all its notices."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from byline.archive.collection import Archive
from byline.export.bundle import Published, Source, publish
from byline.model.archived import ArchivedArticle
from byline.model.manifest import Omission
from byline.model.use import Use
from byline.workflows.find import select


def export(
    archive: Archive,
    query: str,
    *,
    format: str,  # noqa: A002 - the field's own word
    uses: tuple[Use, ...],
    output: Path,
    force: bool = False,
    left_out: Callable[[Omission], None],
    progress: Callable[[int], None] | None = None,
) -> Published:
    """Write what `query` selects and `uses` allow to the folder `output`; `left_out` is told what does not go."""
    return publish(
        _sources(archive, select(archive, query), progress),
        format=format,
        uses=uses,
        query=query,
        output=output,
        force=force,
        left_out=left_out,
    )


def _sources(
    archive: Archive, articles: Iterator[ArchivedArticle], progress: Callable[[int], None] | None
) -> Iterator[Source]:
    for number, article in enumerate(articles, start=1):
        yield Source(article, partial(archive.text, article), partial(archive.records, article))
        if progress is not None:
            progress(number)
