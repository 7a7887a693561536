# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What the revisits in crawls refer to."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from byline.model.capture import HttpHead
from byline.warc.crawl import read_at, read_crawl
from byline.warc.digests import parse_digest
from byline.warc.headers import MAX_HEAD
from byline.warc.http import parse_head
from byline.warc.source import CrawlRecord, Gap, Place, Source

_MOST_KNOWN = 100_000
_DEEPEST = 1 << 24
# Bytes of crawls before the one with the revisit. Where pages are small, few captures of what lies further back would
# still be known; where there is nothing to find, no more is read in vain.
_FARTHEST = 4 << 30


class Repeated(NamedTuple):
    """What a revisit repeats: the HTTP head that came then, without any line if it is of a file, and the body."""

    head: HttpHead
    body: bytes
    """As it lies: in chunks, if the head says so."""


Kept = Callable[[CrawlRecord, int], Repeated | None]
"""What an archive holds of that to which a revisit refers; the number bounds the bytes."""


def _nothing_kept(_revisit: CrawlRecord, _limit: int, /) -> None:
    pass


class Originals:
    """Where the newest captures lie, in the order of the crawls, by each name that a revisit may call them.

    The crawls are read once more for it, but only when a revisit comes, and as far as that: most have none. It knows
    some 33,000 captures, as many as a file of Common Crawl holds, in 30 MB of memory. What is not in the crawls may be
    `kept` since an earlier call.
    """

    def __init__(self, kept: Kept = _nothing_kept) -> None:
        self._kept = kept
        self._places: dict[str, tuple[Source, Place]] = {}
        self._sources: dict[Source, int] = {}
        self._order: list[Source] = []
        self._first: list[int] = []
        self._number = 0
        self._coming: Iterator[CrawlRecord | Gap] | None = None
        self._next: CrawlRecord | Gap | None = None

    def enter(self, *sources: Source) -> None:
        """These crawls come next, unless they came before."""
        for source in sources:
            if source not in self._sources:
                self._sources[source] = len(self._order)
                self._first.append(self._farthest())
                self._order.append(source)

    def read_to(self, source: Source, place: Place, limit: int) -> None:
        """Learn of everything before that place in a crawl that was entered."""
        last = self._sources[source]
        if self._number < self._first[last]:
            self._number, self._coming, self._next = self._first[last], None, None
        while self._number <= last:
            self._coming = self._coming or read_crawl(self._order[self._number], limit=limit)
            self._next = self._next or next(self._coming, None)
            if self._next is None:
                self._number, self._coming = self._number + 1, None
                continue
            if isinstance(self._next, CrawlRecord):
                if self._number == last and self._next.place >= place:
                    return
                self._remember(self._order[self._number], self._next)
            self._next = None

    def original_of(self, source: Source, revisit: CrawlRecord, limit: int) -> Repeated | None:
        """What a revisit in that crawl repeats; None if it is not known, or if their payload digests differ."""
        get, get_uri = revisit.headers.get, revisit.headers.get_uri
        names = (
            get("WARC-Refers-To"),
            f"{get_uri('WARC-Refers-To-Target-URI') or revisit.address} {get('WARC-Refers-To-Date')}",
            get("WARC-Payload-Digest"),
        )
        first = self._first[self._sources[source]]
        known = (self._places[name] for name in names if name and name in self._places)
        place = next((each for each in known if self._sources[each[0]] >= first), None)
        if place is None:
            return self._kept(revisit, limit)
        original = read_at(*place, limit=limit)
        return _parted(original) if original and _same_payload(revisit, original) else None

    def _farthest(self) -> int:
        """From which crawl on they are read again for the one that comes next."""
        number, left = len(self._order), _FARTHEST
        while number and (left := left - self._order[number - 1].size) >= 0:
            number -= 1
        return number

    def _remember(self, source: Source, record: CrawlRecord) -> None:
        """Keep in mind where a record lies, unless it is a revisit, or so deep in a member that it takes long."""
        if record.type == "revisit" or record.fault or record.place.position > _DEEPEST:
            return
        get = record.headers.get
        for name in (get("WARC-Record-ID"), get("WARC-Payload-Digest"), f"{record.address} {get('WARC-Date')}"):
            if name:
                self._places.pop(name, None)
                self._places[name] = (source, record.place)
        while len(self._places) > _MOST_KNOWN:
            del self._places[next(iter(self._places))]


def _parted(original: CrawlRecord) -> Repeated | None:
    if original.type == "resource":
        return Repeated(HttpHead(line=""), original.block)
    parted = parse_head(original.block[:MAX_HEAD])
    return Repeated(parted[0], original.block[parted[1] :]) if parted else None


def _same_payload(revisit: CrawlRecord, original: CrawlRecord) -> bool:
    """Whether their payload digests do not differ: only those of one algorithm can be compared."""
    said, held = (_digest_of(each) for each in (revisit, original))
    return said.partition(":")[0] != held.partition(":")[0] or said == held


def _digest_of(record: CrawlRecord) -> str:
    """Its payload digest, in one spelling if that can be read."""
    said = record.headers.get("WARC-Payload-Digest") or ""
    digest = parse_digest(said)
    return str(digest) if digest and digest.value is not None else said
