# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A book (EPUB 3.3): a title page, contents, a chapter an article with its notice and evidence, and all credits."""

import hashlib
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from byline.export.dates import published
from byline.export.disk import Spool
from byline.export.formats import Writer
from byline.export.item import Item, one_line, text_changes
from byline.export.languages import direction, language_tag
from byline.export.rendering import resource, template
from byline.export.staging import Staging
from byline.export.zipped import Zip
from byline.licensing.catalog import catalog
from byline.licensing.notice import render
from byline.licensing.texts import license_text, text_name
from byline.model._value import Value

NAME = "articles.epub"
SUFFIX = ".epub"
_TITLE = "Openly licensed articles"
_FOLDER = "EPUB/"
_NAMESPACE = uuid.UUID("3e0f3a0e-52a5-5f0e-8a1d-0c5f5a5a9d11")
_MANY = 5

changes = text_changes


class _Row(Value):
    """What is said of an article on the pages about the whole."""

    id: str
    title: str
    creators: str
    agency: str
    date: str
    language: str
    license: str
    license_uri: str
    source: str | None
    notice: str
    terms: str
    """The id of the licence."""
    retrieved: datetime


class _Chapter(Value):
    """A page that is written when all of them are there: a ZIP file that was cut cannot be gone on with."""

    name: str
    page: str


class _Rows:
    """The rows, read from the disk each time that somebody goes through them."""

    def __init__(self, kept: Spool[_Row]) -> None:
        self._kept = kept

    def __iter__(self) -> Iterator[_Row]:
        return map(_Row.model_validate_json, self._kept.lines())


class _BookWriter:
    def __init__(self, staging: Staging) -> None:
        self._chapters = staging.spool(_Chapter, "chapters")
        self._kept = staging.spool(_Row, "rows")

    def add(self, item: Item) -> tuple[str, ...]:
        row = _row(item)
        page = template("epub/chapter.xhtml").render(item=item, row=row, notice=row.notice)
        self._chapters.add(_Chapter(name=f"{_FOLDER}articles/{row.id}.xhtml", page=page))
        self._kept.add(row)
        return (NAME,)

    @property
    def begun(self) -> bool:
        """Whether there is a chapter."""
        return self._kept.count > 0

    def write(self, package: Zip) -> None:
        """Write the chapters, and behind them what is about all articles."""
        # OCF 3.3, section 4.2.2: it comes first, and is not compressed, so that tools know the file by it.
        package.write("mimetype", "application/epub+zip", stored=True)
        package.write("META-INF/container.xml", resource("epub/container.xml"))
        package.write(f"{_FOLDER}book.css", resource("epub/book.css"))
        content = hashlib.sha256()
        for chapter in map(_Chapter.model_validate_json, self._chapters.lines()):
            content.update(package.write(chapter.name, chapter.page).sha256.encode())
        rows = _Rows(self._kept)
        facts = {**_facts(rows), "identifier": uuid.uuid5(_NAMESPACE, content.hexdigest()).urn, "rows": rows}
        for name in ("title.xhtml", "nav.xhtml", "credits.xhtml", "package.opf"):
            with package.open(_FOLDER + name) as entry:
                for piece in template(f"epub/{name}").generate(facts):
                    entry.write(piece.encode("utf-8", "replace"))


def _facts(rows: _Rows) -> dict[str, Any]:
    """What is said of the whole."""
    first = next(iter(rows))
    count = sum(1 for _ in rows)
    licenses = [catalog().require(name) for name in _ranked(row.terms for row in rows)]
    languages = _ranked(row.language for row in rows)
    agencies = _ranked(row.agency for row in rows)
    names = ", ".join(terms.short for terms in licenses)
    return {
        "title": first.title if count == 1 else _TITLE,
        "count": count,
        "modified": f"{published(max(row.retrieved for row in rows)):%Y-%m-%dT%H:%M:%SZ}",
        "languages": languages,
        "direction": direction(languages[0] if languages else ""),
        "creators": list(filter(None, (first.creators, first.agency))) if count == 1 else agencies,
        "agencies": agencies if len(agencies) <= _MANY else [],
        "licences": names,
        "licence_uris": [terms.uri for terms in licenses],
        "rights": f"Each article stays under its own licence ({names}); see the page Credits.",
        "texts": {text_name(terms): text for terms in licenses if (text := license_text(terms))},
    }


def _ranked(values: Iterable[str]) -> list[str]:
    """Each value once, the most frequent first; what is not known is left out."""
    return [value for value, _ in Counter(values).most_common() if value]


def _row(item: Item) -> _Row:
    facts = item.article.article
    return _Row(
        id=item.article.id,
        title=item.title,
        creators=", ".join(filter(None, map(one_line, item.attribution.creators))),
        agency=one_line(facts.agency or next(iter(item.attribution.parties), "")),
        date=facts.published or "",
        language=language_tag(facts.language),
        license=item.attribution.license.short,
        license_uri=item.attribution.license.uri,
        source=item.attribution.source_uri,
        notice=render(item.attribution, "html").content,
        terms=item.attribution.license.id,
        retrieved=item.article.retrieved,
    )


@contextmanager
def writer(staging: Staging) -> Iterator[Writer]:
    """Writes articles.epub."""
    book = _BookWriter(staging)
    yield book
    with staging.binary(NAME) as file, Zip(file) as package:
        if book.begun:
            book.write(package)


single = writer
