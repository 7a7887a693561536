# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Inputs in, archived articles out: capture, read, extract, identify, store."""

import time
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby

from byline.archive.collection import Archive
from byline.archive.writer import Writer
from byline.capture.inputs import Item
from byline.errors import BylineError, Removed
from byline.extract.language_model import forget
from byline.model.archived import Outcome
from byline.model.finding import Finding
from byline.workflows.conclusion import Concluder
from byline.workflows.portions import CrawlReader, read_crawls
from byline.workflows.reading import Declarations, Origin, Reading, failed, origin_of, passed_over, read
from byline.workflows.stopwatch import Stopwatch

# What is reported as archived is on the disk. Waiting for the disk once for many articles is far quicker than once
# for each; the pause bounds how long a slow source keeps finished articles unreported.
_BATCH = 64
_PAUSE = 2.0
# Of what is not stored, more may wait: there is nothing to make durable.
_WAITING = 4096


def ingest(
    archive: Archive,
    items: Iterable[Item],
    declarations: Declarations,
    *,
    recovered: Callable[[Finding], None],
    settled: Callable[[], None] = lambda: None,
    watch: Stopwatch | None = None,
    jobs: int | None = None,
) -> Iterator[Outcome]:
    """Archive every item; yields one outcome an item, and one a page of a crawl, in order, once it is durable.

    One bad item costs only itself. An item without a licence is not stored unless the declarations say so. `recovered`
    is told what an interruption before had left and is now set aside or finished; `settled` is called whenever all
    that was taken from `items` is durable; `watch` measures where the time goes. Crawls are read by `jobs` processes:
    if None, by one for each core if they are large.
    """
    watch = watch or Stopwatch()
    with archive.writer(robots=declarations.robots) as writer:
        for finding in writer.recovered:
            recovered(finding)
        pending: list[Outcome] = []
        stored, since = 0, time.monotonic()
        for origin, reading in _readings(archive, items, declarations, watch, jobs):
            outcome = _store(writer, origin, reading, again=declarations.again, watch=watch)
            pending.append(outcome)
            stored += outcome.is_stored
            if stored >= _BATCH or len(pending) >= _WAITING or time.monotonic() - since > _PAUSE:
                with watch("write"):
                    writer.commit()
                    settled()
                yield from pending
                pending.clear()
                stored, since = 0, time.monotonic()
        with watch("write"):
            writer.commit()
            settled()
        yield from pending


def _readings(
    archive: Archive, items: Iterable[Item], declarations: Declarations, watch: Stopwatch, jobs: int | None
) -> Iterator[tuple[Origin, Reading | Outcome]]:
    """What every item is, or why it is not to be stored."""
    concluder, upto = Concluder(archive), archive.newest
    reader: CrawlReader | None = None
    for _, group in groupby(items, key=lambda item: item.crawl is not None):
        for item in watch.each("read", group):
            if item.crawl is None:
                yield origin_of(item), read(item, declarations, concluder, watch)
                continue
            crawls = (each.crawl for each in chain((item,), group) if each.crawl)
            reader = reader or CrawlReader(archive, declarations, upto)
            yield from read_crawls(reader, crawls, watch, jobs)
            forget()  # what comes next is the index, which takes memory of its own


def _store(writer: Writer, origin: Origin, reading: Reading | Outcome, *, again: bool, watch: Stopwatch) -> Outcome:
    """What becomes of an input that was read."""
    if isinstance(reading, Outcome):
        return reading
    try:
        with watch("write"):
            added = writer.add(reading.capture, reading.extraction, reading.conclusion, again=again)
    except Removed as error:
        return passed_over(origin, error)
    except BylineError as error:
        return failed(origin, error)
    return Outcome(
        input=origin.name,
        status=added.status,
        id=added.id,
        license=reading.conclusion.concluded,
        agency=reading.extraction.article.agency,
        title=reading.extraction.article.title,
        url=origin.url,
    )
