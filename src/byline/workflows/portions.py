# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Crawls cut into portions that can be read side by side, and what is read put together again as if they were not.

A portion begins at the first place behind its bound that looks like the beginning of a record. That can be wrong: a
page may hold a WARC itself, and be made to do so. So every portion is checked against the one before it, which reads on
until something begins behind its own end: unless that is where this one began, this one is read again from there.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from byline.archive.collection import Archive
from byline.capture.crawl import Found, captures
from byline.capture.inputs import Crawl, Item
from byline.capture.local import readable
from byline.capture.originals import Originals
from byline.errors import BadInput, OperationFailed
from byline.execute import PATIENCE, Limits, Loss, Step, open_pool
from byline.model.archived import Outcome
from byline.warc.crawl import is_regular
from byline.warc.headers import MAX_HEAD
from byline.warc.heartbeat import with_heartbeat
from byline.warc.members import GZIP_MAGIC
from byline.warc.salvage import next_start
from byline.warc.source import Kind, Source, kind_of
from byline.workflows.conclusion import Concluder
from byline.workflows.reading import Declarations, Origin, Reading, failed, origin_of, read
from byline.workflows.sift import sieve_of
from byline.workflows.stopwatch import Stopwatch

SIZE = 4 << 20
"""Bytes of a portion: some 200 pages."""
# Towards the end of a file portions are an eighth of what is left, or of a whole one: so all processes end together.
_SHARE = 8
# Each portion says what came before it; of what lay further back an Originals would know little any more.
_MOST_BEFORE = 256
# As much as a file of Common Crawl: what more there is would not be known either.
_MOST_BESIDE = 1 << 30


class Portion(NamedTuple):
    """The records that begin in a stretch of a crawl; `first` if a record is known to begin at its start."""

    source: Source
    start: int
    end: int
    first: bool
    before: tuple[Source, ...]
    """Crawls that came before: revisits may name what is in them."""
    beside: tuple[Source, ...] = ()
    """Crawls among which this one is, likewise, wherever they come."""


class Seen(NamedTuple):
    """A page, or a stretch that cannot be read, and what was made of it."""

    origin: Origin
    offset: int
    resumable: bool
    reading: Reading | Outcome


class End(NamedTuple):
    """A portion was read to its end; `following` is where the next page or gap of the file begins."""

    following: int | None
    seconds: dict[str, float]


class Broken(NamedTuple):
    """A portion was not read to its end, and it is not known what follows."""

    origin: Origin
    outcome: Outcome


Part = Seen | End | Broken


class CrawlReader:
    """Reads portions (a Job). A copy in each process keeps what it has learned, and an archive of its own open."""

    def __init__(self, archive: Archive, declarations: Declarations, upto: int | None = None) -> None:
        """Revisits may refer to the first `upto` records of the archive; to all that are in it now, if None."""
        self.settings = archive.settings
        self.limits = Limits(archive.settings.page_seconds, archive.settings.worker_memory)
        self._archive = archive
        self._declarations = declarations.of_crawls()
        self._upto = archive.newest if upto is None else upto
        self._originals = Originals(archive.originals(self._upto))
        self._concluder = Concluder(archive)
        self._sieve = sieve_of(self._declarations, self._concluder)

    def __reduce__(self) -> tuple[object, ...]:
        return _reader_of, (self._archive.folder, self._declarations, self._upto)

    def steps(self, portion: Portion, alive: Callable[[], None], /) -> Iterator[Step[Part]]:
        """Each page and gap that begins in the portion, and its end."""
        watch, following = Stopwatch(), None
        portion = portion._replace(source=with_heartbeat(portion.source, alive))
        self._originals.enter(*(with_heartbeat(source, alive) for source in portion.before))
        self._originals.join(*(with_heartbeat(source, alive) for source in portion.beside))
        try:
            for found in watch.each("read", self._found(portion)):
                if found.offset >= portion.end:
                    following = found.offset
                    break
                yield self._step(portion.source, found, watch)
            part: Part = End(following, watch.seconds)
        except OSError as error:
            origin = Origin(readable(portion.source.name))
            part = Broken(origin, failed(origin, BadInput(f"{origin.name} cannot be read: {error.strerror or error}")))
        yield Step(lambda: part, lambda _: part)

    def lost(self, portion: Portion, loss: Loss, /) -> Part:
        """The rest of the file: nobody knows where the next portion really begins."""
        origin = Origin(readable(portion.source.name))
        return Broken(origin, _lost(origin, loss, _LOST_REST))

    def _found(self, portion: Portion) -> Iterator[Found]:
        start = portion.start if portion.first else next_start(portion.source, portion.start)
        if start is None or start >= portion.end:
            return iter(())
        return captures(portion.source, start, self.settings.max_size, self._originals, self._sieve)

    def _step(self, source: Source, found: Found, watch: Stopwatch) -> Step[Part]:
        item = Item(readable(f"{source.name}:{found.offset}"), found.take, bulk=True, url=found.url)
        origin = origin_of(item)

        def look() -> Part:
            reading = read(item, self._declarations, self._concluder, watch)
            return Seen(origin, found.offset, found.resumable, reading)

        return Step(look, lambda loss: Seen(origin, found.offset, found.resumable, _lost(origin, loss)))


def _reader_of(folder: Path, declarations: Declarations, upto: int) -> CrawlReader:
    return CrawlReader(Archive.open(folder), declarations, upto)


