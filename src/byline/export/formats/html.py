# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A small static site: an index, a page an article with its notice and its evidence, and a page of credits.

It needs no script: one copies notices, where the browser lets it.
"""

import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from byline.export.formats import Item, Writer, one_line, text_changes
from byline.export.languages import language_name, language_tag
from byline.export.rendering import resource, template
from byline.export.staging import Staging
from byline.licensing.notice import render
from byline.model._value import Value

changes = text_changes
SUFFIX = ".html"
SHEET, SCRIPT = "style.css", "copy.js"


class _Row(Value):
    """What the index says of an article. No excerpt: a part of the text would stand there without its notice."""

    id: str
    title: str
    credit: str
    creators: str
    agency: str
    date: str
    language: str
    license: str
    notice: str


class _Facet(NamedTuple):
    """One value to filter the index by: `code` is its class name in the style sheet."""

    code: str
    value: str
    articles: int


class _SiteWriter:
    def __init__(self, staging: Staging) -> None:
        self._staging = staging
        self._rows = staging.spool(_Row, "rows")

    def add(self, item: Item) -> tuple[str, ...]:
        row = _row(item)
        self._rows.add(row)
        return (self._staging.write(f"articles/{item.article.id}.html", _page(item, row)),)

    def finish(self) -> None:
        rows = list(map(_Row.model_validate_json, self._rows.lines()))
        facets = {
            "Licence": _facets("l", (row.license for row in rows)),
            "Agency": _facets("a", (row.agency for row in rows)),
            "Year": sorted(_facets("y", (row.date[:4] for row in rows)), key=lambda facet: facet.value, reverse=True),
            "Language": _facets("t", (language_name(row.language) for row in rows)),
        }
        codes = {name: {facet.value: facet.code for facet in group} for name, group in facets.items()}
        pages = {
            "index.html": {"rows": rows, "facets": facets, "codes": codes},
            "credits.html": {"rows": rows},
            "filter.css": {"facets": facets},
        }
        for name, values in pages.items():
            self._staging.write(name, template(name).render(values))
        for name in (SHEET, SCRIPT):
            self._staging.write(name, resource(name))


class _PageWriter:
    """Writes an article as a page that needs no other file."""

    def __init__(self, staging: Staging) -> None:
        self._staging = staging

    def add(self, item: Item) -> tuple[str, ...]:
        sheet, script = resource(SHEET), resource(SCRIPT)
        inline = {"sheet": sheet, "style": _digest(sheet), "code": script, "script": _digest(script)}
        return (self._staging.write("article.html", _page(item, _row(item), inline=inline)),)


def _page(item: Item, row: _Row, **values: object) -> str:
    notice, linked = (render(item.attribution, carrier).content for carrier in ("html", "json-ld"))
    return template("article.html").render(item=item, row=row, notice=notice, linked=linked, **values)


def _digest(content: str) -> str:
    """What a content security policy calls a style sheet or a script that stands in the page."""
    return f"'sha256-{b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _row(item: Item) -> _Row:
    facts = item.article.article
    return _Row(
        id=item.article.id,
        title=item.title,
        credit=item.credit,
        creators=", ".join(filter(None, map(one_line, item.attribution.creators))),
        agency=one_line(facts.agency or next(iter(item.attribution.parties), "")),
        date=facts.published or "",
        language=language_tag(facts.language),
        license=item.attribution.license.short,
        notice=item.notice,
    )


def _facets(letter: str, values: Iterable[str]) -> list[_Facet]:
    """The values with their counts, the most frequent first; empty ones cannot be chosen."""
    counts = Counter(value for value in values if value)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [_Facet(f"{letter}{number}", value, count) for number, (value, count) in enumerate(ranked)]


@contextmanager
def writer(staging: Staging) -> Iterator[Writer]:
    """Writes index.html, articles/ID.html, credits.html, two style sheets and a script."""
    site = _SiteWriter(staging)
    yield site
    site.finish()


@contextmanager
def single(staging: Staging) -> Iterator[Writer]:
    """Writes one page with its style sheet in it."""
    yield _PageWriter(staging)
