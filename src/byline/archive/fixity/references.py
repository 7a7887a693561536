# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What records say of each other, kept in a temporary database, so that millions of them can be compared."""

import sqlite3
from collections.abc import Iterator
from typing import Self

from byline.archive.fixity.codes import finding
from byline.archive.fixity.record import Seen
from byline.model.finding import Finding
from byline.warc.headers import bare_uri

_SCHEMA = """
CREATE TABLE record (number INTEGER PRIMARY KEY, id TEXT, file TEXT, offset INTEGER, type TEXT, date TEXT, uri TEXT,
                     digest TEXT);
CREATE TABLE first (id TEXT PRIMARY KEY, number INTEGER) WITHOUT ROWID;
CREATE TABLE reference (record INTEGER, field TEXT, target TEXT);
CREATE TABLE revisit (record INTEGER, target TEXT, date TEXT, uri TEXT);
CREATE VIEW named AS SELECT record.* FROM first JOIN record USING (number);
"""
_FIELDS = ("WARC-Concurrent-To", "WARC-Refers-To", "WARC-Warcinfo-ID", "WARC-Segment-Origin-ID")

# Each query gives file, offset and id of a record, and a detail.
_TWICE = """
SELECT r.file, r.offset, r.id, 'first at byte ' || f.offset || ' of ' || f.file
FROM record r JOIN named f ON f.id = r.id WHERE f.number <> r.number ORDER BY r.number
"""
# Naming a warcinfo record of another file is what Warcinfo-ID is for (5.16), so a file alone may do that.
_DANGLING = """
SELECT r.file, r.offset, r.id, x.field || ' ' || x.target FROM reference x JOIN record r ON r.number = x.record
WHERE x.target NOT IN (SELECT id FROM first) AND (? OR x.field <> 'WARC-Warcinfo-ID') ORDER BY r.number
"""
_NO_WARCINFO = """
SELECT r.file, r.offset, r.id, x.target || ' is a ' || t.type || ' record'
FROM reference x JOIN record r ON r.number = x.record JOIN named t ON t.id = x.target
WHERE x.field = 'WARC-Warcinfo-ID' AND t.type <> 'warcinfo' ORDER BY r.number
"""
# Dates may differ in precision; digests can be compared only if they are of one algorithm.
_OTHER_ORIGINAL = """
WITH pair AS (SELECT r.*, t.date AS t_date, t.uri AS t_uri, t.digest AS t_digest, v.date AS v_date, v.uri AS v_uri
    FROM revisit v JOIN record r ON r.number = v.record JOIN named t ON t.id = v.target)
SELECT file, offset, id, 'date ' || v_date || ', not ' || t_date FROM pair
    WHERE instr(v_date, rtrim(t_date, 'Z')) <> 1 AND instr(t_date, rtrim(v_date, 'Z')) <> 1
UNION ALL SELECT file, offset, id, 'URI ' || v_uri || ', not ' || t_uri FROM pair WHERE v_uri <> t_uri
UNION ALL SELECT file, offset, id, 'digest ' || digest || ', not ' || t_digest FROM pair
    WHERE digest <> t_digest AND substr(digest, 1, instr(digest, ':')) = substr(t_digest, 1, instr(t_digest, ':'))
"""
_OTHER_DATE = """
SELECT r.file, r.offset, r.id, r.date || ', not ' || t.date FROM reference x
    JOIN record r ON r.number = x.record JOIN named t ON t.id = x.target
WHERE x.field = 'WARC-Concurrent-To'
    AND instr(r.date, rtrim(t.date, 'Z')) <> 1 AND instr(t.date, rtrim(r.date, 'Z')) <> 1 ORDER BY r.number
"""
_NO_CAPTURE = """
SELECT r.file, r.offset, r.id, coalesce(x.target || ' is a ' || t.type || ' record', 'WARC-Refers-To is missing')
FROM record r LEFT JOIN reference x ON x.record = r.number AND x.field = 'WARC-Refers-To'
    LEFT JOIN named t ON t.id = x.target
WHERE r.type IN ('metadata', 'conversion')
    AND (x.target IS NULL OR t.type NOT IN ('response', 'resource', 'revisit')) ORDER BY r.number
"""


class References:
    """The records that were seen, and which others each of them names."""

    def __init__(self) -> None:
        # An empty name makes a private database in a temporary file, which grows on disk and not in memory.
        self._database = sqlite3.connect("")
        self._database.executescript(_SCHEMA)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def add(self, seen: Seen) -> None:
        """Note a record. References go to the first record of an id."""
        headers = seen.headers
        date, uri = headers.get("WARC-Date"), headers.get_uri("WARC-Target-URI")
        row = (seen.record_id, seen.file, seen.offset, seen.type, date, uri, seen.digest or None)
        number = self._database.execute("INSERT INTO record VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", row).lastrowid
        if seen.record_id:
            self._database.execute("INSERT OR IGNORE INTO first VALUES (?, ?)", (seen.record_id, number))
        self._database.executemany(
            "INSERT INTO reference VALUES (?, ?, ?)",
            [(number, field, bare_uri(value)) for field in _FIELDS for value in headers.get_all(field)],
        )
        if seen.type == "revisit" and (target := headers.get_uri("WARC-Refers-To")):
            date, uri = headers.get("WARC-Refers-To-Date"), headers.get_uri("WARC-Refers-To-Target-URI")
            self._database.execute("INSERT INTO revisit VALUES (?, ?, ?, ?)", (number, target, date, uri))

    def compare(self, *, whole: bool) -> Iterator[Finding]:
        """What is wrong between records. `whole` says that these are all records of an archive of ours."""
        self._database.execute("CREATE INDEX IF NOT EXISTS by_record ON reference (record)")
        yield from self._find("AV301", _TWICE)
        yield from self._find("AV302" if whole else "AV303", _DANGLING, whole)
        yield from self._find("AV304", _NO_WARCINFO)
        yield from self._find("AV305", _OTHER_ORIGINAL)
        yield from self._find("AV306", _OTHER_DATE)
        if whole:
            yield from self._find("AV402", _NO_CAPTURE)

    def place_of(self, record_id: str) -> tuple[str, int] | None:
        """File and offset of a record, if one of this id was seen."""
        query = "SELECT file, offset FROM named WHERE id = ?"
        return next(self._database.execute(query, (record_id,)), None)

    def conversions(self) -> Iterator[tuple[str, str, int]]:
        """Id, file and offset of every conversion record."""
        yield from self._database.execute(
            "SELECT id, file, offset FROM record WHERE type = 'conversion' ORDER BY number"
        )

    def _find(self, code: str, query: str, *values: object) -> Iterator[Finding]:
        for file, offset, record_id, detail in self._database.execute(query, values):
            yield finding(code, detail, file=file, offset=offset, record_id=record_id)
