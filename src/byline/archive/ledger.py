# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The catalogue, written. The writer and the reading of WARC files enter records here in the same way."""

from collections.abc import Iterable

from byline.archive.catalog import Catalog, Position, RecordRow
from byline.archive.database import explained
from byline.archive.profile import Description
from byline.errors import OperationFailed

_ARTICLE_ENTRY = """
INSERT INTO articles (id, sequence, decided, capture_id, metadata_id, media_type, license, facts, conclusion)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
ON CONFLICT (id) DO UPDATE SET decided = excluded.decided, capture_id = excluded.capture_id,
    metadata_id = excluded.metadata_id, media_type = excluded.media_type, license = excluded.license,
    facts = excluded.facts, conclusion = excluded.conclusion
WHERE excluded.decided > decided OR (excluded.decided = decided AND
    (SELECT substr(date, 1, 19) FROM records WHERE record_id = excluded.capture_id) >=
    coalesce((SELECT substr(date, 1, 19) FROM records WHERE record_id = articles.capture_id), ''))
"""


class Ledger(Catalog):
    """A catalogue that is written to. Everything since the last commit is one transaction, which readers do not see."""

    def commit(self) -> None:
        """Make what was entered visible, and durable against the end of this process."""
        if self._connection.in_transaction:
            self._change("COMMIT")

    def rollback(self) -> None:
        """Forget what was entered since the last commit."""
        if self._connection.in_transaction:
            self._change("ROLLBACK")

    def enter(self, row: RecordRow) -> None:
        """Enter a record. A record id that is known already is passed over: the first record of an id counts."""
        self._begin()
        self._change(
            "INSERT OR IGNORE INTO records (record_id, type, file, offset, length, uri, date, digest, status, mime, "
            "refers_to, article_id, former) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            *row,
        )

    def describe(self, row: RecordRow, said: Description) -> None:
        """Enter a metadata record and what it says of its article, if its capture is here.

        What was said of the newest capture counts, and of that the newest; but no conclusion of a rule replaces what a
        person decided about the same bytes. A crawl can come long after it was made.
        """
        self.enter(row._replace(article_id=said.id))
        capture = self.record(row.refers_to or "")
        if capture is None:
            return
        for record_id in (capture.record_id, *said.redirects):
            self._change(
                "UPDATE records SET article_id = ?1 WHERE article_id IS NULL AND record_id = ?2", said.id, record_id
            )
            self._change(
                "UPDATE records SET article_id = ?1 WHERE type = 'request' AND refers_to = ?2", said.id, record_id
            )
        number = self._next()
        self._change("DELETE FROM removed WHERE id = ?", said.id)
        self._change(
            _ARTICLE_ENTRY,
            said.id,
            number,
            int(said.decided),
            capture.record_id,
            row.record_id,
            said.media_type,
            said.conclusion.concluded,
            said.article.model_dump_json(),
            said.conclusion.model_dump_json(),
        )
        self._change("UPDATE articles SET sequence = ? WHERE id = ?", number, said.id)

    def enter_policy(self, row: RecordRow, uri: str) -> None:
        """Enter a metadata record that says that its capture is the policy page asked for at `uri`."""
        self.enter(row)
        self._change("INSERT OR IGNORE INTO policies VALUES (?, ?, ?)", row.record_id, row.refers_to or "", uri)

    def enter_text(self, row: RecordRow) -> bool:
        """Enter a conversion record, which from now on is its article's text; False if there is no such article."""
        capture = self.record(row.refers_to or "")
        if capture is None or capture.article_id is None or not self.ids(capture.article_id, 1):
            return False
        self.enter(row._replace(article_id=capture.article_id))
        self._change("UPDATE articles SET text_id = ? WHERE id = ?", row.record_id, capture.article_id)
        self._change("UPDATE articles SET sequence = ? WHERE id = ?", self._next(), capture.article_id)
        return True

    def remove(self, article_id: str) -> None:
        """Take an article out; its records stay entered until they are cut."""
        self._begin()
        self._change("DELETE FROM articles WHERE id = ?", article_id)
        self._change("INSERT OR REPLACE INTO removed VALUES (?, ?)", article_id, self._next())

    def heed(self, size: int) -> None:
        """Note that so many bytes of tombstones.jsonl are heeded in here."""
        self._begin()
        self._change("UPDATE state SET value = ? WHERE name = 'tombstones'", size)

    def cut(self, rows: Iterable[RecordRow]) -> None:
        """Take out records that were cut from their files, and move up what lay behind them there.

        The other indexes have to be made anew then.
        """
        self.settle(Position(0, 0))
        for row in sorted(rows, key=lambda row: row.offset, reverse=True):
            self._change("DELETE FROM records WHERE record_id = ?", row.record_id)
            self._change("DELETE FROM policies WHERE metadata_id = ?", row.record_id)
            self._change(
                "UPDATE records SET offset = offset - ? WHERE file = ? AND offset > ?", row.length, row.file, row.offset
            )
            self._change(
                "UPDATE files SET indexed = indexed - ?, size = size - ? WHERE name = ?",
                row.length,
                row.length,
                row.file,
            )

    def proceed(self, name: str, indexed: int, size: int) -> None:
        """Note up to which byte a file's records are in here, and how large it is.

        Another size counts as a change, for datapackage.json says how large it is too.
        """
        self._begin()
        if self.progress(name)[1] != size:
            self._next()
        self._change("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", name, indexed, size)

    def forget(self, name: str) -> None:
        """Note that a file is gone."""
        self._begin()
        self._change("DELETE FROM files WHERE name = ?", name)

    def finish(self) -> None:
        """Note that everything is in here now."""
        self._begin()
        self._change("UPDATE state SET value = 1 WHERE name = 'complete'")
        self.commit()

    def settle(self, position: Position) -> None:
        """Note that the other indexes follow up to here."""
        self._begin()
        self._change("UPDATE state SET value = ? WHERE name = 'listed number'", position.number)
        self._change("UPDATE state SET value = ? WHERE name = 'listed sequence'", position.sequence)

    def scrub(self, *, wait: int = 30) -> None:
        """Leave nothing on disk of what was deleted: neither in free pages (secure_delete) nor in the log.

        Waits that many seconds for others who read the log; then OperationFailed.
        """
        self.commit()
        self._change(f"PRAGMA busy_timeout = {wait * 1000}")
        busy, *_ = self._rows("PRAGMA wal_checkpoint(TRUNCATE)")[0]
        if busy:
            raise OperationFailed(
                "the catalogue is being read, so what was removed is not gone from its log yet",
                cure="end the other byline processes that read this archive, then byline reindex",
            )

    def _next(self) -> int:
        self._change("UPDATE state SET value = value + 1 WHERE name = 'sequence'")
        return self.sequence

    def _begin(self) -> None:
        if not self._connection.in_transaction:
            self._change("BEGIN IMMEDIATE")

    def _change(self, sql: str, *values: object) -> None:
        with explained():
            self._connection.execute(sql, values)
