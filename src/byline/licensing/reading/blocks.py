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
from itertools import pairwise
from typing import NamedTuple, overload

from lxml.html import HtmlElement

from byline.licensing.reading.layout import Layout, Paragraphs
from byline.model.evidence import Locator, Region
from byline.page.parse import Page, path_of
from byline.page.region import region_of

_ANNOUNCES = re.compile(r"(?i)(?<!\w)(?:licen[sc]|lizenz|licencia|licença|licenza)")
_PANEL = 5
_LAST = 3
_EXAMPLE = 1000
_QUOTATION = re.compile(r"(?:^|[\s_-])(?:pull)?quot(?:e|es|ation)(?=$|[\s_-])")
_CODE = frozenset({"pre", "textarea", "xmp", "listing"})
_LABEL = 120


class Block:
    """A run of text with no block boundary in it; `text` has a newline where a <br> stands.

    `index` is its position among the page's blocks.
    """

    def __init__(self, layout: Layout | Paragraphs, index: int) -> None:
        self._layout = layout
        self.index = index
        self.text = layout.texts[index]

    @cached_property
    def before(self) -> "Block | None":
        """The block before."""
        return Block(self._layout, self.index - 1) if self.index else None

    @cached_property
    def last(self) -> bool:
        """Whether a page without a footer ends with it, which says there what footers say."""
        count = len(self._layout.texts)
        if count <= _LAST or self.index < count - _LAST:
            return False
        return all(Block(self._layout, index).place is not Region.FOOTER for index in range(count - _LAST, count))

    @cached_property
    def element(self) -> HtmlElement | None:
        """The element that holds it; none in plain text."""
        return self._layout.element(self.index)

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
        around = (self.element, *self.element.iterancestors("blockquote", "div", "section", "aside", "p"))
        return any(each.tag == "blockquote" or _QUOTATION.search(each.get("class", "").lower()) for each in around)

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
        breaks, offset = self._layout.breaks(self.index), self._layout.offset(self.index)
        inside = range(bisect_left(breaks, start), bisect_left(breaks, end))
        selector = None if self.element is None else path_of(self.element)
        bounds = pairwise([start - 1, *(breaks[each] for each in inside), end])
        words = "".join(self.text[left + 1 : right] for left, right in bounds)
        return words, Locator(selector=selector, start=offset + start - inside.start, end=offset + end - inside.stop)


class Span(NamedTuple):
    """Where a link or a picture stands: characters `start` to `end` of the block's text are its own."""

    block: Block
    start: int
    end: int


class Blocks(Sequence[Block]):
    """All blocks of a page in the order of the source, and where its links and pictures stand in them.

    Each block is made when it is first asked for: of most pages few are ever looked at.
    """

    def __init__(self, page: Page) -> None:
        self._layout = Paragraphs(page.source) if page.tree is None else Layout(page.tree, page.index)
        self._made: dict[int, Block] = {}

    @property
    def texts(self) -> Sequence[str]:
        """The text of every block."""
        return self._layout.texts

    def __len__(self) -> int:
        return len(self._layout.texts)

    @overload
    def __getitem__(self, index: int) -> Block: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Block]: ...

    def __getitem__(self, index: int | slice) -> Block | Sequence[Block]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        index = range(len(self))[index]
        if index not in self._made:
            self._made[index] = Block(self._layout, index)
        return self._made[index]

    def span(self, element: HtmlElement) -> Span | None:
        """Where a link has its first words, or a picture its place; None if readers do not see it."""
        home = self._layout.home(element)
        return None if home is None else Span(self[home.block], home.start, home.end)

    def links(self, block: Block) -> Iterator[tuple[HtmlElement, Span]]:
        """The links that are at home in a block; of two within each other first the one that ends first."""
        for link, home in self._layout.links(block.index):
            yield link, Span(block, home.start, home.end)
