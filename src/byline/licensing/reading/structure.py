# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What a page's markup adds to words about a licence: they are quoted, or speak of a picture, a file or a teaser."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from byline.licensing.reading import entries, offers, period, quoted, surroundings, wording
from byline.licensing.reading.addresses import named_in
from byline.licensing.reading.blocks import Block
from byline.licensing.reading.context import Reading, lower
from byline.licensing.reading.nouns import TEXTS, Subject
from byline.licensing.reading.titled import Titles
from byline.model.evidence import Region
from byline.page.parse import JsonLd, Page

# DCMI types that the licence chooser of Creative Commons wrote beside a licence; "Text" and "InteractiveResource" are
# pages, the others are things shown on one.
_OTHER_TYPES = etree.XPath(
    "//*[contains(@href, 'dcmitype/StillImage') or contains(@href, 'dcmitype/MovingImage')"
    " or contains(@href, 'dcmitype/Sound') or contains(@href, 'dcmitype/Dataset')]"
)
_CLAIM = re.compile(r"\s*(?:©|\(c\)|copyright\b)", re.IGNORECASE)
_PART = re.compile(r"[|•·]|\s//\s")
_BEFORE = 200
_MOST_LINKS = 20
_CONTRIBUTED = frozenset({"question", "answer", "qapage", "discussionforumposting"})


class Structure:
    """The structure of a page, as far as it tells what its words speak of."""

    def __init__(self, page: Page) -> None:
        self._tree = page.tree
        self._metas = page.elements("meta")
        self._seen = page.seen.date()
        self._data = page.json_ld
        typed = page.tree is not None and "dcmitype/" in page.source
        self._others = {each.getparent() for each in _OTHER_TYPES(page.tree)} if typed else set()

    @cached_property
    def contributed(self) -> bool:
        """Whether the page itself shows what readers have written (schema.org QAPage, DiscussionForumPosting)."""
        return not _CONTRIBUTED.isdisjoint(_kinds(self._tree, self._data))

    @cached_property
    def titles(self) -> Titles:
        """How the page and its site are called."""
        return Titles(self._tree)

    def read(self, reading: Reading, block: Block, *, badge: bool = False, marked: bool = False) -> Reading:
        """The reading of words that do not say what they speak of, where the markup says that it is no text.

        `marked`: they are a link with rel=license, which is said of the page.
        """
        if surroundings.shown(block) or quoted.cited(block, block.text[reading.start : reading.end]):
            reading = reading._replace(quoted=True)
        if reading.subject is Subject.CONTENT and not badge and surroundings.beside_a_picture(block):
            return reading._replace(subject=Subject.OTHER)
        sentence = block.text[reading.start : reading.end]
        if self._is_of_another_time(reading, lower(sentence)):
            reading = reading._replace(negated=True)
        if (
            quoted.is_a_control(block)
            or surroundings.of_a_teaser(block, self.titles)
            or entries.of_an_entry(block, self.titles)
            or quoted.is_citation(block, self.titles)
        ):
            return reading._replace(subject=Subject.OTHER)
        if reading.subject is Subject.SITE and quoted.is_answer(block, sentence, self.titles):
            reading = reading._replace(quoted=True)
        if block.region is Region.BODY and reading.subject is Subject.SITE and self.titles.are_elsewhere(sentence):
            return reading._replace(subject=Subject.OTHER)
        reading = reading._replace(titled=reading.subject is not Subject.OTHER and self.titles.begin(sentence))
        if reading.subject in TEXTS and not badge and self._is_a_file_s(sentence, block):
            return reading._replace(subject=Subject.OTHER)
        if reading.subject is Subject.UNKNOWN:
            return reading._replace(subject=Subject.UNSTATED if reading.titled else Subject.OTHER)
        if reading.subject is not Subject.UNSTATED:
            return reading
        if self.titles.are_missing(sentence) or self._is_of_another_work(sentence, block):
            return reading._replace(subject=Subject.OTHER)
        curt = not badge and _is_curt(reading)
        depicted = curt and surroundings.beside_a_picture(block)
        offered = curt and not marked and not self._is_scholarly and offers.listed_with_a_file(block)
        if depicted or offered or block.element in self._others or surroundings.headed(block, self.titles):
            return reading._replace(subject=Subject.OTHER)
        return reading

    def _is_of_another_time(self, reading: Reading, sentence: str) -> bool:
        """Whether the licence is given only from a day on that has not come, or that came after the article."""
        if period.not_given_yet(sentence, self._seen):
            return True
        alone = reading.subject is Subject.ARTICLE and reading.pointed
        return not alone and self._published is not None and period.given_later(sentence, self._published)

    def _is_of_another_work(self, sentence: str, block: Block) -> bool:
        """Whether a margin gives a licence to a work that is neither the page, nor its site, nor by its author."""
        if block.element is None or block.region not in (Region.SIDEBAR, Region.FOOTER):
            return False
        return self.titles.are_of_no(sentence) and not _is_chosen(block.element)

    @cached_property
    def _published(self) -> str | None:
        return period.published_on(self._metas, self._data)

    def claims(self, reading: Reading, block: Block) -> bool:
        """Whether a footer claims the site with its one licence, and credits something only behind that.

        "© 2021 Low Water, CC BY 4.0. Icons by Quay."
        """
        claim = _PART.split(block.text[: reading.end])[0]
        if reading.start > _BEFORE or _CLAIM.match(claim) is None or not self.titles.stand_in(claim):
            return False
        told = lower(claim)
        credited = any(each.search(told) for each in (wording.credit(), wording.tool_credit(), wording.powered()))
        named = {each.id for each in named_in(block.text)}
        return not credited and len(named) == 1 and bool(named_in(claim))

    def _is_a_file_s(self, sentence: str, block: Block) -> bool:
        """Whether a sentence speaks of a report that is offered as a file beside it: the page is news of the report."""
        return not self._is_scholarly and offers.is_of_what_is_attached(sentence) and offers.beside_a_file(block)

    @cached_property
    def _is_scholarly(self) -> bool:
        return offers.is_scholarly(self._tree)


def _kinds(tree: HtmlElement | None, data: Iterable[JsonLd]) -> Iterator[str]:
    """The schema.org types that a page gives to what it shows, in lower case."""
    for kind in tree.xpath("//@itemtype") if tree is not None else ():
        yield str(kind).rstrip("/").rpartition("/")[2].lower()
    for block in data:
        nodes = block.data if isinstance(block.data, list) else [block.data]
        yield from (str(node.get("@type")).lower() for node in nodes if isinstance(node, dict))


def _is_chosen(element: HtmlElement) -> bool:
    """Whether a notice is what a licence chooser wrote for the whole site, by any name: its link is marked."""
    return any("license" in (link.get("rel") or "").lower() for link in islice(element.iter("a"), _MOST_LINKS))


def _is_curt(reading: Reading) -> bool:
    return reading.label or not reading.grants
