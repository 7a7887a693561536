# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A feed (RFC 4287): an entry an article, with its text, its notice as atom:rights and a link to its licence."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from urllib.parse import urlsplit

from byline import version
from byline.export.dates import published
from byline.export.formats import Writer
from byline.export.item import Item, one_line, text_changes
from byline.export.languages import language_tag
from byline.export.rendering import template
from byline.export.staging import Staging
from byline.licensing.notice import render
from byline.model._value import Value

NAME = "articles.atom"
SUFFIX = ".atom"
_TITLE = "Openly licensed articles"
_NAMESPACE = uuid.UUID("0b9b34f6-8a0b-5c39-9d4b-6a4a7c1e7f02")
_DAY = len("2026-03-09")

changes = text_changes


_NOBODY = "(no author is named)"


class _Row(Value):
    """The facts of an entry."""

    id: str
    title: str
    authors: tuple[str, ...]
    agency: str
    language: str
    updated: str
    published: str | None


class _Entry(Value):
    """An entry as it will stand in the feed: the feed says first when the newest of them was updated."""

    id: str
    updated: str
    xml: str


class _FeedWriter:
    def __init__(self, staging: Staging) -> None:
        self._staging = staging
        self._entries = staging.spool(_Entry, "entries")

    def add(self, item: Item) -> tuple[str, ...]:
        row = _row(item)
        notice = render(item.attribution, "html").content
        content = template("entry.html").render(item=item, row=row, notice=notice)
        xml = template("entry.xml").render(
            item=item, row=row, terms=item.attribution.license, source=item.attribution.source_uri, content=content
        )
        self._entries.add(_Entry(id=row.id, updated=row.updated, xml=xml.strip()))
        return (NAME,)

    def finish(self) -> None:
        """Write the feed, if there is an entry."""
        if not self._entries.count:
            return
        moments = (datetime.fromisoformat(entry.updated) for entry in self._read())
        facts = {
            "id": _urn(f"feed {self._staging.selection}"),
            "title": _TITLE,
            "updated": _moment(published(max(moments))),
            "version": version(),
            "entries": (entry.xml for entry in self._read()),
        }
        with self._staging.open(NAME) as sink:
            for piece in template("feed.xml").generate(facts):
                sink.write(piece)

    def _read(self) -> Iterator[_Entry]:
        return map(_Entry.model_validate_json, self._entries.lines())


def _row(item: Item) -> _Row:
    facts = item.article.article
    return _Row(
        id=_urn(item.article.id),
        title=item.title,
        authors=_authors(item),
        agency=one_line(facts.agency),
        language=language_tag(facts.language),
        updated=_instant(facts.modified) or _moment(item.article.retrieved),
        published=_instant(facts.published),
    )


def _authors(item: Item) -> tuple[str, ...]:
    """Whom feed readers show as the author, for there has to be one (RFC 4287, 4.1.2): the site, if nobody is named."""
    names = (*item.attribution.creators, *item.attribution.parties)
    site = urlsplit(item.attribution.source_uri or "").hostname
    return tuple(filter(None, map(one_line, names))) or (site or _NOBODY,)


def _urn(name: str) -> str:
    """An id that lasts (RFC 4287, 4.2.6): of an article in every feed, of a feed whichever articles are in it today."""
    # A word of a command line may hold what is no character.
    return uuid.uuid5(_NAMESPACE, name.encode(errors="backslashreplace").decode()).urn


def _instant(date: str | None) -> str | None:
    """A date as RFC 3339 has it: a day begins at midnight UTC; what is less precise, or no date, is no instant."""
    if not date or len(date) < _DAY:
        return None
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        return None
    return _moment(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


@contextmanager
def writer(staging: Staging) -> Iterator[Writer]:
    """Writes articles.atom."""
    feed = _FeedWriter(staging)
    yield feed
    feed.finish()


single = writer
