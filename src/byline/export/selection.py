# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Which of the selected articles go out, and why the others do not."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, cast

from byline.errors import BylineError, UsageError
from byline.export.formats import REGISTRY, Format
from byline.export.item import Item, Records, no_records, one_line, plain
from byline.licensing.notice import attribution, render
from byline.licensing.policy import decide, under
from byline.model.archived import ArchivedArticle
from byline.model.manifest import Omission
from byline.model.notice import Adapts, Assumption, Change
from byline.model.policy import Reason
from byline.model.use import Use
from byline.seeds import demands_of

_ID = re.compile(r"[0-9a-f]{4,64}")
_FAILED = "failed"
"""The verdict over an article that might go out but cannot."""


def _as_it_is(article: ArchivedArticle) -> ArchivedArticle:
    return article


class Source(NamedTuple):
    """An article that was selected, and the way to its text and to its WARC records.

    `shown` gives it as it may be shown, without credits that have to be left out: those still count in the decision.
    """

    article: ArchivedArticle
    text: Callable[[], str]
    records: Records = no_records
    shown: Callable[[ArchivedArticle], ArchivedArticle] = _as_it_is


class Order(NamedTuple):
    """What is asked for: a form, the intended uses, and what selected the articles; at most so many of them.

    `assumption` settles whether changes that may make an adaptation do; `origin` names where the articles are from.
    """

    format: str
    uses: tuple[Use, ...]
    query: str
    assumption: Assumption | None = None
    most: int | None = None
    origin: str = ""

    @property
    def selection(self) -> str:
        """Names what is selected, whichever articles that is today, and however many of them are wanted."""
        return json.dumps([self.origin, self.query, self.uses], ensure_ascii=False)

    @property
    def form(self) -> Format:
        """The module of the form; UsageError if there is none."""
        return cast("Format", REGISTRY.load(self.format))


def order(
    format: str,  # noqa: A002 - the field's own word
    uses: Sequence[Use],
    query: str,
    *,
    assumption: Assumption | None = None,
    most: int | None = None,
    origin: str = "",
) -> Order:
    """An order in its one way of being written; UsageError if there is no use or no such form."""
    if not uses:
        raise UsageError("no use was given to export for", cure=f"give some of: {', '.join(Use)}")
    # jsonl.zst is how the file is named, jsonl-zst how the form is.
    asked = Order(format.replace(".", "-"), tuple(use for use in Use if use in uses), query, assumption, most, origin)
    REGISTRY.require(asked.format)
    return asked


def judged(sources: Iterable[Source], asked: Order, done: Iterable[str] = ()) -> Iterator[Item | Omission]:
    """Every article once, ready to be written, or why it does not go out; without those whose ids are `done`."""
    form = asked.form
    known = set(done)
    for source in sources:
        if source.article.id not in known:
            known.add(source.article.id)
            yield judge(source, form, asked)


def foreseen(sources: Iterable[Source], asked: Order) -> Iterator[Item | Omission]:
    """What would go out and what would not, up to as many as were asked for."""
    going = 0
    for found in judged(sources, asked):
        yield found
        going += isinstance(found, Item)
        if going == asked.most:
            return


def judge(source: Source, form: Format, asked: Order) -> Item | Omission:
    """The article, ready to be written, or why it does not go out."""
    article = source.article
    if not _ID.fullmatch(article.id):
        return failure(article, "its id is not one of byline's, and files are named by ids")
    changes = _settled(form.changes(article), asked.assumption)
    decision = decide(article.conclusion, asked.uses, changes, demands_of(article))
    if not decision.allowed:
        return omission(article, decision.verdict, *decision.reasons)
    article = under(article, decision)
    try:
        text = plain(source.text())
        article = source.shown(article)
        credited = attribution(article, changes)
    except BylineError as error:
        return failure(article, error.message)
    except OSError as error:
        return failure(article, f"its text cannot be read: {error.strerror or error}")
    if not text.strip():
        return failure(article, "it has no text")
    return Item(article, text, credited, render(credited, "text").content, decision, source.records)


def failure(article: ArchivedArticle, why: str) -> Omission:
    """An article that might go out but cannot."""
    return omission(article, _FAILED, Reason(text=why))


def omission(article: ArchivedArticle, verdict: str, *reasons: Reason) -> Omission:
    """Reasons quote the page, and an article that stays behind must not keep the others from going out."""
    return Omission(
        id=plain(article.id),
        title=one_line(article.article.title) or None,
        license=plain(article.conclusion.concluded),
        verdict=verdict,
        reasons=tuple(Reason(text=plain(reason.text), clause=reason.clause) for reason in reasons),
    )


def _settled(changes: Sequence[Change], assumption: Assumption | None) -> tuple[Change, ...]:
    """The changes, with what was doubtful as it is assumed."""
    if assumption is None:
        return tuple(changes)
    return tuple(
        change.model_copy(update={"adapts": Adapts.NO}) if change.adapts is Adapts.MAYBE else change
        for change in changes
    )
