# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Reads one record through and compares its block with what its header and its HTTP head say."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from byline.archive.fixity.headers import Problem, check_headers
from byline.errors import BadInput
from byline.model.capture import HttpHead
from byline.warc.digests import Digest, parse_digest
from byline.warc.fields import MEDIA_TYPE, parse_fields
from byline.warc.headers import MAX_HEAD, PREVIOUS, Headers
from byline.warc.http import Dechunker, parse_head

_HTTP_TYPES = ("response", "request", "revisit")
_NO_BODY = ("204", "304")


@dataclass
class Seen:
    """A record that was read through: where it lies, what it says, and what is wrong with it.

    `offset` is that of its gzip member; `length` of the member, 0 while that is not known.
    `digest` is the payload digest that the header declares, in a form that can be compared; "" without one.
    """

    file: str
    offset: int
    headers: Headers
    length: int = 0
    http: HttpHead | None = None
    digest: str = ""
    problems: list[Problem] = field(default_factory=list)

    @property
    def type(self) -> str:
        """WARC-Type, or ""."""
        return self.headers.get("WARC-Type") or ""

    @property
    def record_id(self) -> str:
        """WARC-Record-ID without angle brackets, or ""."""
        return self.headers.get_uri("WARC-Record-ID") or ""


def examine(seen: Seen, block: Iterator[bytes]) -> int:
    """Read the block of `seen` and note its problems; the number of bytes that were there."""
    seen.problems += check_headers(seen.headers)
    reading = _Reading(seen)
    size = 0
    for piece in block:
        size += len(piece)
        reading.feed(piece)
    if size == seen.headers.block_length:
        reading.finish()
    return size


class _Reading:
    """Digests of a block and of its payload, taken in one pass whatever their size."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen
        headers = seen.headers
        self._expected_block = _known(headers.get("WARC-Block-Digest"))
        self._expected_payload = _known(headers.get("WARC-Payload-Digest"))
        seen.digest = str(self._expected_payload or "")
        self._block = _hasher(self._expected_block)
        self._stored = _hasher(self._expected_payload)
        self._decoded = _hasher(self._expected_payload)
        self._dechunker: Dechunker | None = None
        self._content_type = (headers.get("Content-Type") or "").partition(";")[0].strip().lower()
        self._is_http = seen.type in _HTTP_TYPES and self._content_type == "application/http"
        self._is_fields = self._content_type == MEDIA_TYPE
        self._beginning = b""
        self._collecting = self._is_http or self._is_fields
        self._body_length = 0

    def feed(self, piece: bytes) -> None:
        if self._block:
            self._block.update(piece)
        if not self._collecting:
            self._feed_body(piece)
            return
        self._beginning += piece
        if len(self._beginning) > MAX_HEAD or (self._is_http and b"\n\r\n" in self._beginning):
            self._end_beginning()

    def finish(self) -> None:
        if self._collecting:
            self._end_beginning()
        if self._block and self._expected_block and self._block.digest() != self._expected_block.value:
            self._note("AV201", f"{self._expected_block} expected, {self._block.hexdigest()} found")
        # A revisit's payload is elsewhere, and a segment's digest is that of the whole (5.9).
        if self._seen.type != "revisit" and not self._seen.headers.get("WARC-Segment-Number"):
            self._compare_payload()
            self._compare_http()

    def _end_beginning(self) -> None:
        """The beginning was collected: part head and body, or read the fields."""
        self._collecting = False
        beginning, self._beginning = self._beginning, b""
        if self._is_fields:
            try:
                parse_fields(beginning)
            except BadInput as error:
                self._note("AV207", error.message)
        head = parse_head(beginning) if self._is_http else None
        if self._is_http and head is None and not (self._seen.type == "revisit" and not beginning):
            self._note("AV204", f"{beginning[:40]!r}")
        start = 0
        if head:
            self._seen.http, start = head
            if (self._seen.http.get("Transfer-Encoding") or "").lower() == "chunked":
                self._dechunker = Dechunker()
        self._feed_body(beginning[start:])

    def _feed_body(self, piece: bytes) -> None:
        self._body_length += len(piece)
        if self._stored:
            self._stored.update(piece)
        if self._dechunker:
            piece = self._dechunker.feed(piece)
            if self._decoded:
                self._decoded.update(piece)

    def _compare_payload(self) -> None:
        """The payload is the body without its transfer coding (5.9); some writers take the digest of what is stored."""
        if not self._stored or not self._expected_payload:
            return
        found = [self._stored] + ([self._decoded] if self._dechunker and self._decoded else [])
        if all(hasher.digest() != self._expected_payload.value for hasher in found):
            self._note("AV202", f"{self._expected_payload} expected, {found[-1].hexdigest()} found")

    def _compare_http(self) -> None:
        http = self._seen.http
        if http is None or self._seen.headers.get("WARC-Truncated") or self._seen.headers.get(PREVIOUS):
            return  # a block that was taken from another archive stays as it was there, wrong or not
        if self._dechunker:
            if self._dechunker.broken or not self._dechunker.complete:
                self._note("AV206", "")
            return
        status = http.line.split(" ", 2)[1] if self._seen.type == "response" else ""
        for length in http.get_all("Content-Length"):
            if length != str(self._body_length) and status not in _NO_BODY and not status.startswith("1"):
                self._note("AV205", f"{length} in the head, {self._body_length} bytes in the record")

    def _note(self, code: str, detail: str) -> None:
        self._seen.problems.append((code, detail))


def _known(value: str | None) -> Digest | None:
    digest = parse_digest(value) if value else None
    return digest if digest and digest.value is not None else None


def _hasher(digest: Digest | None) -> "hashlib._Hash | None":
    return hashlib.new(digest.algorithm, usedforsecurity=False) if digest else None
