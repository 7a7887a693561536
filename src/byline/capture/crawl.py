# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The pages in WARC and ARC files of others: from their records to captures."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import NamedTuple, NoReturn

from byline.capture import media
from byline.capture.glance import glance
from byline.capture.originals import Originals
from byline.capture.provenance import original_record
from byline.errors import BadInput, Rejected
from byline.model.capture import Capture, Exchange, HttpHead
from byline.page.decode import undo_content_coding
from byline.page.parse import DEFAULT_LIMIT
from byline.warc.crawl import read_crawl
from byline.warc.headers import MAX_HEAD
from byline.warc.heads import as_stored, format_head
from byline.warc.http import dechunk, parse_head
from byline.warc.source import CrawlRecord, Gap, Source


class Reason(StrEnum):
    """Why no page can be made of a record of a crawl."""

    NOT_A_PAGE = "not-a-page"
    STATUS = "status"
    NO_ADDRESS = "no-address"
    NO_DATE = "no-date"
    NO_HTTP = "no-http"
    CUT_SHORT = "cut-short"
    TOO_LARGE = "too-large"
    NO_ORIGINAL = "no-original"
    NOTHING_SAID = "nothing-said"


Sieve = Callable[[str, bytes, str | None, str], bool]
"""Whether a page is worth a closer look: its address, its content, its charset and media type as the server said."""


_WEB = re.compile(r"https?://[^/]", re.IGNORECASE)
_LENGTH = re.compile(r"[0-9]{1,18}")
_PARTIAL = "206"
_NOWHERE = "the capture that it repeats is neither in these crawls nor in the archive"
_NOTHING_SAID = "nothing on it names a licence"
_FRACTION = re.compile(r"(?<=\.\d{6})\d+")


