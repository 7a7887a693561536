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
    """What a revisit repeats: the HTTP head that came then, and the body."""

    head: HttpHead
    """Without any line if it is of a file; without its links if it came from another address: they are not of this."""
    body: bytes
    """As it lies: in chunks, if the head says so."""


_Places = dict[str, tuple[Source, Place]]
Kept = Callable[[CrawlRecord, int], Repeated | None]
"""What an archive holds of that to which a revisit refers; the number bounds the bytes."""


def _nothing_kept(_revisit: CrawlRecord, _limit: int, /) -> None:
    pass


class Originals:
    """Where captures lie, by each name that a revisit may call them.

    That is the newest one before it, in the order of the crawls; or else one behind it in its own crawl, or in those
    that it was joined with. The crawls are read once more for it, but only when a revisit comes, and as far as that
    needs: most have none. It knows some 33,000 captures before and as many around, as a file of Common Crawl holds, in
    30 MB of memory each. What is not in the crawls may be `kept` since an earlier call.
    """

    def __init__(self, kept: Kept = _nothing_kept) -> None:
        self._kept = kept
        self._places: _Places = {}
        self._sources: dict[Source, int] = {}
        self._order: list[Source] = []
        self._first: list[int] = []
        self._farthest, self._within = 0, 0
        self._number = 0
        self._coming: Iterator[CrawlRecord | Gap] | None = None
        self._next: CrawlRecord | Gap | None = None
        self._together: tuple[Source, ...] = ()
        self._around: tuple[tuple[Source, ...], _Places] = ((), {})

    def enter(self, *sources: Source) -> None:
        """These crawls come next, unless they came before."""
        for source in sources:
            if source not in self._sources:
                self._sources[source] = len(self._order)
                while self._within > _FARTHEST:
                    self._within -= self._order[self._farthest].size
                    self._farthest += 1
                self._first.append(self._farthest)
                self._order.append(source)
                self._within += source.size

    def join(self, *sources: Source) -> None:
        """The crawl that comes next, and others whose order tells nothing; if they are too large, it stands alone."""
        self._together = sources if sum(source.size for source in sources) <= _FARTHEST else ()

    def learn(self, source: Source, revisit: CrawlRecord, limit: int) -> None:
        """Read what has to be read to know the original of a revisit, in a crawl that was entered. It can take long."""
        self._read_to(source, revisit.place, limit)
        if self._place_before(source, revisit) is None:
            self._read_around(source, limit)

    def original_of(self, source: Source, revisit: CrawlRecord, limit: int) -> Repeated | None:
        """What a revisit in that crawl repeats; None if it is not known, or if their payload digests differ."""
        place = self._place_before(source, revisit)
        if place is None and source in self._around[0]:
            place = next((self._around[1][name] for name in _called(revisit) if name in self._around[1]), None)
        if place is None:
            return self._kept(revisit, limit)
        original = read_at(*place, limit=limit)
        return _parted(original, revisit) if original and _same_payload(revisit, original) else None

    def _place_before(self, source: Source, revisit: CrawlRecord) -> tuple[Source, Place] | None:
        first = self._first[self._sources[source]]
        known = (self._places[name] for name in _called(revisit) if name in self._places)
        return next((each for each in known if self._sources[each[0]] >= first), None)

    def _read_to(self, source: Source, place: Place, limit: int) -> None:
        """Learn of everything before that place."""
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
                for name in _names(self._next):
                    self._places.pop(name, None)
                    self._places[name] = (self._order[self._number], self._next.place)
            self._next = None
            while len(self._places) > _MOST_KNOWN:
                del self._places[next(iter(self._places))]

    def _read_around(self, source: Source, limit: int) -> None:
        """Learn of everything in a crawl and in those that it was joined with, or of as much as can be known."""
        sources = self._together if source in self._together else (source,)
        if sources == self._around[0]:
            return
        places: _Places = {}
        for each in sources:
            records = (found for found in read_crawl(each, limit=limit) if isinstance(found, CrawlRecord))
            for record in records:
                for name in _names(record):
                    places.setdefault(name, (each, record.place))
                if len(places) >= _MOST_KNOWN:
                    break
        self._around = (sources, places)


def _called(revisit: CrawlRecord) -> tuple[str, ...]:
    """The names by which a revisit may call its original."""
    get, get_uri = revisit.headers.get, revisit.headers.get_uri
    placed = f"{get_uri('WARC-Refers-To-Target-URI') or revisit.address} {get('WARC-Refers-To-Date')}"
    return tuple(name for name in (get("WARC-Refers-To"), placed, get("WARC-Payload-Digest")) if name)


def _names(record: CrawlRecord) -> tuple[str, ...]:
    """The names of a capture; none if it is a revisit, or lies so deep in a member that it takes long to read."""
    if record.type == "revisit" or record.fault or record.place.position > _DEEPEST:
        return ()
    get = record.headers.get
    names = (get("WARC-Record-ID"), get("WARC-Payload-Digest"), f"{record.address} {get('WARC-Date')}")
    return tuple(name for name in names if name)


def unlinked(head: HttpHead) -> HttpHead:
    """A head without Link fields, for these speak of the address that gave it (RFC 8288, section 3.2)."""
    return HttpHead(line=head.line, headers=tuple(field for field in head.headers if field[0].lower() != "link"))


def _parted(original: CrawlRecord, revisit: CrawlRecord) -> Repeated | None:
    if original.type == "resource":
        return Repeated(HttpHead(line=""), original.block)
    parted = parse_head(original.block[:MAX_HEAD])
    if parted is None:
        return None
    head = parted[0] if original.address == revisit.address else unlinked(parted[0])
    return Repeated(head, original.block[parted[1] :])


def _same_payload(revisit: CrawlRecord, original: CrawlRecord) -> bool:
    """Whether their payload digests do not differ: only those of one algorithm can be compared."""
    said, held = (_digest_of(each) for each in (revisit, original))
    return said.partition(":")[0] != held.partition(":")[0] or said == held


def _digest_of(record: CrawlRecord) -> str:
    """Its payload digest, in one spelling if that can be read."""
    said = record.headers.get("WARC-Payload-Digest") or ""
    digest = parse_digest(said)
    return str(digest) if digest and digest.value is not None else said
