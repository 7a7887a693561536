# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What the archive holds of that to which the revisits of a crawl refer, if an earlier import kept it."""

import hashlib
from pathlib import Path

from byline.archive.catalog import Catalog, RecordRow
from byline.archive.identity import web_uri
from byline.archive.recall import recall_record
from byline.capture.originals import Repeated, unlinked
from byline.errors import ArchiveDamaged, BadInput
from byline.model.capture import HttpHead
from byline.warc.digests import Digest, parse_digest
from byline.warc.headers import MAX_HEAD
from byline.warc.http import dechunk, parse_head
from byline.warc.reader import Record, read_record
from byline.warc.source import CrawlRecord

# Different pages of one address: so many are read to find the one of a digest of another kind than ours.
_MOST_READ = 8


class KeptOriginals:
    """Finds originals among the first `upto` records of an archive, so that it does not matter who asks when.

    A revisit is not believed: it gets a payload only if that has the digest which the revisit names (ISO 28500, 6.7.2).
    """

    def __init__(self, folder: Path, catalog: Catalog, upto: int) -> None:
        self._folder = folder
        self._catalog = catalog
        self._upto = upto

    def __call__(self, revisit: CrawlRecord, limit: int, /) -> Repeated | None:
        """The payload of at most `limit` bytes that it repeats, with the head that came with it; None if not here."""
        digest = parse_digest(revisit.headers.get("WARC-Payload-Digest") or "")
        if digest is None or digest.value is None:
            return None
        address = web_uri(revisit.address)
        for row in self._meant(revisit, str(digest))[:_MOST_READ]:
            try:
                head, body = self._read(row, limit)
                if _has(head, body, digest):
                    return Repeated(head if row.uri == address else unlinked(head), body)
            except (ArchiveDamaged, BadInput):  # byline verify reports it
                continue
        return None

    def _meant(self, revisit: CrawlRecord, digest: str) -> list[RecordRow]:
        """The captures that it may mean: those of the id which it names, or else those of its addresses.

        Of these the likeliest first, and then the newest; each payload once.
        """
        get_uri = revisit.headers.get_uri
        known = self._catalog.captures_known_as(get_uri("WARC-Refers-To") or "", self._upto)
        if known:
            return known
        uris = (uri for uri in (get_uri("WARC-Refers-To-Target-URI"), revisit.address) if uri)
        filed = dict.fromkeys(web_uri(uri) or uri for uri in uris)
        rows = [row for uri in filed for row in self._catalog.captures_at(uri, self._upto)]
        date = revisit.headers.get("WARC-Refers-To-Date")
        rows.sort(key=lambda row: (row.digest != digest, row.date != date))
        first = {row.digest: row for row in reversed(rows)}
        return [row for row in rows if first[row.digest] is row]

    def _read(self, row: RecordRow, limit: int) -> tuple[HttpHead, bytes]:
        """The head that a capture came with, and its payload, which may lie in the record that it refers to."""
        head, body = _parted(read_record(self._folder, row.ref), limit)
        if row.type == "revisit":
            _, body = _parted(recall_record(self._folder, self._catalog, row.refers_to or ""), limit)
        return head, body


def _parted(record: Record, limit: int) -> tuple[HttpHead, bytes]:
    """The HTTP head of a record and what lies behind it; of a file a head without any line, and all of it."""
    content = record.content(limit=limit)
    parted = parse_head(content[:MAX_HEAD]) if record.http else None
    return (parted[0], content[parted[1] :]) if parted else (HttpHead(line=""), content)


def _has(head: HttpHead, body: bytes, digest: Digest) -> bool:
    """Whether the payload has that digest, with its transfer coding undone (5.9) or, as some tools take it, not."""
    payloads = {body, dechunk(head, body)}
    return any(hashlib.new(digest.algorithm, each, usedforsecurity=False).digest() == digest.value for each in payloads)
