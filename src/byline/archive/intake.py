# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""WARC records into the catalogue: everything it knows comes in here when it is made anew or has fallen behind."""

from collections.abc import Container

from byline.archive.catalog import RecordRow
from byline.archive.identity import article_id_of
from byline.archive.ledger import Ledger
from byline.archive.policy import from_fields as from_policy_fields
from byline.archive.policy import is_policy
from byline.archive.profile import from_fields, is_description
from byline.errors import BadInput
from byline.warc.fields import parse_fields
from byline.warc.headers import PREVIOUS
from byline.warc.reader import Record

_SHA256 = "sha256:"


def take_in(ledger: Ledger, record: Record, file: str, buried: Container[str]) -> bool:
    """Enter a record of `file`; False for a text that belongs to no article.

    What is among the `buried` records was taken down: it makes no article, and waits to be cut.
    """
    row = row_of(record, file)
    if not record.record_id or record.type == "warcinfo":
        return True
    if record.type == "conversion" and record.record_id not in buried:
        return ledger.enter_text(row)
    if record.type == "metadata" and record.record_id not in buried:
        _describe(ledger, record, row)
    elif record.type == "request":
        answer = ledger.record(row.refers_to or "")
        ledger.enter(row._replace(article_id=answer.article_id if answer else None))
    else:
        ledger.enter(row)
    return True


def row_of(record: Record, file: str) -> RecordRow:
    """What the catalogue knows of a record from its headers alone."""
    get, get_uri = record.headers.get, record.headers.get_uri
    status = record.http.line.split(" ", 2)[1] if record.http and record.type in ("response", "revisit") else None
    row = RecordRow(
        record_id=record.record_id,
        type=record.type,
        file=file,
        offset=record.offset,
        length=record.length,
        uri=get_uri("WARC-Target-URI") or "",
        date=get("WARC-Date") or "",
        digest=get("WARC-Payload-Digest"),
        status=status,
        mime=record.http.get("Content-Type") if record.http else get("Content-Type"),
        refers_to=get_uri("WARC-Concurrent-To") if record.type == "request" else get_uri("WARC-Refers-To"),
        former=get_uri(PREVIOUS),
    )
    return row._replace(article_id=_article_id(row))


def _article_id(row: RecordRow) -> str | None:
    """The article that a capture is of; None for a redirect, and for what is filed under another kind of digest."""
    if row.type not in ("response", "resource", "revisit") or not row.digest or not row.digest.startswith(_SHA256):
        return None
    if row.status is not None and not row.status.startswith("2"):
        return None
    return article_id_of(row.uri, row.digest)


def _describe(ledger: Ledger, record: Record, row: RecordRow) -> None:
    """Enter a metadata record; one of another tool, or one that cannot be understood, is only noted."""
    try:
        pairs = parse_fields(record.content())
        if is_description(pairs):
            ledger.describe(row, from_fields(pairs))
            return
        if is_policy(pairs):
            ledger.enter_policy(row, from_policy_fields(pairs).uri)
            return
    except BadInput:  # byline verify reports it
        pass
    ledger.enter(row)
