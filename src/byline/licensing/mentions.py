# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Where a page speaks of licences: links, pictures and words, each with the block of text that it stands in."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple
from weakref import WeakKeyDictionary

from lxml.html import HtmlElement

from byline.licensing import wording
from byline.licensing.blocks import Block, Blocks, Span
from byline.licensing.catalog import catalog
from byline.licensing.context import Reading, Subject, read
from byline.licensing.names import NameMatch, match_names
from byline.page.parse import Page

MOST = 300
"""A page with more mentions of one kind is a list of works or speaks about licences; reading on would prove nothing."""
_BETWEEN = "\n.\n"
_NEAR = 600
# Archives and image proxies keep the address they stand for as the end of their own path.
_WRAPPED = re.compile(
    r"^(?:https?:)?//[^?#]*?/(?=(?:https?:/{1,2})?(?:[iI]\.)?(?:creativecommons\.org|licensebuttons\.net)/)"
)
_ADDRESS = re.compile(
    r"https?://[^\s<>\"')\]]{4,400}|(?<![\w./-])(?:www\.)?creativecommons\.[a-z]{2,3}\b[\w./+-]{0,80}", re.IGNORECASE
)


def id_of_uri(uri: str) -> str | None:
    """The licence that a link or a picture points at, also through a web archive or an image proxy; None if none."""
    uri = uri.strip().replace("%20", "")
    found = catalog().id_of_uri(uri) if "/" in uri else None
    if found is None and (wrapped := _WRAPPED.match(uri)):
        inner = (
            uri[wrapped.end() :].split(":", 1)[-1].lstrip("/")
            if "://" in uri[wrapped.end() :]
            else uri[wrapped.end() :]
        )
        found = catalog().id_of_uri(f"https://{inner}")
    return found


class Mention(NamedTuple):
    """Characters `start` to `end` of a block name the licence `id`."""

    block: Block
    start: int
    end: int
    id: str

    def reading(self) -> Reading:
        """How the sentence reads that it stands in."""
        return read(self.block.text, self.start, self.end)


_CONTRIBUTED = frozenset({"question", "answer", "qapage", "discussionforumposting"})


class Mentions:
    """What a page's visible text and links name, read once however many finders ask."""

    def __init__(self, page: Page) -> None:
        self.blocks = Blocks(page)
        self.contributed = not _CONTRIBUTED.isdisjoint(_kinds(page))
        """Whether the page itself shows what readers have written (schema.org QAPage, DiscussionForumPosting)."""

    @cached_property
    def words(self) -> tuple[Mention, ...]:
        """Names and URIs written in the text, in its order."""
        texts = [block.text for block in self.blocks.all]
        ends = list(accumulate(len(text) + len(_BETWEEN) for text in texts))
        whole = _BETWEEN.join(texts)
        mentions = []
        for start, end, license_id in named_in(whole):
            index = bisect_right(ends, start)
            offset = ends[index] - len(texts[index]) - len(_BETWEEN)
            mentions.append(Mention(self.blocks.all[index], start - offset, end - offset, license_id))
        return tuple(mentions)

    @cached_property
    def links(self) -> tuple[Span, ...]:
        """Where the links to licences stand, in the order of the page."""
        spans = self.blocks.spans.items()
        return tuple(span for node, span in spans if node.tag != "img" and id_of_uri(node.get("href") or ""))

    def around(self, element: HtmlElement) -> tuple[Reading, Block, bool] | None:
        """How a link or picture reads, the block it stands in, and whether it is a badge: a link without words.

        A badge is read with the nearest words that speak of a licence: its own block's, or those of a block beside it.
        """
        span = self.blocks.spans.get(element)
        if span is None:
            return None
        block, start, end = span
        if words := block.text[start:end].strip():
            reading = read(block.text, start, end)
            if _is_label(words) and _STANDS_ALONE.search(block.text, 0, start) and not reading.credit:
                reading = reading._replace(subject=Subject.UNSTATED, label=True)
            return reading, block, False
        if block.text.strip():
            near = _nearest(block.text, start)
            return read(block.text, *(near or (start, end))), block, True
        for beside in self._beside(block):
            if near := _nearest(beside.text, 0):
                return read(beside.text, *near), block, True
        return read(block.text, start, end), block, True

    def _beside(self, block: Block) -> Iterator[Block]:
        around = {*_ancestors(block, 3)}
        for index in (block.index + 1, block.index - 1, block.index + 2):
            if 0 <= index < len(self.blocks.all):
                beside = self.blocks.all[index]
                if len(beside.text) <= _NEAR and around & {*_ancestors(beside, 3)}:
                    yield beside


def _kinds(page: Page) -> Iterator[str]:
    """The schema.org types that the page gives to what it shows, in lower case."""
    for kind in page.tree.xpath("//@itemtype") if page.tree is not None else ():
        yield str(kind).rstrip("/").rpartition("/")[2].lower()
    for block in page.json_ld:
        nodes = block.data if isinstance(block.data, list) else [block.data]
        yield from (str(node.get("@type")).lower() for node in nodes if isinstance(node, dict))


_STANDS_ALONE = re.compile(r"(?:^|[—–|•·/~-])\s*\Z")


def _is_label(words: str) -> bool:
    return wording.words("label").fullmatch(words.lower()) is not None


def named_in(text: str) -> list[NameMatch]:
    """Every licence that the text names in words or by its URI, in order."""
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    names = [name for name in match_names(text) if not _within(name.start, addresses)]
    return sorted([*names, *_written(text, addresses)])


def _written(text: str, addresses: list[tuple[int, int]]) -> Iterator[NameMatch]:
    for start, end in addresses:
        address = text[start:end].rstrip(".,;:!?)>]}'\"»”")
        if license_id := id_of_uri(address):
            yield NameMatch(start, start + len(address), license_id)


def _within(position: int, spans: list[tuple[int, int]]) -> bool:
    index = bisect_right(spans, position, key=lambda span: span[0]) - 1
    return index >= 0 and spans[index][0] <= position < spans[index][1]


_SPEAKS = re.compile(r"creative\s*commons|copyright|©")


def _nearest(text: str, position: int) -> tuple[int, int] | None:
    """The words nearest to `position` that speak of a licence or are a credit, as offsets."""
    lowered = text[max(0, position - _NEAR) : position + _NEAR].lower()
    if len(lowered) != len(text[max(0, position - _NEAR) : position + _NEAR]):
        return None
    base = max(0, position - _NEAR)
    found = [
        (base + match.start(), base + match.end())
        for pattern in (_SPEAKS, wording.words("label"), wording.words("grant"), wording.credit())
        for match in pattern.finditer(lowered)
    ]
    return min(found, key=lambda span: (abs(span[0] - position), span), default=None)


def _ancestors(block: Block, levels: int) -> Iterator[HtmlElement]:
    node = block.element
    for _ in range(levels + 1):
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
