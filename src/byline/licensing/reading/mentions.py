# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Where a page speaks of licences: links, pictures and words, each read with the words around it."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple
from weakref import WeakKeyDictionary

from lxml.html import HtmlElement

from byline.licensing.catalog import CREATIVE_COMMONS, UNVERSIONED, elements_of
from byline.licensing.folding import Folded
from byline.licensing.names import is_overfull
from byline.licensing.reading import journals, surroundings, wording
from byline.licensing.reading.addresses import hosts, id_of_uri, named_in, named_within, unlisted_elements
from byline.licensing.reading.blocks import Block, Blocks, Span
from byline.licensing.reading.context import Reading, lower, read
from byline.licensing.reading.nouns import Subject
from byline.licensing.reading.structure import Structure
from byline.licensing.sieve import Glance, places
from byline.model.evidence import Region
from byline.page.parse import Page

MOST = 300
"""A page with more mentions of one kind is a list of works or speaks about licences; reading on would prove nothing."""
_BETWEEN = "\n.\n"
_FURTHER = re.compile(r"\S")
NEAR = 600
"""How far a badge is read with words around it, in characters."""
_SHORT = 40
_TITLE = 3
_SPEAKS = re.compile(r"creative\s*commons|copyright|©")
_MARKS = " \t\r\n\u00a0—–-•·*|."
_CLOSING = f"{_MARKS}()[]"
_STANDS_ALONE = re.compile(r"(?:^|[—–|•·/~-])\s*\Z")


class Mention(NamedTuple):
    """Characters `start` to `end` of a block name the licence `id`."""

    block: Block
    start: int
    end: int
    id: str


