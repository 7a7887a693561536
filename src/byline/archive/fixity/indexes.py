# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Compares what is derived with what it is derived from: the catalogue with one made anew, CDXJ and pages with it.

An interrupted write leaves the catalogue behind the WARC files, and the other indexes behind the catalogue; each notes
how far it came, and the next write goes on from there. What lies beyond is late, not wrong.
"""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from byline.archive import cdxj, pages
from byline.archive.catalog import Catalog, RecordRow
from byline.archive.derived import read_lines, sorted_by_bytes
from byline.archive.fixity.codes import finding
from byline.archive.layout import CATALOG
from byline.model.archived import ArchivedArticle
from byline.model.finding import Finding

_Item = TypeVar("_Item")
_RECORDS = f"SELECT {', '.join(RecordRow._fields)} FROM records ORDER BY record_id"  # noqa: S608
_LATE = "SELECT DISTINCT article_id FROM records WHERE file = ? AND offset >= ?"


class Comparison:
    """A catalogue as it lies in an archive, beside one that was made anew from the WARC files."""

    def __init__(self, kept: sqlite3.Connection, made: sqlite3.Connection, files: Iterable[str]) -> None:
        self._kept_rows, self._made_rows = kept, made
        self._kept, self._made = Catalog(kept), Catalog(made)
        self._seen_until = {file: self._kept.progress(file)[0] for file in files}
        late = (made.execute(_LATE, place) for place in self._seen_until.items())
        self._late = {article_id for rows in late for (article_id,) in rows}

    def catalog(self) -> Iterator[Finding]:
        """What is wrong with catalog.sqlite."""
        pairs = _pairs(_records(self._kept_rows), _records(self._made_rows), lambda row: row.record_id)
        for kept, made in pairs:
            if made is None:
                assert kept is not None
                yield _at(kept, "AV502", kept.type)
            elif kept is None:
                if made.offset < self._seen_until[made.file]:
                    yield _at(made, "AV503", made.type)
            elif kept != made and made.article_id not in self._late:
                yield _at(made, "AV504", ", ".join(_differing(kept._asdict(), made._asdict())))
        for left, right in _pairs(self._kept.articles(), self._made.articles(), lambda article: article.id):
            known = left or right
            assert known is not None
            if left != right and known.id not in self._late:
                yield finding("AV505", f"{known.id}, {_difference(left, right)}", file=CATALOG)

    def texts(self) -> Iterator[Finding]:
        """Articles whose text is not there."""
        for article in self._made.articles():
            if article.text is None and article.id not in self._late:
                yield finding("AV542", article.id, file=article.metadata.file, offset=article.metadata.offset)

    def cdxj(self, folder: Path) -> Iterator[Finding]:
        """What is wrong with index.cdxj."""
        path, listed = folder / cdxj.FILE, self._kept.listed.number
        if not path.is_file():
            if listed:
                yield finding("AV511", "there is no such file", file=cdxj.FILE)
            return
        late = {cdxj.line_of(row) for row in self._kept.captures(after=listed)} if listed else None
        expected = sorted_by_bytes(map(cdxj.line_of, self._kept.captures()))
        try:
            for found, wanted in _pairs(_ascending(read_lines(path)), expected, lambda line: line):
                if wanted is None:
                    yield finding("AV512", _shown(found or b""), file=cdxj.FILE)
                elif found is None and late is not None and wanted not in late:
                    yield finding("AV511", _shown(wanted), file=cdxj.FILE)
        except _Disorder as disorder:
            yield finding("AV513", str(disorder), file=cdxj.FILE)

    def pages(self, folder: Path) -> Iterator[Finding]:
        """What is wrong with pages.jsonl."""
        path, listed = folder / pages.FILE, self._kept.listed.sequence
        if not path.is_file():
            if listed:
                yield finding("AV521", "there is no such file", file=pages.FILE)
            return
        late = {change.id for change in self._kept.changes(listed)}
        lines = read_lines(path)
        try:
            _json(next(lines, b""))["format"]
            found_pages = _ascending(map(_json, lines), key=lambda page: str(page["id"]))
            for page, article in _pairs(found_pages, self._kept.articles(), _id_of):
                article_id = _id_of(page if page is not None else article)
                if article_id in late:
                    continue
                if page is None:
                    yield finding("AV521", article_id, file=pages.FILE)
                elif article is None:
                    yield finding("AV522", article_id, file=pages.FILE)
                elif names := self._wrong(page, article):
                    yield finding("AV524", f"{article_id}, {', '.join(names)}", file=pages.FILE)
        except (_Disorder, ValueError, KeyError, TypeError) as error:
            yield finding("AV523", str(error), file=pages.FILE)

    def _wrong(self, page: dict[str, Any], article: ArchivedArticle) -> list[str]:
        """The names of what a page says wrong. Its text is compared by the digest of the text record."""
        expected = {**json.loads(pages.line_of(article, "")), "text": page.get("text")}
        names = _differing(page, expected)
        record = self._made.record(article.text.record_id) if article.text else None
        text = str(page.get("text", "")).encode("utf-8", "surrogatepass")
        if record and record.digest != f"sha256:{hashlib.sha256(text).hexdigest()}":
            names.append("text")
        return names


class _Disorder(Exception):
    """Lines are not in ascending order."""


def _records(connection: sqlite3.Connection) -> Iterator[RecordRow]:
    return (RecordRow(*row) for row in connection.execute(_RECORDS))


def _ascending(items: Iterable[_Item], key: Callable[[_Item], Any] = lambda item: item) -> Iterator[_Item]:
    before = None
    for number, item in enumerate(items, start=1):
        here = key(item)
        if before is not None and here <= before:
            raise _Disorder(f"entry {number}")
        before = here
        yield item


def _pairs(
    left: Iterator[Any], right: Iterator[Any], key: Callable[[Any], Any]
) -> Iterator[tuple[Any | None, Any | None]]:
    """Two ascending streams side by side: items of equal key together, others with None."""
    one, other = next(left, None), next(right, None)
    while one is not None or other is not None:
        if other is None or (one is not None and key(one) < key(other)):
            yield one, None
            one = next(left, None)
        elif one is None or key(other) < key(one):
            yield None, other
            other = next(right, None)
        else:
            yield one, other
            one, other = next(left, None), next(right, None)


def _at(row: RecordRow, code: str, detail: str) -> Finding:
    return finding(code, detail, file=row.file, offset=row.offset, record_id=row.record_id)


def _difference(kept: ArchivedArticle | None, made: ArchivedArticle | None) -> str:
    if kept is None or made is None:
        return "which it lacks" if kept is None else "which no record has"
    return ", ".join(_differing(dict(kept), dict(made)))


def _differing(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    return [name for name in {**one, **other} if one.get(name) != other.get(name)]


def _json(line: bytes) -> dict[str, Any]:
    value = json.loads(line)
    if not isinstance(value, dict):
        raise TypeError(f"a line is not an object: {_shown(line)}")
    return value


def _id_of(item: Any) -> str:
    return item.id if isinstance(item, ArchivedArticle) else str(item["id"])


def _shown(line: bytes) -> str:
    return line[:200].decode("utf-8", "replace")
