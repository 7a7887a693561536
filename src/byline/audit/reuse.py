# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""One article as it was reused: what was published, held against the article and what its licence asks for."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from byline.audit.likeness import Comparison, Treatment, compare, is_unspaced, normal, says
from byline.audit.markup import written_links
from byline.audit.reading import Block, Label, Link, Reading
from byline.errors import BylineError
from byline.licensing.catalog import catalog
from byline.licensing.notice import attribution, render
from byline.licensing.policy import license_of
from byline.licensing.reading.addresses import id_of_uri, named_in
from byline.licensing.sentences import base_of, clean, cleaned, web_uri
from byline.licensing.terms import cite
from byline.model.archived import ArchivedArticle
from byline.model.article import Article
from byline.model.license import License, Rule
from byline.model.notice import Attribution, Change
from byline.model.policy import Reason
from byline.model.use import Use

Severity = Literal["error", "warning", "note"]
# Shorter lines of the text may be a name or a title, which is then shown all the same.
_LINE_OF_TEXT = 8
_NEAR = 400
_LINES = 5
_LONGEST = 20_000
_ADDRESS = re.compile(r"https?://\S+")


class Check(NamedTuple):
    """One thing that is looked for."""

    severity: Severity
    """How bad it is at most."""
    title: str
    source: str
    """The rule: a clause of CC BY 4.0 and what differs elsewhere, or the practice it rests on."""
    pitfalls: tuple[int, ...] = ()
    """Numbers of the pitfalls that it guards against."""


class Fault(NamedTuple):
    """What a check found in a reuse."""

    code: str
    severity: Severity
    message: str
    clause: str | None = None
    found: str | None = None
    line: int | None = None
    cure: str | None = None
    paste: bool = False
    """Whether the whole notice, put there, is the cure."""


class Named(NamedTuple):
    """A licence that is named in words or by an address."""

    id: str
    block: int | None
    uri: str | None = None
    """The address as it stands; None if it is named in words."""
    link: Link | None = None


@dataclass(frozen=True)
class Context:
    """What is known beside the artefact and the article."""

    uses: tuple[Use, ...] = ()
    """How it is used, as the reuser says."""
    removed: frozenset[str] = frozenset()
    """Ids of articles that were taken down."""
    redacted: tuple[str, ...] = ()
    """Names that their bearers want to be left out."""