class Mentions:
    """What a page's visible text and links name, read once however many finders ask."""

    def __init__(self, page: Page) -> None:
        self.blocks = Blocks(page)
        self._addressed = [*_addressed(page.elements("a", "area", "link"))]
        self.licenses = {link: name for link, href in self._addressed if (name := id_of_uri(href))}
        """What each link names that leads to a licence, in the order of the page."""
        self.structure = Structure(page)
        self._readings: dict[Mention, Reading] = {}

    @cached_property
    def text(self) -> str:
        """The text of all blocks, with an end of sentence between them; `place` leads back."""
        return _BETWEEN.join(self.blocks.texts)

    @cached_property
    def lowered(self) -> str:
        """`text` in lower case, character by character."""
        return lower(self.text)

    @cached_property
    def glance(self) -> Glance:
        """A first look at `lowered`."""
        return Glance(self.lowered)

    @cached_property
    def _starts(self) -> list[int]:
        lengths = accumulate(map(len, self.blocks.texts), initial=0)
        return [length + number * len(_BETWEEN) for number, length in enumerate(lengths)]

    def place(self, start: int, end: int) -> Span:
        """The block that holds these characters of `text`, with the offsets that they have in it."""
        index = bisect_right(self._starts, start) - 1
        return Span(self.blocks[index], start - self._starts[index], end - self._starts[index])

    @cached_property
    def _folded(self) -> Folded:
        return Folded(self.text)

    @property
    def overfull(self) -> bool:
        """Whether more words may begin the name of a licence than are read: `words` are not all."""
        return is_overfull(self._folded)

    @cached_property
    def words(self) -> tuple[Mention, ...]:
        """Names and addresses written in the text, in its order."""
        return tuple(
            self._whole(Mention(*self.place(start, end), license_id))
            for start, end, license_id in named_within(self._folded)
        )

    def _whole(self, mention: Mention) -> Mention:
        """The mention of some licence, if its name goes on in the next block: below it "NonCommercial"."""
        mention = self._listed(mention)
        block, index = mention.block, mention.block.index + 1
        if index == len(self.blocks) or _FURTHER.search(block.text, mention.end):
            return mention
        name = block.text[mention.start : mention.end].rstrip()
        both = next(iter(named_in(f"{name} {self.blocks[index].text[:_SHORT].lstrip()}")), None)
        elements, more = elements_of(mention.id), both and both.end > len(name) and elements_of(both.id)
        return mention._replace(id=CREATIVE_COMMONS) if elements and more and more > elements else mention

    def _listed(self, mention: Mention) -> Mention:
        """The mention without its version, if it stands in a link to a port of the licence that has no id."""
        target = self.target(mention) if self._unlisted else None
        elements = unlisted_elements(target[0]) if target else None
        if elements is None:
            return mention
        same = elements == elements_of(mention.id)
        return mention._replace(id=UNVERSIONED.get(elements, CREATIVE_COMMONS) if same else CREATIVE_COMMONS)

    @cached_property
    def _unlisted(self) -> bool:
        return any(unlisted_elements(href) is not None for _, href in self._addressed)

    @cached_property
    def _words_in(self) -> dict[int, list[Mention]]:
        found: dict[int, list[Mention]] = defaultdict(list)
        for mention in self.words:
            found[mention.block.index].append(mention)
        return found

    @cached_property
    def links(self) -> tuple[Span, ...]:
        """Where the links to licences stand, in the order of the page."""
        spans = filter(None, map(self.blocks.span, self.licenses))
        return tuple(sorted(spans, key=lambda span: (span.block.index, span.end)))

    def target(self, mention: Mention) -> tuple[str, str] | None:
        """The address and the words of the link that holds the mention, if one does."""
        for link, (block, start, end) in self.blocks.links(mention.block):
            if start <= mention.start and mention.end <= end:
                return link.get("href", ""), block.text[start:end]
        return None

    def read(self, mention: Mention) -> Reading:
        """How the words read that name a licence; a label may stand in the block before ("License", in a cell)."""
        if mention not in self._readings:
            self._readings[mention] = self._read(mention)
        return self._readings[mention]

    def _read(self, mention: Mention) -> Reading:
        others = (each for each in self._words_in[mention.block.index] if each.id != mention.id)
        ends = (each.end for each in others if each.end <= mention.start)
        since = max(ends, default=0)
        reading = self._marked(read(mention.block.text, mention.start, mention.end, since=since), mention.block)
        before = mention.block.before
        opens = not mention.block.text[: reading.start].strip()
        if opens and (reading.label or reading.curt) and reading.subject is Subject.UNSTATED:
            return reading._replace(credit=reading.credit or surroundings.credited(mention.block))
        if surroundings.captioned(mention.block, mention.block.text[mention.start : mention.end].strip()):
            reading = reading._replace(credit=True)
        if stands_alone(mention):
            reading = reading._replace(credit=reading.credit or surroundings.pictured(before))
        if reading.label or mention.block.text[: mention.start].strip(' \t\r\n:«"“') or before is None:
            return reading
        if not _is_label(before.text):
            return reading
        of_a_picture = not surroundings.begins_a_column(before) and surroundings.pictured(before.before)
        return reading._replace(label=True, credit=reading.credit or of_a_picture)

    def around(self, element: HtmlElement) -> tuple[Reading, Block, bool] | None:
        """How a link or picture reads, the block it stands in, and whether it is a badge: a link without words.

        A badge is read with the nearest words that speak of a licence: its own block's, or those of a block beside it.
        None if readers do not see it.
        """
        span = self.blocks.span(element)
        if span is None:
            return None
        block, start, end = span
        badge = not block.text[start:end].strip()
        reading = self._badge(block, start) if badge else self._link(span)
        marked = "license" in (element.get("rel") or "").lower()
        return self._marked(reading, block, badge=badge, marked=marked), block, badge

    def _marked(self, reading: Reading, block: Block, *, badge: bool = False, marked: bool = False) -> Reading:
        """The reading with what the markup adds; who credits one thing in the whole page credits a picture."""
        if block.region is Region.BODY and (name := surroundings.author_in(block.text)) and self.text.count(name) == 1:
            reading = reading._replace(credit=True)
        if reading.credit and block.region is Region.FOOTER and self.structure.claims(reading, block):
            reading = reading._replace(credit=False)
        if not badge and self._is_agreement(reading, block):
            return reading._replace(subject=Subject.OTHER)
        return self.structure.read(reading, block, badge=badge, marked=marked)

    def _is_agreement(self, reading: Reading, block: Block) -> bool:
        """Whether a sentence tells what authors agree on with a journal that marks the article with its licence."""
        if not journals.is_agreement(block.text[reading.start : reading.end]):
            return False
        spans = ((self.blocks.span(link), link, license_id) for link, license_id in self.licenses.items())
        links = [(span is not None and span.block is block, link, license_id) for span, link, license_id in spans]
        agreed = {license_id for within, _, license_id in links if within}
        agreed |= {each.id for each in self._words_in.get(block.index, ())}
        marked = {license_id for within, link, license_id in links if not within and "license" in link.get("rel", "")}
        return journals.gives_way(*(filter(None, map(elements_of, each)) for each in (agreed, marked)))

    def _link(self, span: Span) -> Reading:
        block, start, end = span
        # A name may begin before its link: "under a Creative Commons licence (<a>CC BY 4.0</a>)".
        named = (each for each in self._words_in.get(block.index, ()) if each.start < end and start < each.end)
        inner = next(named, None)
        if inner is not None:
            return self.read(inner)
        reading = read(block.text, start, end)
        # "... — License — Permalink": a label among others is said of nothing that stands before it.
        if _is_label(block.text[start:end]) and _STANDS_ALONE.search(block.text, 0, start) and not reading.credit:
            return reading._replace(subject=Subject.UNSTATED, label=True)
        # "Licence" in a heading, and below it nothing but the link.
        if block.before is not None and not (block.text[:start] + block.text[end:]).strip():
            return reading._replace(label=reading.label or _is_label(block.before.text))
        return reading

    def _badge(self, block: Block, start: int) -> Reading:
        beside = block if block.text.strip() else next(filter(_speaks, self._beside(block)), None)
        if beside is None:
            reading = read(block.text, start, start)
            return reading._replace(credit=reading.credit or any(map(surroundings.means_pictures, self._beside(block))))
        near = _nearest(beside.text, start if beside is block else 0)
        reading = read(beside.text, near, near)
        # "Engraving of the tower, 1840": words that speak of no licence are about what they stand at.
        words = len(beside.text.split()) >= _TITLE or (beside is block and surroundings.below_a_picture(block))
        titled = block.region is Region.BODY and words and not (reading.excepts or _speaks(beside))
        return reading._replace(credit=reading.credit or titled)

    def _beside(self, block: Block) -> Iterator[Block]:
        around = {*_ancestors(block)}
        for index in (block.index + 1, block.index - 1, block.index + 2):
            if 0 <= index < len(self.blocks):
                beside = self.blocks[index]
                together = around & {*_ancestors(beside)} and surroundings.widget(block) is surroundings.widget(beside)
                if together and len(beside.text) <= NEAR:
                    yield beside


