# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The file catalog.sqlite: its tables, and how it is opened by who writes, who reads, and who must not touch it."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from byline.archive.layout import CATALOG
from byline.errors import ArchiveDamaged, OperationFailed

_VERSION = 4
_SCHEMA = """
CREATE TABLE state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE files (name TEXT PRIMARY KEY, indexed INTEGER NOT NULL, size INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE records (
    number INTEGER PRIMARY KEY, record_id TEXT NOT NULL UNIQUE, type TEXT NOT NULL,
    file TEXT NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL,
    uri TEXT NOT NULL, date TEXT NOT NULL, digest TEXT, status TEXT, mime TEXT, refers_to TEXT, article_id TEXT,
    former TEXT);
CREATE INDEX by_place ON records (file, offset);
CREATE INDEX by_article ON records (article_id);
CREATE INDEX by_digest ON records (digest) WHERE type IN ('response', 'resource', 'revisit');
CREATE INDEX by_uri ON records (uri) WHERE type IN ('response', 'resource', 'revisit');
CREATE INDEX by_former ON records (former) WHERE former IS NOT NULL;
CREATE INDEX by_response ON records (refers_to) WHERE type = 'request';
CREATE TABLE articles (
    id TEXT PRIMARY KEY, sequence INTEGER NOT NULL UNIQUE, decided INTEGER NOT NULL,
    capture_id TEXT NOT NULL, metadata_id TEXT NOT NULL, text_id TEXT,
    media_type TEXT NOT NULL, license TEXT NOT NULL, facts TEXT NOT NULL, conclusion TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX by_license ON articles (license);
CREATE TABLE policies (metadata_id TEXT PRIMARY KEY, capture_id TEXT NOT NULL, uri TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX by_policy ON policies (uri);
CREATE TABLE removed (id TEXT PRIMARY KEY, sequence INTEGER NOT NULL UNIQUE) WITHOUT ROWID;
"""


def open_to_write(folder: Path) -> sqlite3.Connection:
    """For the holder of the archive's lock. A file that cannot be used, or is none yet, is made anew and empty."""
    try:
        return _prepared(folder)
    except sqlite3.DatabaseError:
        delete(folder)
        return _prepared(folder)


def open_to_read(folder: Path, *, read_only: bool) -> sqlite3.Connection | None:
    """For readers; None if there is no usable file. `read_only` says that nothing in the folder can change.

    In WAL mode SQLite wants to write beside the file, which read-only media forbid; told that the file cannot change,
    it does without. But then it would pass over a write-ahead log left there, so with one the file is not usable.
    """
    path = folder / CATALOG
    if not path.is_file() or (read_only and path.with_name(f"{CATALOG}-wal").exists()):
        return None
    connection = _connect(_uri(path, "ro&immutable=1" if read_only else "rw"))
    try:
        connection.execute("PRAGMA query_only = ON")
        if _version(connection) == _VERSION:
            return connection
    except sqlite3.DatabaseError:
        pass
    connection.close()
    return None


def open_private() -> sqlite3.Connection:
    """An empty catalogue that nobody else sees and that is gone when it is closed; SQLite keeps it in a file."""
    connection = _connect("")
    _set_up(connection)
    return connection


def delete(folder: Path) -> None:
    """Delete the catalogue."""
    for suffix in ("", "-wal", "-shm"):
        (folder / f"{CATALOG}{suffix}").unlink(missing_ok=True)


@contextmanager
def explained() -> Iterator[None]:
    """Turn what SQLite complains of into what a person has to know."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise OperationFailed(f"{CATALOG} cannot be used now: {error}", cure="try again") from error
    except sqlite3.DatabaseError as error:
        raise ArchiveDamaged(f"{CATALOG} cannot be used: {error}", cure="byline reindex makes it anew") from error


def _prepared(folder: Path) -> sqlite3.Connection:
    connection = _connect(_uri(folder / CATALOG, "rwc"))
    try:
        # In this mode a power cut can take the newest transactions, but never the file's soundness; what is missing
        # then comes again from the WARC files. Nobody waits for the disk, and readers do not wait for the writer.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA secure_delete = ON")  # what is taken down must not stay in free pages
        if _version(connection) != _VERSION:
            _set_up(connection)
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _set_up(connection: sqlite3.Connection) -> None:
    """Lay out the tables; sqlite3.DatabaseError if there are others.

    The first sequence number is the time in microseconds: changes are slower than the clock, so a catalogue that was
    made anew never gives a number that the one before it gave, and every index built on that one finds out.
    """
    connection.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version = {_VERSION}; COMMIT;")
    first = (
        ("sequence", time.time_ns() // 1000),
        ("complete", 0),
        ("tombstones", 0),
        ("listed number", 0),
        ("listed sequence", 0),
    )
    connection.executemany("INSERT INTO state VALUES (?, ?)", first)


def _connect(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(uri, timeout=30, isolation_level=None, uri=True)


def _uri(path: Path, mode: str) -> str:
    return f"file:{quote(str(path.absolute()))}?mode={mode}"


def _version(connection: sqlite3.Connection) -> int:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    assert isinstance(version, int)
    return version
