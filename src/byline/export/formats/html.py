# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A small static site: an index, a page an article with its notice and its evidence, one style sheet, no script."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from byline.export.formats import Item, Writer, text_changes
from byline.export.staging import Staging
from byline.licensing.notice import render

if TYPE_CHECKING:
    from jinja2 import Environment

# Scripts that are written from right to left, by the primary subtags of their languages.
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})
_EXCERPT = 220

changes = text_changes


class _Row(NamedTuple):
    """What the index says of an article."""

    id: str
    title: str
    credit: str
    date: str
    language: str
    direction: str
    license: str
    excerpt: str


class _SiteWriter:
    def __init__(self, staging: Staging) -> None:
        self._staging = staging
        self._rows: list[_Row] = []

    def add(self, item: Item) -> tuple[str, ...]:
        row = _row(item)
        self._rows.append(row)
        page = (
            _templates()
            .get_template("article.html")
            .render(item=item, row=row, notice=render(item.attribution, "html").content)
        )
        return (self._staging.write(f"articles/{item.article.id}.html", page),)

    def finish(self) -> None:
        licenses = Counter(row.license for row in self._rows)
        page = _templates().get_template("index.html").render(rows=self._rows, licenses=licenses.most_common())
        self._staging.write("index.html", page)
        self._staging.write("style.css", files("byline.export").joinpath("templates/style.css").read_text("utf-8"))


def _row(item: Item) -> _Row:
    facts = item.article.article
    language = facts.language or ""
    return _Row(
        id=item.article.id,
        title=item.title,
        credit=item.credit,
        date=(facts.published or "")[:10],
        language=language,
        direction=_direction(language),
        license=item.attribution.license.short,
        excerpt=_excerpt(item),
    )


def _direction(language: str) -> str:
    if not language:
        return "auto"
    return "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


def _excerpt(item: Item) -> str:
    text = next(iter(item.paragraphs), "")
    return text if len(text) <= _EXCERPT else text[:_EXCERPT].rpartition(" ")[0].rstrip(" ,;:.–—-") + " …"


@cache
def _templates() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("byline.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["day"] = _day
    environment.filters["sentence"] = _sentence
    return environment


def _day(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d}"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."


@contextmanager
def writer(staging: Staging) -> Iterator[Writer]:
    """Writes index.html, articles/ID.html and style.css."""
    site = _SiteWriter(staging)
    yield site
    site.finish()
