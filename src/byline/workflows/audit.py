# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Is what was published as its licence asks? Artefacts in, findings out."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from byline.archive.collection import Archive
from byline.archive.credits import active, read_credits
from byline.archive.tombstones import read_tombstones
from byline.audit.judge import judge
from byline.audit.likeness import explained, phrases
from byline.audit.markup import shows_pictures
from byline.audit.published import files, page, read
from byline.audit.reading import File, Label, Reading, Reference
from byline.audit.references import cited
from byline.audit.reuse import Context, Reuse, same_address
from byline.config import Settings
from byline.errors import BylineError
from byline.licensing.reading.addresses import id_of_uri
from byline.licensing.redaction import redacted
from byline.model.archived import ArchivedArticle
from byline.model.finding import AuditFinding
from byline.model.search import Hit, Query
from byline.model.use import Use
from byline.page.parse import read_page
from byline.workflows.find import search

if TYPE_CHECKING:
    from byline.capture.fetch import Fetcher

Progress = Callable[[int], None]
_MOST_ARTICLES = 20
_MOST_LINKS = 5
_SCHEME = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)
_FORMS = tuple(product(("https", "http"), ("", "www."), ("", "/")))
_NOT_QUOTED = re.compile(r'["*\\\s]')
_WORD = re.compile(r"\w+")


def _untold(_files: int) -> None:
    """Nobody wants to know how many files were read."""