@dataclass(frozen=True)
class Reuse:
    """An article in a published artefact.

    `article` is None if the archive does not have it; `text` is None then too, or if it was lost.
    """

    reading: Reading
    article: ArchivedArticle | None
    text: str | None = None
    context: Context = field(default_factory=Context)
    pictured: Callable[[], bool] = lambda: True
    """Whether the original shows pictures, if it is a page."""

    @cached_property
    def standing(self) -> License | Reason | None:
        """The licence of the article, or why there is none; None if nothing is known of it.

        Of an article that the archive does not have it is what the artefact itself says.
        """
        if self.article is not None:
            return license_of(self.article.conclusion, self.context.uses or (Use.REDISTRIBUTE,))
        declared = self.reading.declared
        if declared is not None:
            return catalog().get(declared) or catalog().by_uri(declared)
        linked = {each.id for each in self.licenses if each.uri}
        return catalog().get(linked.pop()) if len(linked) == 1 else None

    @cached_property
    def license(self) -> License | None:
        """The licence that asks for the notice: of a publisher's own terms, the one they build on."""
        return base_of(self.standing) if isinstance(self.standing, License) else None

    @cached_property
    def owed(self) -> Attribution | None:
        """The facts of the notice that is due, as far as they are known."""
        if not isinstance(self.standing, License):
            return None
        if self.article is not None:
            try:
                return attribution(self.article)
            except BylineError:  # byline cannot write it; who has to be named is known all the same
                return _attribution(self.article.article, self.standing, self.article.target_uri)
        return _attribution(self.reading.said or Article(), self.standing, None)

    @cached_property
    def creators(self) -> list[str]:
        """Who has to be named as a creator: without any, the agency is (CC BY 3.0 section 1, Original Author)."""
        return cleaned(self.owed.creators or self.owed.parties) if self.owed else []

    @cached_property
    def parties(self) -> list[str]:
        """Who has to be named beside the creators."""
        return [name for name in cleaned(self.owed.parties) if name not in self.creators] if self.owed else []

    def rule(self, duty: str) -> Rule | None:
        """The licence's rule of this duty, if it is one at all."""
        rule = self.license.notice.get(duty) if self.license else None
        return rule if rule and rule.required else None

    def clause(self, duty: str) -> str | None:
        """The clause that asks for this duty."""
        rule = self.rule(duty)
        return cite(self.license, rule.clause) if rule and self.license else None

    @cached_property
    def frame(self) -> tuple[tuple[int, Block], ...]:
        """The blocks that are not the article's text, with their indexes: where credit can be given.

        A line that is as short as a name stays, also if it stands in the text: whoever is named there is named.
        """
        own = normal(self.text or self.reading.text or "")
        return tuple(
            (index, block)
            for index, block in enumerate(self.reading.blocks)
            if not block.picture and (not _is_sentence(words := normal(block.text)) or words.strip() not in own)
        )

    @cached_property
    def shown(self) -> str:
        """All words of the frame, normal; what an address is made of are no words."""
        return "".join(normal(_ADDRESS.sub(" ", block.text)) for _, block in self.frame)

    def shows(self, words: str) -> bool:
        """Whether the frame has these words, in any case and punctuation."""
        wanted = normal(clean(words))
        if wanted:
            return says(self.shown, wanted)
        return any(clean(words) in clean(block.text) for _, block in self.frame)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Links in the frame, and addresses that are written out there."""
        framed = {index for index, _ in self.frame}
        links = (*self.reading.links, *written_links(self.reading.blocks))
        return tuple(link for link in links if link.block is None or link.block in framed)

    @cached_property
    def licenses(self) -> tuple[Named, ...]:
        """Every licence that is named where credit is given, but in quotations, and in heads that nobody sees."""
        return tuple(self._licenses())

    def _licenses(self) -> Iterator[Named]:
        quoted = {index for index, block in self.frame if block.quoted}
        for link in self.links:
            unseen = link.block is None and not link.scoped
            if not unseen and link.block not in quoted and (license_id := id_of_uri(link.uri)):
                yield Named(license_id, link.block, link.uri, link)
        for index, block in self.frame:
            if not block.quoted:
                for name in named_in(block.text[:_LONGEST]):
                    if "://" not in block.text[name.start : name.end]:
                        yield Named(name.id, index)

    @cached_property
    def notice(self) -> tuple[Block, ...]:
        """The words around the licence: the blocks that name it, and short ones right before and behind them.

        A block with its address comes before one with its name alone, which may speak of licences in general.
        """
        linked = {each.block for each in self.licenses if each.uri and each.block is not None}
        inner = linked or {each.block for each in self.licenses if each.block is not None}
        # Elsewhere than in HTML a notice may have a line for each sentence.
        reach = 1 if self.reading.kind == "html" else _LINES
        near = {index + step for index in inner for step in range(-reach, reach + 1)}
        return tuple(
            block
            for index, block in self.frame
            if not block.quoted and (index in inner or (index in near and len(block.text) <= _NEAR))
        )

    @property
    def line(self) -> int | None:
        """Where the notice stands, or else what was reused."""
        return next((block.line for block in self.notice if block.line), self.reading.line)

    @cached_property
    def published(self) -> str:
        """The text that may be the article's."""
        return self.reading.text if self.reading.text is not None else "\n".join(b.text for b in self.reading.blocks)

    @cached_property
    def comparison(self) -> Comparison:
        """What became of the article's text."""
        if not self.text or self.reading.beside:
            return Comparison(Treatment.WHOLE)
        return compare(self.text, self.published, all_of_it=self.reading.text is not None)

    @cached_property
    def paste(self) -> str | None:
        """The notice that belongs there, in the syntax of the artefact; None if byline cannot write it."""
        if self.article is None:
            return None
        try:
            return render(attribution(self.article, self._changes), self.reading.kind).content
        except BylineError:
            return None

    @property
    def _changes(self) -> tuple[Change, ...]:
        treatment = self.comparison.treatment
        if treatment is Treatment.WHOLE:
            return (Change(text=TEXT_ONLY),) if self.is_text_only else ()
        return (Change(text="Excerpt." if treatment is Treatment.EXCERPT else "The text was changed."),)

    @property
    def is_text_only(self) -> bool:
        """Whether the pictures of the original are missing. That the form is another one is no change."""
        article = self.article
        return (
            article is not None and article.media_type != "text/plain" and not self.reading.pictures and self.pictured()
        )


def _attribution(facts: Article, terms: License, address: str | None) -> Attribution:
    return Attribution(
        title=facts.title,
        creators=facts.creators,
        parties=(facts.agency,) if facts.agency else (),
        copyright_notice=facts.copyright_notice,
        source_uri=web_uri(facts.url) or web_uri(address),
        license=terms,
        earlier_changes=facts.earlier_changes,
    )


def _is_sentence(words: str) -> bool:
    """Whether these are too many words for a name; of scripts without spaces, too many characters."""
    return words.count(" ") > _LINE_OF_TEXT or (is_unspaced(words) and len(words) > _LINE_OF_TEXT * 3)


TEXT_ONLY = "Text extracted; images and navigation omitted."


def same_address(one: str, other: str) -> bool:
    """Whether two addresses are one but for scheme, `www.`, fragment, a slash at the end and tracking parameters."""
    return _address(one) == _address(other)


_TRACKING = re.compile(r"[?&](?:utm_\w+|fbclid|gclid|ref|ref_src|mc_[ce]id)=[^&#]*")


def without_tracking(uri: str) -> str:
    """The address without parameters that only tell where a reader came from."""
    bare = _TRACKING.sub("", uri)
    return bare if "?" in bare else bare.replace("&", "?", 1)


def _address(uri: str) -> str:
    bare = without_tracking(clean(uri)).partition("#")[0]
    return re.sub(r"^https?://(?:www\.)?", "", bare, flags=re.IGNORECASE).rstrip("/?")


__all__ = ["Check", "Context", "Fault", "Label", "Reuse", "Severity", "same_address", "without_tracking"]
