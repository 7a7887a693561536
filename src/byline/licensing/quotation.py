# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Words that somebody quoted, looked for on the page they were taken from."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from byline.licensing.folding import Folded, fold
from byline.model.evidence import Locator, Region
from byline.page.parse import Page

_ELSEWHERE = frozenset({Region.COMMENTS, Region.RELATED, Region.EMBED, Region.FIGURE, Region.DIALOG, Region.HIDDEN})
_UNSEEN = frozenset({"script", "style", "template", "noscript"})
_WORD = re.compile(r"\w+")
_WORDS = 3
_LIKE = 0.5


class Quotation(NamedTuple):
    """Where quoted words stand: `statement` is what stands there, verbatim."""

    statement: str
    locator: Locator
    region: Region


def find_quote(page: Page, quote: str) -> Quotation | None:
    """Where `quote` stands among the words that the page itself says to its readers, or None.

    White space does not count, nor do case, accents, and the form of dashes and quotation marks: templates change them.
    """
    wanted = _squeezed(quote)
    if not wanted:
        return None
    if page.tree is None:
        span = _within(page.source, wanted)
        return span and Quotation(page.source[slice(*span)], Locator(start=span[0], end=span[1]), Region.BODY)
    text, starts, holders = _joined(page.tree)
    at = text.find(wanted)
    while at >= 0:
        first, last = (holders[bisect_right(starts, place) - 1] for place in (at, at + len(wanted) - 1))
        holder = _common(first, last)
        region = page.region(holder)
        if region not in _ELSEWHERE:
            whole = page.text_of(holder)
            span = _within(whole, wanted)
            assert span is not None
            locator = Locator(selector=page.selector(holder), start=span[0], end=span[1])
            return Quotation(whole[slice(*span)], locator, region)
        at = text.find(wanted, at + 1)
    return None


def is_alike(page: Page, quote: str) -> bool:
    """Whether the page says something near to `quote`: half of its runs of three words at least."""
    wanted = _runs(quote)
    text = page.source if page.tree is None else page.text_of(page.tree)
    return bool(wanted) and len(wanted & _runs(text)) >= _LIKE * len(wanted)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(fold(text))
    return {tuple(words[start : start + _WORDS]) for start in range(len(words) - _WORDS + 1)}


def _squeezed(text: str) -> str:
    return "".join(fold(text).split())


def _within(text: str, wanted: str) -> tuple[int, int] | None:
    """The span of the first place in `text` that is `wanted` when squeezed."""
    folded = Folded(text)
    kept = [at for at, character in enumerate(folded.text) if not character.isspace()]
    at = "".join(folded.text[place] for place in kept).find(wanted)
    return folded.span(kept[at], kept[at + len(wanted) - 1] + 1) if at >= 0 else None


def _joined(tree: HtmlElement) -> tuple[str, list[int], list[HtmlElement]]:
    """All the text, squeezed; where in it each text node starts; and the element that holds it."""
    parts: list[str] = []
    starts: list[int] = []
    holders: list[HtmlElement] = []
    length = 0
    for text, holder in _nodes(tree):
        if squeezed := _squeezed(text):
            parts.append(squeezed)
            starts.append(length)
            holders.append(holder)
            length += len(squeezed)
    return "".join(parts), starts, holders


def _nodes(tree: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    walker = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, node in walker:
        if event == "start" and node.tag in _UNSEEN:
            walker.skip_subtree()
        elif event == "start":
            yield node.text or "", node
        elif node is not tree:
            yield node.tail or "", node.getparent()


def _common(one: HtmlElement, other: HtmlElement) -> HtmlElement:
    """The smallest element that holds both."""
    line = {one, *one.iterancestors()}
    return next(each for each in (other, *other.iterancestors()) if each in line)
