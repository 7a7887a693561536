# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The catalogue, read: where every record lies and what every article is. Derived from the WARC files."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from byline.archive.database import explained
from byline.archive.layout import file_sizes
from byline.archive.tombstones import tombstones_size
from byline.model.archived import ArchivedArticle, RecordRef
from byline.model.article import Article
from byline.model.evidence import LicenseConclusion

_PAGE = 256
_CAPTURE = "type IN ('response', 'resource', 'revisit')"
_SUCCESS = "coalesce(status, '2') LIKE '2%'"
_ORIGINAL = f"{_CAPTURE} AND article_id IS NOT NULL AND {_SUCCESS} AND number <= ?2"
_REDIRECT = "number = ? AND article_id IS NULL AND (type = 'request' OR status LIKE '3%')"
_RECORD = "record_id, type, file, offset, length, uri, date, digest, status, mime, refers_to, article_id, former"
_CAPTURES = f"SELECT number, {_RECORD} FROM records WHERE number > ? AND {_CAPTURE} ORDER BY number LIMIT {_PAGE}"  # noqa: S608
_ARTICLE = """
SELECT a.id, a.facts, a.conclusion, a.media_type, c.uri, c.digest, c.date,
    (SELECT count(*) FROM records r WHERE r.article_id = a.id AND r.type IN ('response', 'resource', 'revisit')
        AND coalesce(r.status, '2') LIKE '2%'),
    c.record_id, c.file, c.offset, c.length, m.record_id, m.file, m.offset, m.length,
    t.record_id, t.file, t.offset, t.length
FROM articles a JOIN records c ON c.record_id = a.capture_id JOIN records m ON m.record_id = a.metadata_id
    LEFT JOIN records t ON t.record_id = a.text_id
"""
_POLICIES = """
SELECT p.capture_id, p.metadata_id FROM policies p JOIN records c ON c.record_id = p.capture_id
WHERE p.uri = ? ORDER BY c.date, c.number
"""
_CHANGES = f"""
SELECT sequence, id, 0 FROM articles WHERE sequence > ?1 UNION ALL
SELECT sequence, id, 1 FROM removed WHERE sequence > ?1 ORDER BY sequence LIMIT {_PAGE}
"""  # noqa: S608


class RecordRow(NamedTuple):
    """A record as the catalogue knows it. `file` is relative to the archive folder."""

    record_id: str
    type: str
    file: str
    offset: int
    length: int
    uri: str
    date: str
    """WARC-Date, as written."""
    digest: str | None = None
    """WARC-Payload-Digest, as written."""
    status: str | None = None
    """Of a response, or of a revisit with an HTTP head: three digits."""
    mime: str | None = None
    """Content-Type as written: of the HTTP head if there is one, else of the record."""
    refers_to: str | None = None
    """The record that WARC-Refers-To names; for a request, WARC-Concurrent-To."""
    article_id: str | None = None
    former: str | None = None
    """The id that it had in the archive from which it was taken: WARC-Previous-Record-ID."""

    @property
    def ref(self) -> RecordRef:
        """Where it lies."""
        return RecordRef(record_id=self.record_id, file=self.file, offset=self.offset, length=self.length)


class Change(NamedTuple):
    """The newest thing that happened to an article."""

    sequence: int
    id: str
    removed: bool


class Position(NamedTuple):
    """A point in the growth of a catalogue."""

    number: int
    """Of the newest record."""
    sequence: int
    """Of the newest change."""


