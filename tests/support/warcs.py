# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""WARC files made byte by byte, one record of each type, so that a test can make them wrong in one place."""

import gzip
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

DATE = "2026-03-09T10:00:00Z"
URI = "https://example.org/story"
PAYLOAD = b"<!doctype html><title>Story</title><p>The ferry stays."


def record_id(number: int) -> str:
    return f"<urn:uuid:{number:08}-0000-4000-8000-000000000000>"


def sha256(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


@dataclass
class Made:
    """A record to be written; its Content-Length and its block digest follow the block unless they are set."""

    fields: dict[str, str | list[str] | None]
    block: bytes = b""
    version: str = "WARC/1.1"
    line_end: bytes = b"\r\n"
    trailer: bytes = b"\r\n\r\n"
    extra: bytes = b""
    """Raw lines behind the fields."""

    def __bytes__(self) -> bytes:
        fields = {
            "Content-Length": str(len(self.block)),
            "WARC-Block-Digest": sha256(self.block),
            **self.fields,
        }
        lines = [
            f"{name}: {value}"
            for name, values in fields.items()
            if values is not None
            for value in (values if isinstance(values, list) else [values])
        ]
        head = self.line_end.join(line.encode() for line in (self.version, *lines)) + self.line_end
        return head + self.extra + self.line_end + self.block + self.trailer


def _made(number: int, kind: str, block: bytes, media_type: str | None, **fields: str) -> Made:
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    own = {"WARC-Type": kind, "WARC-Record-ID": record_id(number), "WARC-Date": DATE, "Content-Type": media_type}
    if kind != "warcinfo":
        own |= {"WARC-Warcinfo-ID": record_id(0), "WARC-Target-URI": URI}
    return Made({**own, **named}, block)


def http(body: bytes = PAYLOAD, *headers: str, line: str = "HTTP/1.1 200 OK") -> bytes:
    return "\r\n".join([line, *headers, "", ""]).encode() + body


@dataclass
class Warc:
    """One valid record of each type."""

    warcinfo: Made = field(
        default_factory=lambda: _made(0, "warcinfo", b"software: test\r\n", "application/warc-fields")
    )
    response: Made = field(
        default_factory=lambda: _made(
            1,
            "response",
            http(PAYLOAD, "Content-Type: text/html", f"Content-Length: {len(PAYLOAD)}"),
            "application/http; msgtype=response",
            WARC_Payload_Digest=sha256(PAYLOAD),
            WARC_IP_Address="192.0.2.1",
        )
    )
    request: Made = field(
        default_factory=lambda: _made(
            2,
            "request",
            http(b"", "Host: example.org", line="GET /story HTTP/1.1"),
            "application/http; msgtype=request",
            WARC_Concurrent_To=record_id(1),
        )
    )
    revisit: Made = field(
        default_factory=lambda: _made(
            3,
            "revisit",
            http(b"", "Content-Type: text/html", f"Content-Length: {len(PAYLOAD)}"),
            "application/http; msgtype=response",
            WARC_Profile="http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
            WARC_Refers_To=record_id(1),
            WARC_Refers_To_Target_URI=URI,
            WARC_Refers_To_Date=DATE,
            WARC_Payload_Digest=sha256(PAYLOAD),
        )
    )
    resource: Made = field(
        default_factory=lambda: _made(4, "resource", PAYLOAD, "text/html", WARC_Payload_Digest=sha256(PAYLOAD))
    )
    metadata: Made = field(
        default_factory=lambda: _made(
            5, "metadata", b"title: Story\r\n", "application/warc-fields", WARC_Refers_To=record_id(1)
        )
    )
    conversion: Made = field(
        default_factory=lambda: _made(
            6,
            "conversion",
            b"The ferry stays.",
            "text/plain",
            WARC_Refers_To=record_id(1),
            WARC_Payload_Digest=sha256(b"The ferry stays."),
        )
    )
    segment: Made = field(
        default_factory=lambda: _made(
            7, "resource", b"first ", "text/plain", WARC_Segment_Number="1", WARC_Payload_Digest=sha256(b"first second")
        )
    )
    continuation: Made = field(
        default_factory=lambda: _made(
            8,
            "continuation",
            b"second",
            None,
            WARC_Segment_Number="2",
            WARC_Segment_Origin_ID=record_id(7),
            WARC_Segment_Total_Length="12",
        )
    )

    def __iter__(self) -> "Iterable[Made]":  # type: ignore[override]
        return iter(vars(self).values())


def write(path: Path, records: Iterable[Made | bytes], *, compressed: bool = True) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    parts = (bytes(record) for record in records)
    path.write_bytes(b"".join(gzip.compress(part) if compressed else part for part in parts))
    return path
