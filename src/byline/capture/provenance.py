# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What is kept of the record of another archive from which a capture was taken."""

import base64
import hashlib
import re

from byline.model.capture import OriginalRecord
from byline.warc.fields import TOKEN
from byline.warc.headers import bare_uri
from byline.warc.source import CrawlRecord

_ID = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[!-;=?-~]+")
_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f]")


def original_record(record: CrawlRecord, kind: str, block: bytes, head_size: int) -> OriginalRecord:
    """The record as it goes along with the capture that is made of it, a response or a resource (`kind`)."""
    return OriginalRecord(
        kind=kind,
        name=_name(record),
        date=record.headers.get("WARC-Date") or "",
        fields=tuple(
            (name, value)
            for name, value in record.headers.fields
            if TOKEN.fullmatch(name) and not _UNWRITABLE.search(value)
        ),
        block=block,
        head_size=head_size,
    )


def _name(record: CrawlRecord) -> str:
    name = bare_uri(record.headers.get("WARC-Record-ID") or "")
    if _ID.fullmatch(name):
        return name
    encoded = base64.urlsafe_b64encode(hashlib.sha256(record.block).digest()).decode().rstrip("=")
    return f"ni:///sha-256;{encoded}"