class Catalog:
    """A connection to a catalogue. Long results come in short pages, so a slow reader holds nobody up.

    OperationFailed if the file is busy for long, ArchiveDamaged if it cannot be read.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def close(self) -> None:
        """Close the connection; what was not committed is forgotten."""
        self._connection.close()

    @property
    def sequence(self) -> int:
        """The number of the newest change; it only grows, also when the catalogue is made anew."""
        return self._state("sequence")

    @property
    def complete(self) -> bool:
        """Whether everything was in here once; not so while it is made anew."""
        return bool(self._state("complete"))

    @property
    def tombstones(self) -> int:
        """How many bytes of tombstones.jsonl are heeded in here."""
        return self._state("tombstones")

    def is_current(self, folder: Path) -> bool:
        """Whether every file in the archive `folder` was seen as it is now."""
        if self.tombstones != tombstones_size(folder):
            return False
        sizes = file_sizes(folder)
        return self.files() == sorted(sizes) and all(self.progress(name)[1] == size for name, size in sizes.items())

    @property
    def newest(self) -> Position:
        """How far the catalogue has come."""
        return Position(self._rows("SELECT coalesce(max(number), 0) FROM records")[0][0], self.sequence)

    @property
    def listed(self) -> Position:
        """How far the other indexes follow it; zeros if they have to be made anew."""
        return Position(self._state("listed number"), self._state("listed sequence"))

    def find(self, article_id: str) -> ArchivedArticle | None:
        """The article of this id, or None."""
        rows = self._rows(f"{_ARTICLE} WHERE a.id = ?", article_id)
        return _article(rows[0]) if rows else None

    def ids(self, prefix: str, limit: int) -> list[str]:
        """The first `limit` ids that begin with `prefix`, sorted."""
        sql = "SELECT id FROM articles WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"
        return [row[0] for row in self._rows(sql, prefix, f"{prefix}~", limit)]

    def articles(self) -> Iterator[ArchivedArticle]:
        """Every article, by id."""
        last = ""
        while rows := self._rows(f"{_ARTICLE} WHERE a.id > ? ORDER BY a.id LIMIT {_PAGE}", last):
            yield from map(_article, rows)
            last = rows[-1][0]

    def changes(self, after: int) -> Iterator[Change]:
        """What happened after a sequence number, in order; of each article only the newest."""
        while rows := self._rows(_CHANGES, after):
            yield from (Change(number, article_id, bool(removed)) for number, article_id, removed in rows)
            after = rows[-1][0]

    def captures(self, after: int = 0) -> Iterator[RecordRow]:
        """Every response, resource and revisit record, redirects too, in the order in which they were written.

        `after`: only those behind that record number.
        """
        last = after
        while rows := self._rows(_CAPTURES, last):
            yield from (RecordRow(*row[1:]) for row in rows)
            last = rows[-1][0]

    def licenses(self) -> list[str]:
        """The licences that were concluded for the articles, each once, sorted."""
        return [row[0] for row in self._rows("SELECT DISTINCT license FROM articles ORDER BY license")]

    def record(self, record_id: str) -> RecordRow | None:
        """The record of this id, or None."""
        return next(iter(self._records("record_id = ?", record_id)), None)

    def records_of(self, article_id: str) -> list[RecordRow]:
        """Every record that belongs to an article, in the order in which they were written."""
        return self._records("article_id = ?", article_id)

    def requests_of(self, record_id: str) -> list[RecordRow]:
        """The requests that a response or revisit answers."""
        return self._records("refers_to = ? AND type = 'request'", record_id)

    def captures_with(self, digest: str) -> list[RecordRow]:
        """Every capture of an article with this payload, in the order in which they were written; no redirects."""
        return self._records(f"digest = ? AND {_CAPTURE} AND article_id IS NOT NULL AND {_SUCCESS}", digest)

    def captures_known_as(self, record_id: str, upto: int) -> list[RecordRow]:
        """Captures that have this id or had it in another archive, newest first; of the first `upto` records."""
        return self._records(f"(record_id = ?1 OR former = ?1) AND {_ORIGINAL}", record_id, upto, newest=True)

    def captures_at(self, uri: str, upto: int) -> list[RecordRow]:
        """Captures that are filed under a URI, newest first; of the first `upto` records."""
        return self._records(f"uri = ?1 AND {_ORIGINAL}", uri, upto, newest=True)

    def redirects_before(self, record_id: str) -> list[RecordRow]:
        """The redirects and their requests that stand directly before a capture, and that no article claims."""
        found: list[RecordRow] = []
        number = self._rows("SELECT number FROM records WHERE record_id = ?", record_id)[0][0] - 1
        while rows := self._records(_REDIRECT, number - len(found)):
            found += rows
        return found

    def policies(self, uri: str) -> list[tuple[RecordRow, RecordRow]]:
        """Captures of the policy page asked for at `uri`, each with its metadata record, the oldest first."""
        rows = self._rows(_POLICIES, uri)
        pairs = ((self.record(capture_id), self.record(metadata_id)) for capture_id, metadata_id in rows)
        return [(capture, described) for capture, described in pairs if capture and described]

    def policies_of(self, record_id: str) -> list[RecordRow]:
        """The metadata records that say that this capture is a policy page."""
        return self._records("record_id IN (SELECT metadata_id FROM policies WHERE capture_id = ?)", record_id)

    def progress(self, name: str) -> tuple[int, int]:
        """Up to which byte a file's records are in here, and how large it was then; (0, -1) if it was never seen."""
        rows = self._rows("SELECT indexed, size FROM files WHERE name = ?", name)
        return rows[0] if rows else (0, -1)

    def files(self) -> list[str]:
        """The files whose records are in here."""
        return [row[0] for row in self._rows("SELECT name FROM files ORDER BY name")]

    def _records(self, condition: str, *values: object, newest: bool = False) -> list[RecordRow]:
        order = f"number DESC LIMIT {_PAGE}" if newest else "number"
        rows = self._rows(f"SELECT {_RECORD} FROM records WHERE {condition} ORDER BY {order}", *values)  # noqa: S608
        return [RecordRow(*row) for row in rows]

    def _state(self, name: str) -> int:
        value = self._rows("SELECT value FROM state WHERE name = ?", name)[0][0]
        assert isinstance(value, int)
        return value

    def _rows(self, sql: str, *values: object) -> list[Any]:
        with explained():
            return self._connection.execute(sql, values).fetchall()


def _article(row: tuple[Any, ...]) -> ArchivedArticle:
    article_id, facts, conclusion, media_type, uri, digest, date, captures, *places = row
    return ArchivedArticle(
        id=article_id,
        article=Article.model_validate_json(facts),
        conclusion=LicenseConclusion.model_validate_json(conclusion),
        target_uri=uri,
        media_type=media_type,
        payload_digest=digest,
        retrieved=date,
        captures=captures,
        capture=_ref(places[0:4]),
        metadata=_ref(places[4:8]),
        text=_ref(places[8:12]) if places[8] else None,
    )


def _ref(place: list[Any]) -> RecordRef:
    record_id, file, offset, length = place
    return RecordRef(record_id=record_id, file=file, offset=offset, length=length)
