# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The records of an article as they lie in the archive, to be copied byte for byte."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from byline.archive.catalog import Catalog, RecordRow
from byline.archive.policy import from_fields
from byline.archive.recall import recall_row
from byline.errors import ArchiveDamaged
from byline.model.archived import ArchivedArticle, RecordRef
from byline.warc.fields import parse_fields
from byline.warc.members import CHUNK, GZIP_MAGIC, Damage
from byline.warc.reader import read_record, read_records


class StoredRecord(NamedTuple):
    """One record, where it lies; `ref.file` is relative to the archive folder `folder`."""

    folder: Path
    ref: RecordRef
    type: str
    uri: str
    """WARC-Target-URI; empty if there is none."""
    date: str
    """WARC-Date, as written."""
    refers_to: str | None
    """The id of the record that WARC-Refers-To names; of a request, the one that WARC-Concurrent-To names."""
    digest: str | None = None
    """WARC-Payload-Digest, as written."""
    status: str | None = None
    """Of a response, or of a revisit with an HTTP head: three digits."""
    mime: str | None = None
    """Content-Type as written: of the HTTP head if there is one, else of the record."""

    @property
    def record_id(self) -> str:
        """The URI of WARC-Record-ID without angle brackets."""
        return self.ref.record_id

    def members(self) -> Iterator[bytes]:
        """Its gzip member, in pieces, once all of it was read and found complete; ArchiveDamaged if it is not."""
        record = read_record(self.folder, self.ref)
        with record.path.open("rb") as file:
            file.seek(self.ref.offset)
            missing = self.ref.length
            while missing and (piece := file.read(min(missing, CHUNK))):
                if missing == self.ref.length and not piece.startswith(GZIP_MAGIC):
                    raise ArchiveDamaged(
                        f"{self.record_id} in {record.path} is no gzip member", cure="byline verify says more"
                    )
                missing -= len(piece)
                yield piece

    def data(self) -> bytes:
        """Its whole gzip member."""
        return b"".join(self.members())


def stored_records(
    folder: Path, catalog: Catalog, article: ArchivedArticle, redirects: Iterable[str]
) -> Iterator[StoredRecord]:
    """What proves an article and what was made of it, each once.

    Of a revisit the capture that it refers to; the redirects that led to the capture that the article speaks of, and
    that capture; the policy pages that the conclusion rests on, likewise; its current metadata record; its text. Behind
    each response stands its request.
    """
    *origin, capture = _with_original(catalog, article.capture.record_id)
    policies = _policies(folder, catalog, article)
    described = [article.metadata.record_id, *([article.text.record_id] if article.text else [])]
    known: set[str] = set()
    for record_id in (*origin, *redirects, capture, *policies, *described):
        for row in (recall_row(catalog, record_id), *catalog.requests_of(record_id)):
            if row.record_id not in known:
                known.add(row.record_id)
                yield _stored(folder, row)


def _with_original(catalog: Catalog, record_id: str) -> list[str]:
    """A capture, and before it the one whose payload it repeats."""
    row = recall_row(catalog, record_id)
    return [*([row.refers_to] if row.type == "revisit" and row.refers_to else []), record_id]


def _policies(folder: Path, catalog: Catalog, article: ArchivedArticle) -> Iterator[str]:
    """The records of the policy pages that the conclusion names as evidence."""
    for evidence in article.conclusion.evidence:
        record_id = evidence.locator.record_id
        if evidence.locator.record != "policy" or record_id is None:
            continue
        described = catalog.policies_of(record_id)
        for row in described:
            yield from from_fields(parse_fields(read_record(folder, row.ref).content())).redirects
        yield from _with_original(catalog, record_id)
        yield from (row.record_id for row in described)


def warcinfo_of(record: StoredRecord) -> StoredRecord | None:
    """The warcinfo record at the head of the file in which a record lies; None if there is none that can be read."""
    try:
        with closing(read_records(record.folder / record.ref.file)) as records:
            first = next(records)
    except Damage:
        return None
    if first.type != "warcinfo":
        return None
    ref = RecordRef(record_id=first.record_id, file=record.ref.file, offset=first.offset, length=first.length)
    return StoredRecord(record.folder, ref, first.type, "", first.headers.get("WARC-Date") or "", None)


def _stored(folder: Path, row: RecordRow) -> StoredRecord:
    return StoredRecord(folder, row.ref, row.type, row.uri, row.date, row.refers_to, row.digest, row.status, row.mime)
