# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The forms of an export, one a file.

Each module has `changes(article)`, what this form does to the work, and `writer(staging)`, a context manager that gives
an object whose `add(item)` writes one article and returns the names of the files that hold it. What belongs to the
whole (index pages, style sheets) is written at the end of the context.
"""

from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

from byline.export.staging import Staging
from byline.licensing.sentences import clean
from byline.model.archived import ArchivedArticle
from byline.model.notice import Attribution, Change
from byline.model.policy import Decision
from byline.registry import Registry

REGISTRY = Registry("byline.export.formats", "export format")

TEXT_ONLY = Change(text="Text extracted from the web page; images and navigation omitted.")


class Item(NamedTuple):
    """One article that goes out: its facts, text, the facts of its notice, the notice as plain text, the decision."""

    article: ArchivedArticle
    text: str
    attribution: Attribution
    notice: str
    decision: Decision

    @property
    def title(self) -> str:
        """The title on one line; an article without one is named by its id."""
        return clean(self.article.article.title or "") or f"Article {self.article.id[:8]}"

    @property
    def credit(self) -> str:
        """Creators and agency on one line; empty if none is known."""
        return ", ".join(clean(name) for name in (*self.attribution.creators, *self.attribution.parties))

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text's paragraphs without control characters; a first one that only repeats the title is left out."""
        lines = (clean(paragraph) for paragraph in self.text.split("\n\n"))
        found = tuple(line for line in lines if line)
        return found[1:] if found and found[0].casefold() == self.title.casefold() else found


class Writer(Protocol):
    """Writes articles one at a time."""

    def add(self, item: Item) -> tuple[str, ...]:
        """Write one article; returns the names of the files that hold it."""


class Format(Protocol):
    """What a module of this package has."""

    def changes(self, article: ArchivedArticle) -> tuple[Change, ...]:
        """What this form does to the work: facts for the notice."""

    def writer(self, staging: Staging) -> AbstractContextManager[Writer]:
        """A writer into the staged folder."""


def text_changes(article: ArchivedArticle) -> tuple[Change, ...]:
    """What taking only the text means: nothing for an article that was plain text.

    Leaving out pictures and navigation makes no adaptation, because nothing of the text is altered; CC BY 4.0 section
    3(a)(1)(B) still asks to indicate it.
    """
    return () if article.media_type == "text/plain" else (TEXT_ONLY,)