class Audit:
    """One audit: what is asked of, and what was seen on the way.

    `archive` gives the articles; without one an artefact is held against what it says itself. `told` are articles that
    the caller says were reused. `files` counts what was read.
    """

    def __init__(self, archive: Archive | None, *, told: Sequence[str] = (), uses: tuple[Use, ...] = ()) -> None:
        self._archive = archive
        self.settings = archive.settings if archive else Settings()
        self._told = tuple(archive.get(each) for each in told) if archive else ()
        removed = frozenset(each.id for each in read_tombstones(archive.folder)) if archive else frozenset()
        self._context = Context(uses=uses, removed=removed)
        self._requests = active(read_credits(archive.folder)) if archive else ()
        self._labels: list[Label] = []
        self._unreadable: list[AuditFinding] = []
        self.files = 0
        self._found: set[str] = set()

    @property
    def articles(self) -> int:
        """How many articles of the archive were found to be reused."""
        return len(self._found)

    def folder(
        self, path: Path, *, after: datetime | None = None, progress: Progress = _untold
    ) -> Iterator[AuditFinding]:
        """What is found in a file or folder, or in its files that changed `after` a moment."""
        return self._judge(files(path, limit=self.settings.max_size, after=after), progress)

    def url(self, url: str, fetcher: "Fetcher") -> Iterator[AuditFinding]:
        """What is found on a page of the web."""
        from byline.page.decode import undo_content_coding

        capture = fetcher.fetch(url)
        coding = ",".join(capture.headers.get_all("Content-Encoding")) if capture.headers else None
        content = undo_content_coding(capture.payload, coding, limit=self.settings.max_size)
        fetched = page(content, url=capture.url or url, media_type=capture.media_type, limit=self.settings.max_size)
        return self._judge(iter([fetched]), _untold)

    def _judge(self, found: Iterator[File], progress: Progress) -> Iterator[AuditFinding]:
        yield from judge(self._reuses(found, progress), self._labels)
        yield from self._unreadable

    def _reuses(self, found: Iterator[File], progress: Progress) -> Iterator[Reuse]:
        for file in found:
            try:
                for each in read(file):
                    if isinstance(each, Label):
                        self._labels.append(each)
                    else:
                        yield from self._reuses_in(each)
            except (BylineError, OSError) as error:
                self._unreadable.append(_unreadable(file, error))
            self.files += 1
            progress(self.files)

    def _reuses_in(self, reading: Reading) -> Iterator[Reuse]:
        articles = list(self._articles(reading))
        for article, text in articles:
            if not _is_original(reading, article):
                self._found.add(article.id)
                asked = [each for each in self._requests if each.article in (None, article.id)]
                context = replace(self._context, redacted=tuple(each.name for each in asked if each.name))
                yield Reuse(reading, redacted(article, asked), text, context, partial(self._pictured, article))
        if not articles and (reading.ids or self._archive is None):
            yield Reuse(reading, None, None, self._context)

    def _articles(self, reading: Reading) -> Iterator[tuple[ArchivedArticle, str | None]]:
        """Those that the caller or the artefact names, or else those whose words are in it."""
        if self._archive is None:
            return
        if reading.reference is not None:
            yield from self._cited(reading.reference)
            return
        named = [article for each in dict.fromkeys(reading.ids) if (article := self._archive.find(each))]
        for article in (*self._told, *named):
            yield article, self._text(article)
        if not self._told and not named:
            yield from self._alike(reading)

    def _cited(self, reference: Reference) -> Iterator[tuple[ArchivedArticle, str | None]]:
        """The articles that a reference cites: of those that the caller told, or of all."""
        assert self._archive is not None
        known = self._told
        if not known and (query := _asking_for(reference)):
            known = tuple(hit.article for hit in self._hits(query))
        for article in cited(reference, known):
            yield article, None

    def _hits(self, query: str) -> tuple[Hit, ...]:
        assert self._archive is not None
        return tuple(search(self._archive, Query(text=query, limit=_MOST_ARTICLES)).hits)

    def _alike(self, reading: Reading) -> Iterator[tuple[ArchivedArticle, str]]:
        """The articles whose words the artefact has; of several with the same words the one that it links."""
        assert self._archive is not None
        published = reading.text if reading.text is not None else "\n".join(block.text for block in reading.blocks)
        # Of many articles that are much alike, a search by words finds some; what an entry of a feed links is exact.
        told = tuple(link.uri for link in reading.links if link.block is None and not id_of_uri(link.uri))
        runs = " OR ".join(f'"{run}"' for run in phrases(published))
        queries = filter(None, (_asking_for(Reference("", told[:_MOST_LINKS])), runs))
        hits = [hit for query in queries for hit in self._hits(query)]
        linked = {link.uri for link in reading.links}
        articles = {hit.article.id: hit.article for hit in hits}
        found = [(article, text) for article in articles.values() if (text := self._text(article))]
        found.sort(key=lambda pair: pair[0].article.url not in linked)
        yield from (found[index] for index in explained(published, [text for _, text in found]))

    def _pictured(self, article: ArchivedArticle) -> bool:
        """Whether the captured page shows pictures in its main part; if it cannot be read, that it does."""
        assert self._archive is not None
        try:
            page = read_page(self._archive.capture(article))
        except (BylineError, OSError):
            return True
        return page.tree is not None and shows_pictures(page.tree)

    def _text(self, article: ArchivedArticle) -> str | None:
        assert self._archive is not None
        try:
            return self._archive.text(article)
        except (BylineError, OSError):
            return None


def _asking_for(reference: Reference) -> str:
    """A query for what is cited: its addresses as they may be written, and the words of its title."""
    bare = {_SCHEME.sub("", uri).rstrip("/") for uri in reference.uris if not _NOT_QUOTED.search(uri)}
    urls = (f'url:"{scheme}://{www}{uri}{end}"' for uri in bare for scheme, www, end in _FORMS)
    title = f'title:"{words}"' if (words := " ".join(_WORD.findall(reference.title))) else ""
    return " OR ".join(filter(None, [*urls, title]))


def _is_original(reading: Reading, article: ArchivedArticle) -> bool:
    """Whether the page was fetched from where the article is from."""
    addresses = (article.article.url, article.target_uri)
    return reading.url is not None and any(same_address(reading.url, each) for each in addresses if each)


def _unreadable(file: File, error: BylineError | OSError) -> AuditFinding:
    message = error.message if isinstance(error, BylineError) else f"it cannot be read: {error.strerror or error}"
    cure = error.cure if isinstance(error, BylineError) else None
    return AuditFinding(code="BY407", severity="error", message=message, file=file.name, cure=cure)
