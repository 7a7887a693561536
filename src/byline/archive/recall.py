# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A capture, rebuilt from its records."""

import re
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from byline.archive.catalog import Catalog, RecordRow
from byline.archive.policy import PolicyDescription
from byline.archive.profile import Description
from byline.errors import ArchiveDamaged
from byline.model.archived import ArchivedArticle
from byline.model.capture import Capture, Exchange, HttpHead
from byline.warc.reader import Record, read_record


class PolicyCapture(NamedTuple):
    """A capture of a policy page: its record's id, when it was retrieved, and the metadata record that describes it."""

    record_id: str
    retrieved: datetime
    metadata_id: str


_CHARSET = re.compile(r'charset\s*=\s*"?([^\s";]+)', re.IGNORECASE)


def recall_capture(folder: Path, catalog: Catalog, article: ArchivedArticle, said: Description) -> Capture:
    """The capture that `article` speaks of; `said` is what its metadata record says."""
    capture = _recalled(folder, catalog, article.capture.record_id, article.media_type, said.redirects)
    return capture.model_copy(update={"name": article.id, "feed": said.feed})


def recall_policy(folder: Path, catalog: Catalog, record_id: str, said: PolicyDescription) -> Capture:
    """The capture of a policy page that this record holds; `said` is what its metadata record says."""
    return _recalled(folder, catalog, record_id, said.media_type, said.redirects)


def _recalled(folder: Path, catalog: Catalog, record_id: str, media_type: str, redirects: tuple[str, ...]) -> Capture:
    record = recall_record(folder, catalog, record_id)
    payload = _payload(folder, catalog, record)
    uri = record.headers.get_uri("WARC-Target-URI") or ""
    url = uri if uri.startswith("http") else None
    retrieved = moment_of(record.headers.get("WARC-Date") or "")
    if record.http is None:
        return Capture(
            name=uri,
            retrieved=retrieved,
            content=payload,
            media_type=media_type,
            charset=_charset(record.headers.get("Content-Type")),
            url=url,
        )
    hops = [recall_record(folder, catalog, hop_id) for hop_id in redirects]
    return Capture(
        name=uri,
        retrieved=retrieved,
        exchanges=(
            *(_exchange(folder, catalog, hop, hop.payload()) for hop in hops),
            _exchange(folder, catalog, record, payload),
        ),
        media_type=media_type,
        charset=_charset(record.http.get("Content-Type")),
        url=url,
    )


def recall_row(catalog: Catalog, record_id: str) -> RecordRow:
    """What the catalogue knows of a record; ArchiveDamaged if it is not there."""
    row = catalog.record(record_id)
    if row is None:
        raise ArchiveDamaged(f"the record {record_id} is not there", cure="byline verify says what is missing")
    return row


def recall_record(folder: Path, catalog: Catalog, record_id: str) -> Record:
    """The record of this id, from where it lies now: a removal may have moved it since somebody last looked."""
    return read_record(folder, recall_row(catalog, record_id).ref)


def moment_of(date: str) -> datetime:
    """A WARC-Date as a moment; ArchiveDamaged if it is none."""
    try:
        return datetime.fromisoformat(date)
    except ValueError:
        raise ArchiveDamaged(f"{date!r} is no date", cure="byline verify says where it stands") from None


def _payload(folder: Path, catalog: Catalog, record: Record) -> bytes:
    """The record's payload; of a revisit, the one of the record that it refers to."""
    if record.type != "revisit":
        return record.payload()
    return recall_record(folder, catalog, record.headers.get_uri("WARC-Refers-To") or "").payload()


def _exchange(folder: Path, catalog: Catalog, record: Record, body: bytes) -> Exchange:
    requests = catalog.requests_of(record.record_id)
    request = read_record(folder, requests[0].ref).http if requests else None
    return Exchange(
        url=record.headers.get_uri("WARC-Target-URI") or "",
        retrieved=moment_of(record.headers.get("WARC-Date") or ""),
        request=request or HttpHead(line=""),
        response=record.http or HttpHead(line=""),
        body=body,
        ip=record.headers.get("WARC-IP-Address"),
        protocol=record.headers.get("WARC-Protocol") or "http/1.1",
    )


def _charset(content_type: str | None) -> str | None:
    found = _CHARSET.search(content_type or "")
    return found[1] if found else None
