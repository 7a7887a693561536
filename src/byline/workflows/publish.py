# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Out again: a selection with all its notices, or one article as one file."""

import hashlib
import json
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from byline import version
from byline.archive.collection import Archive
from byline.errors import NotFound, UsageError
from byline.export.bundle import LeftOut, Part, Published, publish, publish_parts
from byline.export.item import Item
from byline.export.selection import Order, Source, foreseen
from byline.export.single import made_single, publish_single
from byline.export.split import Split
from byline.model.archived import ArchivedArticle
from byline.model.manifest import Omission
from byline.seeds import sources
from byline.workflows.credits import credit_entries, presentable
from byline.workflows.find import select

# As many digits of an id as byline prints; fewer may as well be a word, or a year, to search for.
_ID = re.compile(r"[0-9a-f]{8,64}")
_SHORT_ID = re.compile(r"[0-9a-f]{4,64}")
Progress = Callable[[int], None]


def export(
    archive: Archive,
    asked: Order,
    *,
    output: Path,
    force: bool = False,
    split: Split | None = None,
    left_out: LeftOut,
    progress: Progress | None = None,
    resumed: Callable[[int], None] = lambda _articles: None,
) -> Published:
    """Write what the query selects and the uses allow to the folder `output`; `left_out` is told what does not go.

    The query may be an article's id. With `split` each part is an export of its own in a folder of `output`. An export
    that was killed goes on where it was if nothing was asked and nothing archived otherwise since: `resumed` is told
    how many of the selected articles were done.
    """
    asked = asked._replace(origin="\n".join((archive.settings.name, archive.settings.operator or "")))
    key = _key(archive, asked, split)
    if split is not None:
        parts = _parts(archive, asked, split, progress)
        return publish_parts(
            parts, asked, split=split, output=output, force=force, left_out=left_out, key=key, resumed=resumed
        )
    chosen = _sources(archive, _chosen(archive, asked.query), progress)
    return publish(chosen, asked, output=output, force=force, left_out=left_out, key=key, resumed=resumed)


def preview(
    archive: Archive, asked: Order, split: Split | None = None, progress: Progress | None = None
) -> Iterator[tuple[str, Item | Omission]]:
    """What `export` would write and what it would leave out, in its order, each with the folder of its part.

    Without `split` that is empty. Nothing is written.
    """
    if split is None:
        parts: Iterable[Part] = [Part("", "", _sources(archive, _chosen(archive, asked.query), progress))]
    else:
        parts = _parts(archive, asked, split, progress)
    rest = asked.most
    for part in parts:
        if rest == 0:
            return
        for found in foreseen(part.sources, asked._replace(most=rest)):
            yield part.folder, found
            rest = rest if rest is None or isinstance(found, Omission) else rest - 1


def export_single(archive: Archive, asked: Order, output: Path | BinaryIO, *, force: bool = False) -> ArchivedArticle:
    """Write the one article that the query, or the id, selects to a file or a stream, and return it.

    NotFound if there is none; UsageError if there are several; NotPermitted if the uses are not allowed.
    """
    articles = _chosen(archive, asked.query, _SHORT_ID)
    article = next(articles, None)
    if article is None:
        raise NotFound("no article matches", cure="byline search shows the ids of what it finds")
    if next(articles, None) is not None:
        raise UsageError("several articles match, and a file holds one", cure="give an id, or name a folder: -o out")
    (source,) = _sources(archive, [article])
    if isinstance(output, Path):
        publish_single(source, asked, output, force=force)
    else:
        with made_single(source, asked) as file:
            output.write(file.read_bytes())
    return article


def _chosen(archive: Archive, query: str, sign: re.Pattern[str] = _ID) -> Iterator[ArchivedArticle]:
    """The article whose id begins with the query, if it looks like one and there is one; else what the query finds."""
    if sign.fullmatch(query.strip().lower()):
        try:
            return iter([archive.get(query)])
        except NotFound:
            pass
    return select(archive, query)


def _sources(
    archive: Archive, articles: Iterable[ArchivedArticle], progress: Progress | None = None
) -> Iterator[Source]:
    shown = presentable(archive)
    for number, article in enumerate(articles, start=1):
        yield Source(article, partial(archive.text, article), partial(archive.records, article), shown)
        if progress is not None:
            progress(number)


def _parts(archive: Archive, asked: Order, split: Split, progress: Progress | None) -> Iterator[Part]:
    """The parts by value. Only ids are held: the articles are looked up again when their part is written."""
    ids: defaultdict[str, list[str]] = defaultdict(list)
    shown = presentable(archive)
    for article in _chosen(archive, asked.query):
        ids[split.value_in(shown(article))].append(article.id)
    done = 0
    for value in sorted(ids):
        articles = filter(None, map(archive.find, ids[value]))
        tell = progress and partial(_tell, progress, done)
        yield Part(value, split.folder(value), _sources(archive, articles, tell))
        done += len(ids[value])


def _tell(progress: Progress, before: int, number: int) -> None:
    progress(before + number)


def _key(archive: Archive, asked: Order, split: Split | None) -> str:
    """Names everything that the bytes of an export depend on."""
    assumption = asked.assumption and asked.assumption.model_dump()
    place = (str(archive.folder.resolve()), archive.sequence, version(), os.environ.get("SOURCE_DATE_EPOCH"))
    left_out = [entry.model_dump(mode="json") for entry in credit_entries(archive)]
    publishers = [source.model_dump(mode="json") for source in sources()]
    said = json.dumps([*place, *asked._replace(assumption=None), assumption, split, left_out, publishers])
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()
