# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Records and files made byte by byte, so that they can be wrong in one place."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

Build = Callable[..., bytes]


@pytest.fixture
def record() -> Build:
    """The bytes of one record."""

    def build(
        block: bytes = b"", *, kind: str = "resource", number: int = 0, length: int | None = None, extra: str = ""
    ) -> bytes:
        head = (
            f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number:08}-0000-4000-8000-000000000000>\r\n"
            f"WARC-Date: 2026-03-09T10:00:00Z\r\nWARC-Target-URI: https://example.org/{number}\r\n{extra}"
            f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
        )
        return head.encode() + block + b"\r\n\r\n"

    return build


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes records to a file, one gzip member each or plain."""

    def to_file(*parts: bytes, compressed: bool = True, tail: bytes = b"") -> Path:
        path = tmp_path / ("some.warc.gz" if compressed else "some.warc")
        path.write_bytes(b"".join(gzip.compress(part) if compressed else part for part in parts) + tail)
        return path

    return to_file
