# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What the revisits in crawls refer to."""

from collections.abc import Iterator

from byline.warc.crawl import read_at, read_crawl
from byline.warc.source import CrawlRecord, Gap, Place, Source

_MOST_KNOWN = 100_000
_DEEPEST = 1 << 24


class Originals:
    """Where the newest captures lie, in the order of the crawls, by each name that a revisit may call them.

    The crawls are read once more for it, but only when a revisit comes, and as far as that: most have none. It knows
    some 33,000 captures, as many as a file of Common Crawl holds, in 30 MB of memory.
    """

    def __init__(self) -> None:
        self._places: dict[str, tuple[Source, Place]] = {}
        self._sources: dict[Source, int] = {}
        self._order: list[Source] = []
        self._number = 0
        self._coming: Iterator[CrawlRecord | Gap] | None = None
        self._next: CrawlRecord | Gap | None = None

    def enter(self, *sources: Source) -> None:
        """These crawls come next, unless they came before."""
        for source in sources:
            if source not in self._sources:
                self._sources[source] = len(self._order)
                self._order.append(source)

    def read_to(self, source: Source, place: Place, limit: int) -> None:
        """Learn of everything before that place in a crawl that was entered."""
        last = self._sources[source]
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

    def original_of(self, revisit: CrawlRecord, limit: int) -> CrawlRecord | None:
        """The record that a revisit refers to, read again; None if it is not known."""
        get, get_uri = revisit.headers.get, revisit.headers.get_uri
        names = (
            get("WARC-Refers-To"),
            f"{get_uri('WARC-Refers-To-Target-URI') or revisit.address} {get('WARC-Refers-To-Date')}",
            get("WARC-Payload-Digest"),
        )
        known = next((self._places[name] for name in names if name and name in self._places), None)
        return read_at(*known, limit=limit) if known else None

    def _remember(self, source: Source, record: CrawlRecord) -> None:
        """Keep in mind where a record lies, unless it is a revisit, or so deep in a member that it takes long."""
        if record.type == "revisit" or record.fault or record.place.position > _DEEPEST:
            return
        get = record.headers.get
        for name in (get("WARC-Record-ID"), get("WARC-Payload-Digest"), f"{record.address} {get('WARC-Date')}"):
            if name:
                self._places[name] = (source, record.place)
        while len(self._places) > _MOST_KNOWN:
            del self._places[next(iter(self._places))]
