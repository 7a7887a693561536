# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The word list of an index: every word as it stands in the articles, with the token that it became.

Engines hold stems only: words and stems together would be half as many tokens again (360 an article against 245).
Wildcards and likeness are matched here, on whole words: `politi*` finds "politics", though its stem is "polit". And a
highlighter learns here which words it need not stem. The list may hold words of articles that were replaced; it never
lacks one, because it is written before the engine.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from fnmatch import translate
from pathlib import Path

from byline.search.likeness import Likeness

_SCHEMA = """
CREATE TABLE IF NOT EXISTS words (word TEXT NOT NULL, token TEXT NOT NULL, PRIMARY KEY (word, token)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tokens ON words (token);
"""
_LAST = "\U0010ffff"
_CHUNK = 500
_STEPS = 16
"""Words that are stepped over one by one before a new place is sought in the list."""


class WordList:
    """The word list in `file`, an empty one at first. Raises sqlite3.DatabaseError if it is damaged."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._held: sqlite3.Connection | None = None
        self._known: tuple[int, int] | None = None

    def exists(self) -> bool:
        """Whether there is one on the disk."""
        return self._file.is_file()

    def add(self, words: Iterable[tuple[str, str]]) -> None:
        """Add (word, token) pairs; those that are there already stay as they are."""
        with self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("INSERT OR IGNORE INTO words VALUES (?, ?)", sorted(words))
            connection.execute("COMMIT")

    def keep(self, tokens: Iterable[str]) -> None:
        """Forget every word whose token is not among `tokens`: no trace of a removed article's words stays on disk."""
        with self._connection() as connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("CREATE TEMP TABLE kept (token TEXT PRIMARY KEY) WITHOUT ROWID")
            connection.executemany("INSERT OR IGNORE INTO kept VALUES (?)", ((token,) for token in tokens))
            connection.execute("DELETE FROM words WHERE token NOT IN (SELECT token FROM kept)")

    def tokens(self, pattern: str, *, limit: int) -> set[str]:
        """The tokens of the words that match `pattern` (`*` any letters, `?` one); at most `limit` + 1 of them."""
        literal = re.split(r"[*?]", pattern, maxsplit=1)[0]
        matches = wildcard(pattern).match
        found: set[str] = set()
        asked = "SELECT word, token FROM words WHERE word >= ? AND word < ? ORDER BY word"
        with closing(self._reading().execute(asked, (literal, literal + _LAST))) as rows:
            for word, token in rows:
                if matches(word):
                    found.add(token)
                    if len(found) > limit:
                        break
        return found

    def near(self, word: str, distance: int, *, limit: int) -> set[str]:
        """The tokens of the words within `distance` of `word` (see `Likeness`); at most `limit` + 1 of them."""
        likeness = Likeness(word, distance)
        found: set[str] = set()
        start: str | None = ""
        asked = "SELECT word, token FROM words WHERE word >= ? ORDER BY word"
        while start is not None:
            with closing(self._reading().execute(asked, (start,))) as rows:
                start = _near(rows, likeness, found, limit)
        return found

    def words(self, tokens: Iterable[str]) -> frozenset[str]:
        """Every word that became one of `tokens`."""
        wanted = list(tokens)
        found: set[str] = set()
        for start in range(0, len(wanted), _CHUNK):
            chunk = wanted[start : start + _CHUNK]
            marks = ", ".join("?" * len(chunk))
            rows = self._reading().execute(f"SELECT word FROM words WHERE token IN ({marks})", chunk)  # noqa: S608 - marks only
            found.update(word for (word,) in rows)
        return frozenset(found)

    def close(self) -> None:
        """Let go of the file."""
        if self._held is not None:
            self._held.close()
            self._held = None

    def _reading(self) -> sqlite3.Connection:
        """A connection that stays open, to the file that lies there now: another may have been put in its place."""
        if not self.exists():
            with self._connection():
                pass
        told = self._file.stat()
        if self._held is None or self._known != (told.st_dev, told.st_ino):
            self.close()
            self._held = sqlite3.connect(self._file, timeout=30, isolation_level=None)
            self._known = (told.st_dev, told.st_ino)
        return self._held

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        new = not self.exists()
        connection = sqlite3.connect(self._file, timeout=30, isolation_level=None)
        try:
            if new:
                connection.executescript(_SCHEMA)
            yield connection
        finally:
            connection.close()


def _near(rows: Iterable[tuple[str, str]], likeness: Likeness, found: set[str], limit: int) -> str | None:
    """Put tokens of words that are near into `found`; returns where to go on, or None at the end."""
    wrong, steps = "", 0
    for word, token in rows:
        if wrong and word.startswith(wrong):
            steps += 1
            if steps > _STEPS:
                return wrong + _LAST
            continue
        steps = 0
        near, wrong = likeness.tried(word)
        if near:
            found.add(token)
            if len(found) > limit:
                return None
    return None


def wildcard(pattern: str) -> re.Pattern[str]:
    """A regular expression that matches, in full, what the wildcard pattern matches."""
    # fnmatch writes expressions that never backtrack, whatever the pattern.
    return re.compile(translate(pattern.replace("[", "[[]")))
