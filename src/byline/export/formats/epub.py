# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A book (EPUB 3.3): a title page, contents, a chapter an article with its notice and evidence, and all credits."""

import hashlib
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from byline.export.dates import published
from byline.export.disk import Spool
from byline.export.formats import Writer
from byline.export.item import Item, one_line, text_changes
from byline.export.languages import direction, language_tag
from byline.export.rendering import resource, template
from byline.export.staging import Staging
from byline.export.zipped import Zip
from byline.licensing.notice import render
from byline.licensing.texts import license_text, text_name
from byline.model._value import Value
from byline.model.license import License

NAME = "articles.epub"
SUFFIX = ".epub"
_TITLE = "Openly licensed articles"
_FOLDER = "EPUB/"
_NAMESPACE = uuid.UUID("3e0f3a0e-52a5-5f0e-8a1d-0c5f5a5a9d11")
_MANY = 5

changes = text_changes


class _Row(Value):
    """What the pages about the whole say of an article."""

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


class _Rows:
    """The rows, read from the disk each time that somebody goes through them."""

    def __init__(self, kept: Spool[_Row]) -> None:
        self._kept = kept

    def __iter__(self) -> Iterator[_Row]:
        return map(_Row.model_validate_json, self._kept.lines())


class _BookWriter:
    def __init__(self, staging: Staging, package: Zip) -> None:
        self._package = package
        self._rows = staging.spool(_Row, "rows")
        self._licenses: Counter[str] = Counter()
        self._terms: dict[str, License] = {}
        self._languages: Counter[str] = Counter()
        self._agencies: Counter[str] = Counter()
        self._content = hashlib.sha256()
        self._newest = datetime.min.replace(tzinfo=UTC)

    def add(self, item: Item) -> tuple[str, ...]:
        row = _row(item)
        if not self._rows.count:
            # OCF 3.3, section 4.2.2: it comes first, and is not compressed, so that tools know the file by it.
            self._package.write("mimetype", "application/epub+zip", stored=True)
            self._package.write("META-INF/container.xml", resource("epub/container.xml"))
            self._package.write(f"{_FOLDER}book.css", resource("epub/book.css"))
        page = template("epub/chapter.xhtml").render(item=item, row=row, notice=row.notice)
        entry = self._package.write(f"{_FOLDER}articles/{row.id}.xhtml", page)
        self._content.update(entry.sha256.encode())
        terms = item.attribution.license
        self._licenses[terms.id] += 1
        self._terms[terms.id] = terms
        self._languages[row.language] += 1
        self._agencies[row.agency] += 1
        self._newest = max(self._newest, item.article.retrieved)
        self._rows.add(row)
        return (NAME,)

    @property
    def begun(self) -> bool:
        """Whether there is a chapter."""
        return self._rows.count > 0

    def finish(self) -> None:
        """Write what is about all articles, behind their chapters."""
        facts = {**self._facts(), "rows": _Rows(self._rows)}
        for name in ("title.xhtml", "nav.xhtml", "credits.xhtml", "package.opf"):
            with self._package.open(_FOLDER + name) as entry:
                for piece in template(f"epub/{name}").generate(facts):
                    entry.write(piece.encode("utf-8", "replace"))

    def _facts(self) -> dict[str, Any]:
        count = self._rows.count
        first = next(iter(_Rows(self._rows)))
        licenses = [self._terms[name] for name, _ in self._licenses.most_common()]
        languages = [language for language, _ in self._languages.most_common() if language]
        agencies = [agency for agency, _ in self._agencies.most_common() if agency]
        names = ", ".join(terms.short for terms in licenses)
        return {
            "title": first.title if count == 1 else _TITLE,
            "count": count,
            "identifier": uuid.uuid5(_NAMESPACE, self._content.hexdigest()).urn,
            "modified": f"{published(self._newest):%Y-%m-%dT%H:%M:%SZ}",
            "languages": languages,
            "direction": direction(languages[0] if languages else ""),
            "creators": list(filter(None, (first.creators, first.agency))) if count == 1 else agencies,
            "agencies": agencies if len(agencies) <= _MANY else [],
            "licences": names,
            "licence_uris": [terms.uri for terms in licenses],
            "rights": f"Each article stays under its own licence ({names}); see the page Credits.",
            "texts": {text_name(terms): text for terms in licenses if (text := license_text(terms))},
        }


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
    )


@contextmanager
def writer(staging: Staging) -> Iterator[Writer]:
    """Writes articles.epub."""
    with staging.binary(NAME) as file, Zip(file) as package:
        book = _BookWriter(staging, package)
        yield book
        if book.begun:
            book.finish()


single = writer
