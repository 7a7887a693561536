# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The records that byline writes, as docs/reference/warc-profile.md says."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from warcio.recordbuilder import RecordBuilder

from byline.model.capture import Exchange, OriginalRecord
from byline.warc import fields
from byline.warc.composing import Member, compose
from byline.warc.headers import PREVIOUS
from byline.warc.heads import as_stored, format_head
from byline.warc.notation import warc_date
from byline.warc.repackage import carried, date_of, media_type_of

SPECIFICATION = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
REVISIT_PROFILE = RecordBuilder.REVISIT_PROFILE_1_1

_RESPONSE = "application/http; msgtype=response"
_REQUEST = "application/http; msgtype=request"


class Original(Protocol):
    """The earlier record that a revisit refers to for its payload."""

    @property
    def record_id(self) -> str:
        """The URI of its WARC-Record-ID, without angle brackets."""

    @property
    def uri(self) -> str:
        """Its WARC-Target-URI."""

    @property
    def date(self) -> str:
        """Its WARC-Date, as written."""


def warcinfo(
    filename: str, pairs: Iterable[tuple[str, str]], *, date: datetime, record_id: str | None = None
) -> Member:
    """The record at the head of a file, which every other record in it names (ISO 28500, 6.2).

    `record_id`: a URI that no other record has; made up if there is none.
    """
    return compose(
        "warcinfo",
        [("WARC-Filename", filename), ("WARC-Date", warc_date(date))],
        fields.MEDIA_TYPE,
        fields.format_fields(pairs),
        record_id=record_id,
    )