_LOST = {
    Loss.CRASHED: "the process that read it has died of it",
    Loss.TOO_SLOW: "it took longer than page_seconds in byline.toml",
    Loss.OUT_OF_MEMORY: "it took more than worker_memory in byline.toml",
}
_LOST_REST = {**_LOST, Loss.TOO_SLOW: f"nothing more came of it for {PATIENCE} times page_seconds in byline.toml"}


def _lost(origin: Origin, loss: Loss, why: Mapping[Loss, str] = _LOST) -> Outcome:
    return failed(origin, OperationFailed(f"not read: {why[loss]}")).model_copy(update={"reason": loss.value})


def read_crawls(
    reader: CrawlReader, crawls: Iterable[Crawl], watch: Stopwatch, jobs: int | None, *, size: int | None = None
) -> Iterator[tuple[Origin, Reading | Outcome]]:
    """What every page of the crawls is, or why it is not to be stored, in their order.

    Without `jobs` there is a process for every core, if there is enough to read for more than one. `size` is that of
    a portion, in bytes.
    """
    size = size or SIZE
    waiting = _cut(crawls, reader.settings.max_size, size)
    if jobs is None:
        waiting, large = _weighed(waiting, size)
        jobs = _cores() if large else 1
    pool = partial(open_pool, reader, jobs=jobs, limits=reader.limits)
    under_way: deque[_Cut] = deque()

    def taken() -> Iterator[Portion]:
        for cut in waiting:
            under_way.append(cut)
            yield cut.portion

    def again(portion: Portion) -> Iterator[Part]:
        with pool() as another:
            yield from another.run((portion,))

    with pool() as first:
        for cut, part in joined(first.run(taken()), under_way, again):
            if isinstance(part, Seen):
                if part.resumable:
                    cut.crawl.note(part.offset)
                yield part.origin, part.reading
            elif isinstance(part, Broken):
                yield part.origin, part.outcome
            else:
                watch.add(part.seconds)
                if part.following is None:
                    cut.crawl.note(cut.portion.source.size)


def _cores() -> int:
    """How many this process may use; not every system says so."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Cut(NamedTuple):
    """A portion and the crawl that it is of."""

    portion: Portion
    crawl: Crawl


def _cut(crawls: Iterable[Crawl], limit: int, size: int) -> Iterator[_Cut]:
    """The portions of all crawls: one that is compressed record by record has several."""
    before: deque[Source] = deque(maxlen=_MOST_BEFORE)
    for crawl, beside in _grouped(iter(crawls)):
        source, start = crawl.source, crawl.start
        before.extend(crawl.before)
        several = source.size - start > size and _is_divisible(source, limit)
        bounds = tuple(_bounds(start, source.size, size)) if several else ()
        for begin, end in zip((start, *bounds), (*bounds, source.size + 1), strict=True):
            yield _Cut(Portion(source, begin, end, begin == start, tuple(before), beside), crawl)
        before.append(source)


def _bounds(start: int, end: int, size: int) -> Iterator[int]:
    """Where portions of up to `size` bytes begin, but for the first."""
    least = max(1, size // _SHARE)
    while (start := start + min(size, max(least, (end - start) // _SHARE))) < end:
        yield start


def _grouped(crawls: Iterator[Crawl]) -> Iterator[tuple[Crawl, tuple[Source, ...]]]:
    """Each with all of them, for who writes several files at once does not care for their order.

    If they are too many, or too large, only with those in the same package.
    """
    first: list[Crawl] = []
    size = 0
    for crawl in crawls:
        first.append(crawl)
        size += crawl.source.size
        if size > _MOST_BESIDE or len(first) > _MOST_BEFORE:
            yield from ((crawl, crawl.package) for crawl in chain(first, crawls))
            return
    together = tuple(source for crawl in first for source in (*crawl.before, crawl.source))
    yield from ((crawl, together) for crawl in first)


def _weighed(cuts: Iterator[_Cut], enough: int) -> tuple[Iterator[_Cut], bool]:
    """The same, and whether it is more than one portion's bytes."""
    seen: list[_Cut] = []
    size = 0
    for cut in cuts:
        seen.append(cut)
        size += cut.portion.end - cut.portion.start
        if size > enough:
            break
    return chain(seen, cuts), size > enough


def _is_divisible(source: Source, limit: int) -> bool:
    try:
        with source.open() as file:
            kind = kind_of(file.read(len(GZIP_MAGIC)))
        return kind is Kind.GZIP and is_regular(source, limit=limit + MAX_HEAD)
    except OSError:
        return False


def joined(
    parts: Iterable[Part], under_way: deque[_Cut], again: Callable[[Portion], Iterable[Part]]
) -> Iterator[tuple[_Cut, Part]]:
    """What is read of portions, as if the crawls had not been cut; each with where it comes from.

    `parts` are those of the portions that are `under_way`, in their order, and take them from there. `again` reads a
    portion that did not begin where the one before it had said. Nothing of a file is taken behind a Broken one.
    """
    expected: int | None = None
    taken: bool | None = None
    for part in parts:
        cut = under_way[0]
        portion = cut.portion
        if taken is None:
            taken = portion.first
            if expected is not None and expected < portion.end and not taken:
                taken = part.offset == expected if isinstance(part, Seen) else isinstance(part, Broken)
                if not taken:
                    for better in again(portion._replace(start=expected, first=True)):
                        yield cut, better
                        expected = _following(better, expected)
        if taken:
            yield cut, part
            expected = _following(part, expected)
        if not isinstance(part, Seen):
            under_way.popleft()
            taken = None


def _following(part: Part, expected: int | None) -> int | None:
    if isinstance(part, Seen):
        return expected
    return part.following if isinstance(part, End) else None
