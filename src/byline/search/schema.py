# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The fields of an article that can be searched, and what every engine is given of it."""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from byline.errors import UsageError
from byline.model.archived import ArchivedArticle
from byline.model.article import Article
from byline.search.analysis import analyser_version, normalise, positions
from byline.search.dates import covered, instant
from byline.search.tokens import Positions

VERSION = "5"
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

# Between the end of the title and the first word of the text, so that no phrase runs across.
_GAP = 100
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

    `tokens` has, for each text and names field, the positions of each token; `text` holds the title's tokens too.
    `values` are folded. `numbers` are what ranges and sorting look at: days since 1970 for published_first and
    published_last, seconds since 1970 for published and retrieved, tokens for length; what is unknown is left out.
    """

    id: str
    tokens: dict[str, dict[str, list[int]]]
    words: set[tuple[str, str]]
    """Every word of title and text as it stands, with its token: for the word list (byline.search.words)."""
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


def entry(document: Document) -> Entry:
    """What an engine keeps of a document."""
    found, article = document.article, document.article.article
    title = positions(article.title or "", article.language)
    text = positions(document.text, article.language, first=title.width + _GAP)
    return Entry(
        id=found.id,
        tokens={
            "text": _joined(title, text),
            "title": title.tokens,
            "creator": _names(article.creators),
            "agency": _names((*filter(None, (article.agency,)), *article.parties)),
        },
        words=title.words | text.words,
        values={
            "license": tuple(dict.fromkeys(_licenses(found.conclusion.concluded))),
            "language": tuple(_language_tags(article.language)),
            "host": tuple(dict.fromkeys(_hosts(found))),
            "url": tuple(dict.fromkeys(url.casefold()[:_LONGEST] for url in (article.url, found.target_uri) if url)),
            "id": (found.id,),
        },
        numbers=_numbers(found, text.width - _GAP),
        facets=_facets(found),
        title_key=_SEPARATORS.sub(" ", normalise(article.title or "")).strip()[:200],
        article=found.model_dump_json(),
        text=document.text,
    )


def _joined(title: Positions, text: Positions) -> dict[str, list[int]]:
    joined = {token: list(places) for token, places in title.tokens.items()}
    for token, places in text.tokens.items():
        joined[token] = joined[token] + places if token in joined else places
    return joined


def _names(names: tuple[str, ...]) -> dict[str, list[int]]:
    tokens: dict[str, list[int]] = {}
    first = 0
    for name in names:
        found = positions(name, first=first)
        for token, places in found.tokens.items():
            tokens.setdefault(token, []).extend(places)
        first = found.width + _GAP
    return tokens


def _licenses(concluded: str) -> Iterator[str]:
    """What was concluded, and each licence of an expression."""
    yield concluded.casefold()
    if " " in concluded:
        from byline.licensing.expression import members, parse

        # An archive of somebody else's may say anything.
        with suppress(UsageError):
            yield from (member.casefold() for member in members(parse(concluded)))


def _language_tags(language: str | None) -> Iterator[str]:
    parts = language.casefold().split("-") if language else []
    for length in range(len(parts), 0, -1):
        yield "-".join(parts[:length])


def _hosts(found: ArchivedArticle) -> Iterator[str]:
    for url in (found.article.url, found.target_uri):
        try:
            host = urlsplit(url or "").hostname
        except ValueError:
            continue
        labels = host.casefold().strip(".").split(".") if host else []
        for first in range(len(labels)):
            yield ".".join(labels[first:])


def _numbers(found: ArchivedArticle, length: int) -> dict[str, int]:
    numbers = {"retrieved": int(found.retrieved.timestamp()), "length": length}
    span, first = covered(found.article.published), instant(found.article.published)
    if span is not None and first is not None:
        numbers |= {"published": first, "published_first": span.first, "published_last": span.last}
    return numbers


def _facets(found: ArchivedArticle) -> dict[str, str]:
    article: Article = found.article
    values = {
        "agency": article.agency,
        "license": found.conclusion.concluded,
        "year": article.published[:4] if article.published and covered(article.published) else None,
        "language": article.language,
    }
    # Captured names may hold anything: control characters would break the engines' own records.
    return {name: _SEPARATORS.sub(" ", value or "").strip() or UNKNOWN for name, value in values.items()}
