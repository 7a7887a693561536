# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The blocks of a page, which are worked out from its flat text where they are asked for, against a walk over its tree.

The walk below is the definition, step by step: a block element ends the block that is being read, words of scripts,
styles, templates and noscript are none, and a link is at home where its first words are.
"""

from itertools import accumulate
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.html import HtmlElement

from byline.licensing.reading.blocks import Blocks
from byline.page.flat import BLOCKS, LINKS, PICTURES, UNSEEN
from byline.page.parse import Page
from support.pages import SEEN

PARTS = (
    *("<p>", "</p>", "<div>", "</div>", "<li>", "<td>", "</table>", "<table><tr>", "<blockquote>", "</blockquote>"),
    *("<a href='/x'>", "</a>", "<a>", "<b>", "</b>", "<span>", "</span>", "<br>", "<img src='/i'>", "<area>", "<hr>"),
    *("<script>x", "</script>", "<noscript>", "</noscript>", "<template>", "</template>", "<style>", "</style>"),
    *(
        "<!-- c -->",
        "<?pi?>",
        "</body>",
        "</html>",
        "<html>",
        "<head>",
        "<o:p>",
        "<svg>",
        "<title>",
        "<select><option>",
    ),
    *(
        " ",
        "\n",
        "word",
        "two words",
        "é",
        "&nbsp;",
        "&#xFDD0;",
        "&#64978;",
        "\ufdd1",
        "\ufdd3",
        "&#xfdd00;",
        "\x0b",
        "\r",
    ),
)
PAGES = st.lists(st.sampled_from(PARTS), max_size=40).map("".join)


class Read(NamedTuple):
    """A block: its element, where it begins in the element's text, its text, and the newlines that are a <br>."""

    element: HtmlElement
    offset: int
    text: str
    breaks: tuple[int, ...]


class Walk:
    """Every block, and where every link and picture stands: the index of a block and characters of it."""

    def __init__(self, tree: HtmlElement) -> None:
        self.blocks: list[Read] = []
        self.spans: dict[HtmlElement, tuple[int, int, int]] = {}
        self._owners: list[tuple[HtmlElement, int]] = []
        self._began = 0
        self._parts: list[str] = []
        self._breaks: list[int] = []
        self._done: list[tuple[HtmlElement, int, int]] = []
        self._open: dict[HtmlElement, int] = {}
        walker = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
        for event, node in walker:
            if event == "start" and node.tag in UNSEEN:
                walker.skip_subtree()
            elif event == "start":
                self._start(node)
                self._parts.append(node.text or "")
            else:
                if event == "end" and node.tag not in UNSEEN:
                    self._end(node)
                self._parts.append(node.tail or "")

    def _start(self, node: HtmlElement) -> None:
        if node.tag in BLOCKS:
            self._close()
            self._owners.append((node, self._began))
        elif node.tag in LINKS | PICTURES:
            self._open[node] = len(self._parts)
        elif node.tag == "br":
            self._breaks.append(len(self._parts))
            self._parts.append("\n")

    def _end(self, node: HtmlElement) -> None:
        if node.tag in BLOCKS:
            self._close()
            self._owners.pop()
        elif node.tag in LINKS | PICTURES:
            self._done.append((node, self._open.pop(node), len(self._parts)))

    def _close(self) -> None:
        text, offsets = "".join(self._parts), list(accumulate(map(len, self._parts), initial=0))
        if self._done or text.strip():
            element, since = self._owners[-1]
            breaks = tuple(offsets[index] for index in self._breaks)
            for node, first, last in self._done:
                self.spans.setdefault(node, (len(self.blocks), offsets[first], offsets[last]))
            for node, first in self._open.items():
                if text[offsets[first] :].strip():
                    self.spans.setdefault(node, (len(self.blocks), offsets[first], len(text)))
            self.blocks.append(Read(element, self._began - since, text, breaks))
        self._began += len(text) - len(self._breaks)
        self._parts, self._breaks, self._done = [], [], []
        self._open = dict.fromkeys(self._open, 0)


@settings(max_examples=300, deadline=None)
@given(source=PAGES)
def test_blocks_are_what_a_walk_over_the_tree_finds(source: str) -> None:
    page = Page(source=source, media_type="text/html", seen=SEEN)
    assert page.tree is not None
    walk, blocks = Walk(page.tree), Blocks(page)
    assert list(blocks.texts) == [block.text for block in walk.blocks]
    for block, read in zip(blocks, walk.blocks, strict=True):
        assert block.element is read.element
        statement, locator = block.quote(0, len(block.text))
        assert locator.start == read.offset
        assert statement == "".join(each for index, each in enumerate(read.text) if index not in read.breaks)
        assert statement == page.text_at(locator)


@settings(max_examples=300, deadline=None)
@given(source=PAGES)
def test_links_are_where_a_walk_over_the_tree_finds_them(source: str) -> None:
    page = Page(source=source, media_type="text/html", seen=SEEN)
    assert page.tree is not None
    walk, blocks = Walk(page.tree), Blocks(page)
    for element in page.tree.iter(*LINKS, *PICTURES):
        span = blocks.span(element)
        assert (None if span is None else (span.block.index, span.start, span.end)) == walk.spans.get(element)
    for block in blocks:
        at_home = [
            (link, *place[1:]) for link, place in walk.spans.items() if link.tag == "a" and place[0] == block.index
        ]
        assert [(link, span.start, span.end) for link, span in blocks.links(block)] == at_home
