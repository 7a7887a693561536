# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""An article on its way out, and its words as every form can hold them."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from byline.archive.stored import StoredRecord
from byline.licensing.sentences import clean
from byline.model.archived import ArchivedArticle
from byline.model.notice import Attribution, Change
from byline.model.policy import Decision

_TEXT_ONLY = {
    "text/markdown": Change(text="Text extracted from the Markdown file; formatting and images omitted."),
    "text/html": Change(text="Text extracted from the web page; images and navigation omitted."),
}
RULE = "-" * 72
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028]")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
# C0 and C1 controls but tab and line feed, the byte order mark, and what Unicode reserves for programs.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufdd0-\ufdef\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_NOT_PLAIN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


Records = Callable[[], Iterator[StoredRecord]]


def no_records() -> Iterator[StoredRecord]:
    """The records of an article that lies in no archive."""
    return iter(())


class Item(NamedTuple):
    """One article that goes out.

    `text` is plain (see `plain`), with at least one word. `attribution` has the facts of the notice, `notice` is their
    plain wording; `decision` says what the reuser has to do. `records` finds its WARC records, as `Archive.records`.
    """

    article: ArchivedArticle
    text: str
    attribution: Attribution
    notice: str
    decision: Decision
    records: Records = no_records

    @property
    def title(self) -> str:
        """The title on one line; an article without one is named by its id."""
        return one_line(self.article.article.title) or f"Article {self.article.id[:8]}"

    @property
    def credit(self) -> str:
        """Creators and agency on one line; empty if none is known."""
        return ", ".join(filter(None, map(one_line, (*self.attribution.creators, *self.attribution.parties))))

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text's paragraphs, each one or more lines; a first one that only repeats the title is left out."""
        blocks = ("\n".join(filter(None, map(str.strip, block.split("\n")))) for block in _PARAGRAPH.split(self.text))
        found = tuple(filter(None, blocks))
        return found[1:] if len(found) > 1 and one_line(found[0]).casefold() == self.title.casefold() else found


def text_file(item: Item) -> str:
    """An article as a file of plain text: title, credit, text, and its notice below a rule."""
    head = "\n".join(line for line in (item.title, item.credit) if line)
    return "\n\n".join((head, *item.paragraphs, RULE, item.notice)) + "\n"


def text_changes(article: ArchivedArticle) -> tuple[Change, ...]:
    """What taking only the text means: nothing for an article that was plain text.

    Leaving out pictures and navigation makes no adaptation, because nothing of the text is altered; CC BY 4.0 section
    3(a)(1)(B) still asks to indicate it.
    """
    return () if article.media_type == "text/plain" else (_TEXT_ONLY.get(article.media_type, _TEXT_ONLY["text/html"]),)


def plain(text: str) -> str:
    """Text that every carrier can hold: its line ends are line feeds, and there are no control characters in it.

    Format characters stay: joiners and direction marks are part of the writing, and reach no further than a paragraph.
    """
    if not _NOT_PLAIN.search(text):
        return text
    text = _CONTROLS.sub("", _LINE_END.sub("\n", text).replace("\u2029", "\n\n"))
    return _SURROGATES.sub("\ufffd", text)


def one_line(words: str | None) -> str:
    """A fact on one plain line, without marks that would reorder its neighbours; empty if it is not known."""
    return clean(words or "")