def _addressed(links: Iterable[HtmlElement]) -> Iterator[tuple[HtmlElement, str]]:
    """The few links whose address holds the host of any licence, with the address."""
    addressed = [(link, href) for link in links if (href := link.get("href"))]
    everything = "\n".join([href for _, href in addressed])
    starts = [*accumulate((len(href) + 1 for _, href in addressed), initial=0)]
    held = {bisect_right(starts, place) - 1 for host in hosts() for place in places(everything, host)}
    return (addressed[index] for index in sorted(held))


def stands_alone(mention: Mention) -> bool:
    """Whether the block says nothing else; a dash may set the name off: "— CC BY 4.0"."""
    return not (mention.block.text[: mention.start] + mention.block.text[mention.end :]).strip(_MARKS)


def is_whole_of(words: str, mention: Mention) -> bool:
    """Whether the words are the mention, but for marks around them."""
    return words.strip(_CLOSING) == mention.block.text[mention.start : mention.end].strip(_CLOSING)


def _is_label(words: str) -> bool:
    return len(words) <= _SHORT * 2 and wording.words("label").fullmatch(words.strip(" \t\r\n:").lower()) is not None


def _telling() -> tuple[re.Pattern[str], ...]:
    return _SPEAKS, wording.words("label"), wording.words("grant"), wording.credit()


def _speaks(block: Block) -> bool:
    lowered = lower(block.text)
    return any(pattern.search(lowered) for pattern in _telling())


def _nearest(text: str, position: int) -> int:
    """Where the words nearest to `position` begin that speak of a licence or a credit; `position` if there are none."""
    base = max(0, position - NEAR)
    lowered = lower(text[base : position + NEAR])
    found = (base + match.start() for pattern in _telling() for match in pattern.finditer(lowered))
    return min(found, key=lambda start: (abs(start - position), start), default=position)


def _ancestors(block: Block) -> Iterator[HtmlElement]:
    """The block's element and the three around it, as far as they are not the whole page or article."""
    node = block.element
    for _ in range(4):
        if node is None or node.tag in ("body", "html", "main", "article"):
            return
        yield node
        node = node.getparent()


_READ: "WeakKeyDictionary[Page, Mentions]" = WeakKeyDictionary()


def mentions_of(page: Page) -> Mentions:
    """The page's mentions of licences."""
    mentions = _READ.get(page)
    if mentions is None:
        mentions = _READ[page] = Mentions(page)
    return mentions
