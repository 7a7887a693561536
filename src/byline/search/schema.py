# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The fields of an article that can be searched, and what every engine is given of it."""

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from byline.errors import UsageError
from byline.model.archived import ArchivedArticle
from byline.model.article import Article
from byline.search.analysis import analyser_version, normalise
from byline.search.dates import Days, covered, instant
from byline.search.lexicon import Lexicon
from byline.search.tokens import NOTHING

VERSION = "6"
"""Raised whenever an entry changes: indexes built before are rebuilt."""

Kind = Literal["text", "names", "values", "dates"]

FIELDS: dict[str, Kind] = {
    "text": "text",
    "title": "text",
    "creator": "names",
    "agency": "names",
    "license": "values",
    "language": "values",
    "host": "values",
    "url": "values",
    "id": "values",
    "published": "dates",
    "retrieved": "dates",
}
"""Field -> how it is matched: text by stem, names by word, values as a whole, dates by the days they cover."""
TOKEN_FIELDS = tuple(name for name, kind in FIELDS.items() if kind in ("text", "names"))
VALUE_FIELDS = tuple(name for name, kind in FIELDS.items() if kind == "values")
ALIASES = {"licence": "license"}
DEFAULT_FIELD = "text"
FACETS = ("agency", "license", "year", "language")
UNKNOWN = "unknown"
"""What articles without the fact are counted as."""

MOST_APART = 50
"""How far apart the words of a phrase may be."""
_BETWEEN = f" {f'{NOTHING} ' * MOST_APART}"
_LONGEST = 1000
_SEPARATORS = re.compile(r"[\x00-\x1f]+")


class Document(NamedTuple):
    """An article for the index, with its text."""

    article: ArchivedArticle
    text: str


class Deletion(NamedTuple):
    """The id of an article that must leave the index and the disk."""

    id: str


class Entry(NamedTuple):
    """A document as engines store it: nothing is left to be analysed.

    `tokens` has, for each text and names field, a row (byline.search.tokens); `text` holds the title's tokens too.
    `values` are folded. `numbers` are what ranges and sorting look at: days since 1970 for published_first and
    published_last, seconds since 1970 for published and retrieved; what is unknown is left out.
    """

    id: str
    tokens: dict[str, str]
    values: dict[str, tuple[str, ...]]
    numbers: dict[str, int]
    facets: dict[str, str]
    title_key: str
    article: str
    """The ArchivedArticle as JSON."""
    text: str


def schema_version() -> str:
    """Identifies what entries look like; an index built with another version is rebuilt."""
    return f"{VERSION} {analyser_version()}"


def apart(*rows: str) -> str:
    """Several rows as one in which no phrase runs from one to the next."""
    return _BETWEEN.join(filter(None, rows))


def entry(document: Document, lexicon: Lexicon) -> Entry:
    """What an engine keeps of a document; the words of its title and text are put into `lexicon`."""
    found, article = document.article, document.article.article
    title = lexicon.row(article.title or "", article.language)
    text = lexicon.row(document.text, article.language)
    span = covered(article.published)
    return Entry(
        id=found.id,
        tokens={
            "text": apart(title, text),
            "title": title,
            "creator": _names(article.creators),
            "agency": _names((*filter(None, (article.agency,)), *article.parties)),
        },
        values={
            "license": _licenses(found.conclusion.concluded),
            "language": _language_tags(article.language),
            "host": tuple(dict.fromkeys(_hosts(found))),
            "url": tuple(dict.fromkeys(url.casefold()[:_LONGEST] for url in (article.url, found.target_uri) if url)),
            "id": (found.id,),
        },
        numbers=_numbers(found, span),
        facets=_facets(found, span),
        title_key=_SEPARATORS.sub(" ", normalise(article.title or "")).strip()[:200],
        article=found.model_dump_json(),
        text=document.text,
    )


@lru_cache(maxsize=4_096)
def _names(names: tuple[str, ...]) -> str:
    lexicon = Lexicon()
    return apart(*(lexicon.row(name, None) for name in names))


@lru_cache(maxsize=4_096)
def _licenses(concluded: str) -> tuple[str, ...]:
    """What was concluded, and each licence of an expression."""
    values = [concluded.casefold()]
    if " " in concluded:
        from byline.licensing.expression import members, parse

        # An archive of somebody else's may say anything.
        with suppress(UsageError):
            values += (member.casefold() for member in members(parse(concluded)))
    return tuple(dict.fromkeys(values))


def _language_tags(language: str | None) -> tuple[str, ...]:
    parts = language.casefold().split("-") if language else []
    return tuple("-".join(parts[:length]) for length in range(len(parts), 0, -1))


def _hosts(found: ArchivedArticle) -> Iterator[str]:
    for url in dict.fromkeys((found.article.url, found.target_uri)):
        try:
            host = urlsplit(url or "").hostname
        except ValueError:
            continue
        labels = host.casefold().strip(".").split(".") if host else []
        for first in range(len(labels)):
            yield ".".join(labels[first:])


def _numbers(found: ArchivedArticle, span: Days | None) -> dict[str, int]:
    numbers = {"retrieved": int(found.retrieved.timestamp())}
    first = instant(found.article.published)
    if span is not None and first is not None:
        numbers |= {"published": first, "published_first": span.first, "published_last": span.last}
    return numbers


def _facets(found: ArchivedArticle, span: Days | None) -> dict[str, str]:
    article: Article = found.article
    values = {
        "agency": article.agency,
        "license": found.conclusion.concluded,
        "year": article.published[:4] if article.published and span else None,
        "language": article.language,
    }
    # Captured names may hold anything: control characters would break the engines' own records.
    return {name: _SEPARATORS.sub(" ", value or "").strip() or UNKNOWN for name, value in values.items()}