class Composer:
    """Composes the records of one file: each names that file's warcinfo record.

    Values come in clean: URIs as identity.py makes them, media types as tokens. ValueError if one holds a control
    character, which could begin a header of its own.
    """

    def __init__(self, warcinfo_id: str) -> None:
        self._warcinfo_id = warcinfo_id

    def response(self, exchange: Exchange, uri: str, payload_digest: str, *, license_id: str | None = None) -> Member:
        """The response of an exchange, transfer coding undone and content coding kept (ISO 28500, 6.3.2)."""
        return compose(
            "response",
            [
                *self._head(uri, exchange.retrieved),
                *_connection(exchange),
                ("WARC-Payload-Digest", payload_digest),
                *_license(license_id),
            ],
            _RESPONSE,
            exchange.body,
            head=format_head(as_stored(exchange.response, len(exchange.body))),
        )

    def request(self, exchange: Exchange, uri: str, concurrent_to: str) -> Member:
        """The request of an exchange (6.5); `concurrent_to` is the id of its response or revisit."""
        return compose(
            "request",
            [
                *self._head(uri, exchange.retrieved),
                *_connection(exchange),
                ("WARC-Concurrent-To", f"<{concurrent_to}>"),
            ],
            _REQUEST,
            b"",
            head=format_head(exchange.request),
        )

    def resource(
        self, content: bytes, uri: str, payload_digest: str, *, date: datetime, media_type: str, license_id: str | None
    ) -> Member:
        """The bytes of a file (6.4). Its block is its payload, so one digest serves both."""
        return compose(
            "resource",
            [
                *self._head(uri, date),
                ("WARC-Payload-Digest", payload_digest),
                ("WARC-Block-Digest", payload_digest),
                *_license(license_id),
            ],
            media_type,
            content,
        )

    def revisit(
        self,
        original: Original,
        uri: str,
        payload_digest: str,
        *,
        date: datetime,
        media_type: str,
        license_id: str | None,
    ) -> Member:
        """The same bytes again, from a file (6.7.2): the block is empty."""
        headers = [*self._head(uri, date), *_refers_to(original, payload_digest), *_license(license_id)]
        return compose("revisit", headers, media_type, b"")

    def revisit_response(
        self, original: Original, exchange: Exchange, uri: str, payload_digest: str, *, license_id: str | None
    ) -> Member:
        """The same payload again, over HTTP (6.7.2): the block is the response's own head and ends with it."""
        return compose(
            "revisit",
            [
                *self._head(uri, exchange.retrieved),
                *_connection(exchange),
                *_refers_to(original, payload_digest),
                ("WARC-Truncated", "length"),
                *_license(license_id),
            ],
            _RESPONSE,
            b"",
            head=format_head(as_stored(exchange.response, len(exchange.body))),
        )

    def repackaged(
        self,
        kept: OriginalRecord,
        uri: str,
        payload_digest: str,
        *,
        license_id: str | None,
        original: Original | None,
    ) -> Member:
        """A record of another archive: block, date and fields as they are there, under an id of its own.

        A revisit of `original`, if that holds the same payload: then the block is the HTTP head alone (6.7.2).
        WARC-Previous-Record-ID names the record as it was (IIPC guidelines, recommendation 16).
        """
        head, body = kept.block[: kept.head_size], kept.block[kept.head_size :]
        ours = [
            ("WARC-Target-URI", uri),
            ("WARC-Date", date_of(kept)),
            ("WARC-Warcinfo-ID", f"<{self._warcinfo_id}>"),
            (PREVIOUS, f"<{kept.name}>"),
            *(_refers_to(original, payload_digest) if original else [("WARC-Payload-Digest", payload_digest)]),
            *([("WARC-Truncated", "length")] if original and head else []),
            *_license(license_id),
        ]
        named = {name.lower() for name, _ in ours}
        others = [(name, value) for name, value in carried(kept) if name.lower() not in named]
        media_type = _RESPONSE if kept.kind == "response" else media_type_of(kept)
        if original is None:
            return compose(kept.kind, [*ours, *others], media_type, body, head=head)
        return compose("revisit", [*ours, *others], media_type, b"", head=head)

    def metadata(
        self,
        pairs: Iterable[tuple[str, str]],
        uri: str,
        *,
        date: datetime,
        refers_to: str,
        record_id: str | None = None,
    ) -> Member:
        """Named fields about the record `refers_to` (6.6); `record_id` as for warcinfo."""
        headers = [*self._head(uri, date), ("WARC-Refers-To", f"<{refers_to}>")]
        return compose("metadata", headers, fields.MEDIA_TYPE, fields.format_fields(pairs), record_id=record_id)

    def conversion(self, text: bytes, uri: str, text_digest: str, *, date: datetime, refers_to: str) -> Member:
        """The extracted text in UTF-8 (6.8), as in the WET files of Common Crawl."""
        return compose(
            "conversion",
            [
                *self._head(uri, date),
                ("WARC-Refers-To", f"<{refers_to}>"),
                ("WARC-Payload-Digest", text_digest),
                ("WARC-Block-Digest", text_digest),
            ],
            "text/plain",
            text,
        )

    def _head(self, uri: str, date: datetime) -> list[tuple[str, str]]:
        return [
            ("WARC-Target-URI", uri),
            ("WARC-Date", warc_date(date)),
            ("WARC-Warcinfo-ID", f"<{self._warcinfo_id}>"),
        ]


def _connection(exchange: Exchange) -> list[tuple[str, str]]:
    """WARC-IP-Address (5.10) and WARC-Protocol (a proposal that other writers follow)."""
    address = [("WARC-IP-Address", exchange.ip)] if exchange.ip else []
    return [*address, ("WARC-Protocol", exchange.protocol)]


def _refers_to(original: Original, payload_digest: str) -> list[tuple[str, str]]:
    return [
        ("WARC-Profile", REVISIT_PROFILE),
        ("WARC-Refers-To", f"<{original.record_id}>"),
        ("WARC-Refers-To-Target-URI", original.uri),
        ("WARC-Refers-To-Date", original.date),
        ("WARC-Payload-Digest", payload_digest),
    ]


def _license(license_id: str | None) -> list[tuple[str, str]]:
    """What was concluded, in a header that pywb copies into its index."""
    said = json.dumps({"license": license_id}, separators=(",", ":"))
    return [("WARC-JSON-Metadata", said)] if license_id else []