class DamagedInput(BadInput):
    """Bytes of a crawl could not be read; `reason` is a code that can be counted."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class Found(NamedTuple):
    """A capture in a crawl, or a stretch that cannot be read: taking that raises DamagedInput."""

    take: Callable[[], Capture]
    offset: int
    url: str | None = None
    resumable: bool = False
    """Whether reading can begin again at that offset."""


def captures(
    source: Source, start: int, limit: int, originals: Originals, sieve: Sieve | None = None
) -> Iterator[Found]:
    """Each response, resource and revisit of a file from offset `start` on, and each stretch that cannot be read.

    `originals` knows which crawls came before, for revisits name what is in them. `limit` bounds the body of every page
    in bytes. What does not pass the `sieve` is no capture.
    """
    crawl = _Crawl(source, limit, originals, sieve)
    originals.enter(source)
    for found in read_crawl(source, start, limit=limit + MAX_HEAD):
        if isinstance(found, Gap):
            yield Found(partial(_damaged, source, found), found.offset)
            continue
        place = found.place
        if found.type == "revisit":
            originals.learn(source, found, limit + MAX_HEAD)
        yield Found(partial(crawl.take, found), place.offset, found.address, place.position == 0)


def _damaged(source: Source, gap: Gap) -> NoReturn:
    detail = f": {gap.detail}" if gap.detail else ""
    raise DamagedInput(gap.fault.name.lower(), f"{source.name} {gap.fault} at byte {gap.offset}{detail}")


class _Crawl:
    """The records of one file, made captures."""

    def __init__(self, source: Source, limit: int, originals: Originals, sieve: Sieve | None) -> None:
        self._source = source
        self._limit = limit
        self._originals = originals
        self._sieve = sieve

    def take(self, record: CrawlRecord) -> Capture:
        """The capture that a record holds; Rejected if there is no page in it."""
        if record.fault:
            raise Rejected(Reason.CUT_SHORT, f"the record is not whole ({record.fault})")
        if record.length > self._limit + MAX_HEAD or len(record.held) != record.length:
            raise Rejected(Reason.TOO_LARGE, f"the record is larger than {self._limit:,} bytes")
        kind = record.type
        if kind != "revisit" and record.headers.get("WARC-Truncated"):
            raise Rejected(Reason.CUT_SHORT, f"the crawler cut it short ({record.headers.get('WARC-Truncated')})")
        url = record.address
        if not _WEB.match(url):
            raise Rejected(Reason.NO_ADDRESS, f"{url[:200]!r} is no address on the web")
        if kind == "resource":
            return self._resource(record, url, record.block)
        if kind == "revisit":
            return self._revisit(record, url)
        sifted = self._sieve is not None and self._sift_plain(self._sieve, record, url)
        block = record.block
        parted = parse_head(block[:MAX_HEAD])
        if parted is None:
            raise Rejected(Reason.NO_HTTP, "the record holds no HTTP response")
        head, start = parted
        return self._response(record, url, head, dechunk(head, block[start:]), block, start, sift=not sifted)

    def _response(
        self,
        record: CrawlRecord,
        url: str,
        head: HttpHead,
        body: bytes,
        block: bytes,
        head_size: int,
        *,
        sift: bool = True,
    ) -> Capture:
        status = head.line.split(" ", 2)[1]
        if not status.startswith("2"):
            raise Rejected(Reason.STATUS, f"the answer is {head.line[:200]!r}")
        if status == _PARTIAL or _is_short(head, len(block) - head_size):
            raise Rejected(Reason.CUT_SHORT, "the server sent more than is here")
        media_type = _media_type(head.get("Content-Type") or "", body)
        retrieved = _moment(record)
        if sift:
            self._sift(url, body, head, media_type)
        protocol = record.headers.get("WARC-Protocol") or head.line.partition(" ")[0].lower()
        exchange = Exchange(
            url=url,
            retrieved=retrieved,
            request=HttpHead(line=""),
            response=head,
            body=body,
            ip=record.headers.get("WARC-IP-Address"),
            protocol=protocol,
        )
        return Capture(
            name=self._source.name,
            retrieved=retrieved,
            exchanges=(exchange,),
            media_type=media_type,
            charset=media.charset_of(head.get("Content-Type") or ""),
            url=url,
            original=original_record(record, "response", block, head_size),
        )

    def _sift(self, url: str, body: bytes, head: HttpHead, media_type: str) -> None:
        """Reject a page that is not worth to be made a capture; one that cannot be decoded says so later."""
        if self._sieve is None or any("license" in link.lower() for link in head.get_all("link")):
            return
        coding = ",".join(head.get_all("content-encoding"))
        with suppress(BadInput):
            content = undo_content_coding(body, coding, limit=DEFAULT_LIMIT) if coding else body
            if not self._sieve(url, content, media.charset_of(head.get("Content-Type") or ""), media_type):
                raise Rejected(Reason.NOTHING_SAID, _NOTHING_SAID)

    @staticmethod
    def _sift_plain(sieve: Sieve, record: CrawlRecord, url: str) -> bool:
        """The same before anything is made of a response, if it is so plain that a glance suffices; whether it is."""
        seen = glance(record.held)
        if seen is None:
            return False
        _moment(record)
        if not sieve(url, *seen):
            raise Rejected(Reason.NOTHING_SAID, _NOTHING_SAID)
        return True

    def _resource(self, record: CrawlRecord, url: str, content: bytes) -> Capture:
        declared = record.headers.get("Content-Type") or ""
        retrieved, media_type = _moment(record), _media_type(declared, content)
        self._sift(url, content, HttpHead(line="", headers=(("Content-Type", declared),)), media_type)
        return Capture(
            name=self._source.name,
            retrieved=retrieved,
            content=content,
            media_type=media_type,
            charset=media.charset_of(declared),
            url=url,
            original=original_record(record, "resource", content, 0),
        )

    def _revisit(self, record: CrawlRecord, url: str) -> Capture:
        """The page whose bytes an earlier record holds, with the head that came this time; a file has none.

        A body that lies chunked stays so if this head says it too: then this record can refer to that one in turn.
        """
        repeated = self._originals.original_of(self._source, record, self._limit + MAX_HEAD)
        if repeated is None:
            raise Rejected(Reason.NO_ORIGINAL, _NOWHERE)
        first, raw = repeated
        body = dechunk(first, raw)
        again = parse_head(record.block) if record.block else None
        if again is None and not _is_http(record):
            return self._resource(record, url, body)
        head = again[0] if again else first
        if not head.line:
            raise Rejected(Reason.NO_ORIGINAL, _NOWHERE)
        if head.line.split(" ", 2)[1] == "304":
            raise Rejected(Reason.STATUS, f"the answer is {head.line[:200]!r}")
        if raw == body or dechunk(head, raw) != body:
            head, raw = as_stored(head, len(body)), body
        written = format_head(head)
        return self._response(record, url, head, body, written + raw, len(written))


def _is_http(record: CrawlRecord) -> bool:
    """Whether a record is of an HTTP message, as most are; a revisit of a file has the file's own type."""
    return (record.headers.get("Content-Type") or "application/http").lower().startswith("application/http")


def _is_short(head: HttpHead, size: int) -> bool:
    """Whether the body is shorter than its head says: the connection broke, or the crawler stopped."""
    declared = head.get("Content-Length") or ""
    return _LENGTH.fullmatch(declared) is not None and int(declared) > size and not head.get("Transfer-Encoding")


def _moment(record: CrawlRecord) -> datetime:
    date = record.headers.get("WARC-Date") or ""
    try:
        moment = datetime.fromisoformat(_FRACTION.sub("", date))
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise Rejected(Reason.NO_DATE, f"it does not say when it was retrieved: {date[:60]!r}")
    return moment


def _media_type(declared: str, body: bytes) -> str:
    """What the content is read as; Rejected if it is no page. Where no type is named, the first bytes decide."""
    named = media.of_content_type(declared)
    if named is None and not media.named_type(declared) and media.sniff(body) == media.HTML:
        named = media.HTML
    if named is None:
        raise Rejected(Reason.NOT_A_PAGE, f"it is no HTML or plain text: {declared[:100]!r}")
    if not body:
        raise Rejected(Reason.NOT_A_PAGE, "it is empty")
    return named
