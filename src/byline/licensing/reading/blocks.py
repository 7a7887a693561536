# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A page as its readers see it: blocks of running text, each able to point at any span of its words.

Finders read blocks instead of elements because a statement is written across elements ("licensed under a <a>Creative
Commons <b>Attribution</b></a>"), and must be quoted as it stands.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement, defs

from byline.model.evidence import Locator, Region
from byline.page.parse import Page, path_of
from byline.page.region import region_of

# lxml knows the block elements of HTML 4; these came with HTML 5, or separate text though they are no blocks.
_BLOCKS = defs.block_tags - {"del", "ins"} | {
    "article", "aside", "body", "button", "details", "dialog", "figcaption", "figure", "footer", "frameset", "head",
    "header", "hgroup", "html", "iframe", "main", "nav", "search", "section", "select", "summary", "textarea", "title",
}  # fmt: skip
# Their text is no text of the page: Page.text_of leaves it out, and offsets have to agree with it.
_UNSEEN = frozenset({"script", "style", "template", "noscript"})
_MARKED = frozenset({"a", "area", "img"})
BREAKING = _BLOCKS | {"br"}
"""The elements that words do not run through."""
_TELLING = (_BLOCKS | _MARKED | {"br"}) - _UNSEEN
_ANNOUNCES = re.compile(r"(?i)(?<!\w)(?:licen[sc]|lizenz|licencia|licença|licenza)")
_PANEL = 5
_LAST = 3
_EXAMPLE = 1000
_CODE = frozenset({"pre", "textarea", "xmp", "listing"})
_LABEL = 120
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n\s*")


class Block:
    """A run of text with no block boundary in it; `text` has a newline where a <br> stands.

    `index` is its position among the page's blocks; `offset` is where it begins in the text of `element` (in the
    source, if the page is plain text), `breaks` are the newlines that stand for a <br>, `before` is the block before.
    """

    def __init__(
        self,
        element: HtmlElement | None,
        index: int,
        offset: int,
        text: str,
        breaks: Sequence[int] = (),
        before: "Block | None" = None,
    ) -> None:
        self.before = before
        self.last = False
        """Whether a page without a footer ends with it, which says there what footers say."""
        self.element = element
        self.index = index
        self.text = text
        self._offset = offset
        self._breaks = breaks

    @cached_property
    def region(self) -> Region:
        """Where on the page the block stands; plain text is all body.

        A hidden panel that a visible label announces ("Copyright and License information") opens at a click: body.
        """
        return Region.BODY if self.place is Region.HIDDEN and self._announced() else self.place

    @cached_property
    def place(self) -> Region:
        """Where the block's element stands."""
        return Region.BODY if self.element is None else region_of(self.element)

    @cached_property
    def quoted(self) -> bool:
        """Whether it stands in a block quotation, or in an example of code: somebody else's words."""
        if self.element is None:
            return False
        if self.element.tag in _CODE and len(self.text) <= _EXAMPLE and self.before is not None:
            return True
        return self.element.tag == "blockquote" or next(self.element.iterancestors("blockquote"), None) is not None

    def _announced(self) -> bool:
        label = self.before
        while label is not None and label.place is Region.HIDDEN and self.index - label.index <= _PANEL:
            label = label.before
        return (
            label is not None
            and self.index - label.index <= _PANEL
            and label.place is Region.BODY
            and len(label.text.strip()) <= _LABEL
            and _ANNOUNCES.search(label.text) is not None
        )

    def quote(self, start: int, end: int) -> tuple[str, Locator]:
        """The words from `start` to `end` of `text` exactly as they stand on the page, and where."""
        first = self._offset + start - bisect_left(self._breaks, start)
        last = self._offset + end - bisect_left(self._breaks, end)
        selector = None if self.element is None else path_of(self.element)
        words = "".join(self.text[left:right] for left, right in self._runs(start, end))
        return words, Locator(selector=selector, start=first, end=last)

    def _runs(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        for position in self._breaks[bisect_left(self._breaks, start) : bisect_left(self._breaks, end)]:
            yield start, position
            start = position + 1
        yield start, end


class Span(NamedTuple):
    """Where a link or a picture stands: characters `start` to `end` of the block's text are its own."""

    block: Block
    start: int
    end: int


class Blocks:
    """All blocks of a page in the order of the source, and where its links and pictures stand in them."""

    def __init__(self, page: Page) -> None:
        self.all: list[Block] = []
        self.spans: dict[HtmlElement, Span] = {}
        if page.tree is None:
            self._read_text(page.source)
        else:
            _Walk(self).run(page.tree)
        ending = self.all[-_LAST:] if len(self.all) > _LAST else []
        if all(block.place is not Region.FOOTER for block in ending):
            for block in ending:
                block.last = True

    def _read_text(self, source: str) -> None:
        start = 0
        ends = [(match.start(), match.end()) for match in _PARAGRAPH_END.finditer(source)]
        for end, following in [*ends, (len(source), len(source))]:
            if text := source[start:end].rstrip():
                before = self.all[-1] if self.all else None
                self.all.append(Block(None, len(self.all), start, text, before=before))
            start = following


class _Walk:
    """One pass over the tree, linear in its size and without recursion: nesting is the author's choice."""

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        self.owners: list[tuple[HtmlElement, int]] = []
        # The block that is being read: where it begins in the text of the page, its text, and the indexes in `parts`
        # of each <br> and of the first words of links and pictures, and the first behind them.
        self.began = 0
        self.parts: list[str] = []
        self.breaks: list[int] = []
        self.done: list[tuple[HtmlElement, int, int]] = []
        self.marked: dict[HtmlElement, int] = {}

    def run(self, tree: HtmlElement) -> None:
        walker = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
        start, end, append = self._start, self._end, self.parts.append
        for event, node in walker:
            if event == "start":
                tag = node.tag
                if tag in _TELLING:
                    start(node, tag)
                elif tag in _UNSEEN:
                    walker.skip_subtree()
                    continue
                if words := node.text:
                    append(words)
            else:
                if event == "end" and (tag := node.tag) in _TELLING:
                    end(node, tag)
                if words := node.tail:
                    append(words)

    def _start(self, node: HtmlElement, tag: str) -> None:
        if tag in _BLOCKS:
            if self.parts or self.done or self.marked:
                self._close()
            self.owners.append((node, self.began))
        elif tag in _MARKED:
            self.marked[node] = len(self.parts)
        else:
            self.breaks.append(len(self.parts))
            self.parts.append("\n")

    def _end(self, node: HtmlElement, tag: str) -> None:
        if tag in _BLOCKS:
            if self.parts or self.done or self.marked:
                self._close()
            self.owners.pop()
        elif tag in _MARKED:
            self.done.append((node, self.marked.pop(node), len(self.parts)))

    def _close(self) -> None:
        """End the block that is being read; a link that goes on is at home where its first words are."""
        if self.parts or self.done:
            text = "".join(self.parts)
            if self.done or not text.isspace():
                self._keep(text)
                self.done.clear()
            self.began += len(text) - len(self.breaks)
            self.parts.clear()
            self.breaks.clear()
        if self.marked:
            self.marked = dict.fromkeys(self.marked, 0)

    def _keep(self, text: str) -> None:
        element, start = self.owners[-1]
        offsets = list(accumulate(map(len, self.parts), initial=0)) if self.done or self.marked or self.breaks else []
        breaks = [offsets[index] for index in self.breaks] if self.breaks else ()
        before = self.blocks.all[-1] if self.blocks.all else None
        block = Block(element, len(self.blocks.all), self.began - start, text, breaks, before)
        self.blocks.all.append(block)
        spans = self.blocks.spans
        for node, first, last in self.done:
            spans.setdefault(node, Span(block, offsets[first], offsets[last]))
        for node, first in self.marked.items():
            if text[offsets[first] :].strip():
                spans.setdefault(node, Span(block, offsets[first], len(text)))
