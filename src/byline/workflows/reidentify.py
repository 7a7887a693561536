# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What today's rules conclude of articles that were archived before, from their records alone."""

import time
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from byline.archive.collection import Archive
from byline.archive.writer import Writer
from byline.errors import BylineError
from byline.licensing.conclude import declare
from byline.licensing.policy import loosens
from byline.model.archived import Amendment, ArchivedArticle
from byline.model.article import Article
from byline.model.evidence import Evidence, LicenseConclusion
from byline.workflows.conclusion import Concluder
from byline.workflows.find import refresh, select

_BATCH = 64
_PAUSE = 2.0


class Reidentified(NamedTuple):
    """What was concluded of an article, and what is concluded now; or why it could not be read."""

    article: ArchivedArticle
    outcome: LicenseConclusion | BylineError

    @property
    def status(self) -> Literal["same", "evidence", "changed", "failed"]:
        """`evidence`: the same licence, on other grounds."""
        if isinstance(self.outcome, BylineError):
            return "failed"
        before, after = self.article.conclusion, self.outcome
        if before.concluded != after.concluded:
            return "changed"
        return "same" if before.model_copy(update={"rules": after.rules}) == after else "evidence"

    @property
    def more_permissive(self) -> bool:
        """Whether reusers may do more now, or owe less."""
        return isinstance(self.outcome, LicenseConclusion) and loosens(self.article.conclusion, self.outcome)

    @property
    def contradicted(self) -> tuple[str, ...]:
        """What the page says now against a person's declaration, and did not say before; the declaration is kept."""
        if isinstance(self.outcome, BylineError) or self.outcome.by == "rule":
            return ()
        known = {self.outcome.concluded, *self.article.conclusion.conflicts}
        return tuple(said for said in self.outcome.conflicts if said not in known)


def reidentify(archive: Archive, query: str | None, *, dry_run: bool) -> Iterator[Reidentified]:
    """Conclude again what covers the articles that `query` selects (all, if None), one outcome an article.

    What changed supersedes the earlier record, which stays readable; with `dry_run` nothing is written. An outcome is
    yielded once it is durable. A person's declaration is kept, with the page's own evidence below it made anew. One
    article that cannot be read costs only itself. QueryError if the query cannot be read.
    """
    articles = archive.articles() if query is None else select(archive, query)
    concluder = Concluder(archive)
    outcomes = (_attempt(archive, concluder, article) for article in articles)
    if dry_run:
        yield from outcomes
        return
    with archive.writer() as writer:
        yield from _written(archive, writer, outcomes)
    refresh(archive)


def conclude_again(archive: Archive, concluder: Concluder, article: ArchivedArticle) -> LicenseConclusion:
    """What the rules conclude today from the capture alone; a person's declaration is left out.

    ArchiveDamaged or BadInput if the capture cannot be read.
    """
    capture = archive.capture(article)
    if capture.content is not None:
        # A file has no address of its own: the one it is kept under was read from it, or declared, after this.
        capture = capture.model_copy(update={"url": None})
    return concluder.conclude(capture, _before_the_licence(article.article))


def _before_the_licence(article: Article) -> Article:
    """The facts as they are when a licence is concluded: no agency yet that only the licence's own words name."""
    if article.origins.get("agency") != "statement":
        return article
    origins = {fact: origin for fact, origin in article.origins.items() if fact != "agency"}
    return article.model_copy(update={"agency": None, "origins": origins})


def _attempt(archive: Archive, concluder: Concluder, article: ArchivedArticle) -> Reidentified:
    try:
        return Reidentified(article, _with_declaration(article.conclusion, conclude_again(archive, concluder, article)))
    except BylineError as error:
        return Reidentified(article, error)


def _with_declaration(before: LicenseConclusion, page: LicenseConclusion) -> LicenseConclusion:
    """What the page says, under what a person said of it."""
    if before.by == "rule":
        return page
    word = _word(before)
    return declare(word.suggests, statement=word.statement, seen=word.seen, existing=page) if word else before


def _word(conclusion: LicenseConclusion) -> Evidence | None:
    return next((each for each in conclusion.evidence if each.finder == "operator"), None)


def _written(archive: Archive, writer: Writer, outcomes: Iterable[Reidentified]) -> Iterator[Reidentified]:
    pending: list[Reidentified] = []
    since = time.monotonic()
    for each in outcomes:
        if isinstance(each.outcome, LicenseConclusion) and each.status != "same":
            writer.amend(each.article.id, each.article.article, each.outcome, _amendment(archive, each))
        pending.append(each)
        if len(pending) >= _BATCH or time.monotonic() - since > _PAUSE:
            writer.commit()
            yield from pending
            pending.clear()
            since = time.monotonic()
    writer.commit()
    yield from pending


def _amendment(archive: Archive, each: Reidentified) -> Amendment:
    """By the rules; facts that a person corrected are repeated, for they still stand."""
    assert isinstance(each.outcome, LicenseConclusion)
    before = archive.amendment(each.article)
    was, now = each.article.conclusion.concluded, each.outcome.concluded
    reason = f"identified again: {was} became {now}" if was != now else f"identified again: other evidence of {now}"
    return Amendment(reason=reason, by=f"rules {each.outcome.rules}", facts=before.facts if before else {})
