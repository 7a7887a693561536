# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""One WARC record as one gzip member, composed by warcio."""

import hashlib
import re
import uuid
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import BaseWARCWriter

from byline.warc.gzipped import gzip_member
from byline.warc.headers import Headers
from byline.warc.reader import Record

VERSION = "WARC/1.1"
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class Member(NamedTuple):
    """A record, ready to be appended: the gzip member that holds it, and what a reader would find in it.

    Of an HTTP message only the head is held.
    """

    data: bytes
    headers: Headers
    held: bytes
    block_length: int

    @property
    def record_id(self) -> str:
        """The URI of WARC-Record-ID, without angle brackets."""
        return self.headers.get_uri("WARC-Record-ID") or ""

    def at(self, path: Path, offset: int) -> Record:
        """The record as it will be read from that place."""
        return Record(path, offset, len(self.data), self.headers, self.held, self.block_length)


class _Digester:
    """In the place of warcio's digester, which writes base32."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def update(self, data: bytes) -> None:
        self._hash.update(data)

    def __str__(self) -> str:
        return f"sha256:{self._hash.hexdigest()}"


class _Head(StatusAndHeaders):  # type: ignore[misc] # warcio has no types
    """An HTTP head that is written byte for byte: warcio would percent-encode what is not ASCII."""

    def __init__(self, head: bytes) -> None:
        super().__init__("HTTP", [])  # without any line warcio takes it for no head at all
        self._bytes = head

    def to_ascii_bytes(self, filter_func: object = None) -> bytes:  # noqa: ARG002 - warcio's signature
        return self._bytes


class _Writer(BaseWARCWriter):  # type: ignore[misc] # warcio has no types
    """warcio's writer, with SHA-256, and without the payload digest that it gives metadata records.

    A metadata record has no payload, so ISO 28500 (5.9) forbids that header there.
    """

    NO_PAYLOAD_DIGEST_TYPES = ("warcinfo", "metadata", "revisit")

    def __init__(self) -> None:
        super().__init__(gzip=False, warc_version=VERSION)

    def member(self, record: Any) -> bytes:
        """The record as one gzip member."""
        out = BytesIO()
        self._write_warc_record(out, record)
        return gzip_member(out.getbuffer())

    @staticmethod
    def _create_digester() -> _Digester:
        return _Digester()


def compose(
    record_type: str,
    headers: list[tuple[str, str]],
    media_type: str,
    block: bytes,
    *,
    head: bytes = b"",
    record_id: str | None = None,
) -> Member:
    """A record whose block is `head`, if it is HTTP, and `block`. Headers may repeat; digests are added."""
    record_id = record_id or f"urn:uuid:{uuid.uuid4()}"
    named = [("WARC-Type", record_type), ("WARC-Record-ID", f"<{record_id}>"), *headers]
    for name, value in (*named, ("Content-Type", media_type)):
        if _CONTROL.search(value):
            raise ValueError(f"a control character in {name}: {value!r}")
    writer = _Writer()
    http = _Head(head) if head else None
    record = writer.create_warc_record(
        "",
        record_type,
        payload=BytesIO(block),
        length=len(block),
        warc_content_type=media_type,
        warc_headers=StatusAndHeaders("", named, protocol=VERSION),
        http_headers=http,
    )
    data = writer.member(record)
    headers_written = Headers(VERSION, tuple(record.rec_headers.headers))
    return Member(data, headers_written, head or block, record.length)
