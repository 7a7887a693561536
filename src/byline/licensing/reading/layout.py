# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""How a page's text is laid out: where its blocks of running text begin and end, and its links and pictures in them.

Everything is worked out from the flat text of the page (byline.page.flat), and elements are asked only for the few
blocks and links that a finder asks for.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain, islice, pairwise
from operator import lt
from typing import NamedTuple

from lxml.html import HtmlElement

from byline.page.elements import Elements
from byline.page.flat import BLOCK, BLOCK_END, BLOCKS, BREAK, LINK, LINK_END, LINKS, PICTURE, PICTURES, flatten

_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n\s*")
_MARK = re.compile(f"[{BLOCK}-{BREAK}]")
_WORDS = re.compile(f"[^\\s{BLOCK}-{BREAK}]")
_NOWHERE = -1


class Home(NamedTuple):
    """The block in which a link or a picture is at home, and which characters of its text are its own."""

    block: int
    """The index of the block."""
    start: int
    end: int


class Paragraphs:
    """The layout of a page that is plain text: what blank lines divide."""

    def __init__(self, source: str) -> None:
        gaps = [match.span() for match in _PARAGRAPH_END.finditer(source)]
        bounds = pairwise([0, *chain.from_iterable(gaps), len(source)])
        found = [(start, source[start:end].rstrip()) for start, end in islice(bounds, 0, None, 2)]
        self._starts = [start for start, text in found if text]
        self.texts = [text for _, text in found if text]

    def element(self, _: int) -> None:
        """No element holds a paragraph."""

    def offset(self, index: int) -> int:
        """Where the paragraph begins in the source."""
        return self._starts[index]

    def breaks(self, _: int) -> Sequence[int]:
        """A paragraph holds no <br>."""
        return ()

    def home(self, _: HtmlElement) -> None:
        """There are no links."""

    def links(self, _: int) -> Iterator[tuple[HtmlElement, Home]]:
        """There are no links."""
        return iter(())


class Layout:
    """The layout of a parsed page.

    Its pieces are what stands between two marks of blocks; a piece with words, a link or a picture in it is a block.
    Positions are those of the flat text; `texts` are the words of the blocks, with a newline where a <br> stands.
    """

    def __init__(self, tree: HtmlElement, elements: Elements) -> None:
        self._elements = elements
        self._flat = flatten(tree)
        self._pieces = self._flat.replace(BREAK, "\n").replace(BLOCK_END, BLOCK).split(BLOCK)
        said = [number for number, piece in enumerate(self._pieces) if piece and not piece.isspace()]
        self._kept = [number for number in said if _is_block(self._pieces[number])]
        kept = BLOCK.join([self._pieces[number] for number in self._kept])
        self.texts = _unlinked(kept).split(BLOCK) if self._kept else []

    def element(self, index: int) -> HtmlElement:
        """The block element that holds a block: the last that began before it or, if that has ended, one around it."""
        began = self._began[self._kept[index]]
        number = bisect_left(self._opened, began) - 1
        element = self._blocks[number]
        for _ in range(self._flat.count(BLOCK_END, self._opened[number], began)):
            element = next(element.iterancestors(*BLOCKS))
        return element

    def offset(self, index: int) -> int:
        """Where a block begins in the text of its element (Page.text_of), in which a <br> is nothing."""
        opened = self._opened[self._numbers[self.element(index)]]
        return sum(map(len, _MARK.split(self._flat[opened : self._began[self._kept[index]]])))

    def breaks(self, index: int) -> Sequence[int]:
        """The newlines in a block's text that stand for a <br>."""
        number = self._kept[index]
        began = self._began[number]
        return _positions(_unlinked(self._flat[began : began + len(self._pieces[number])]), BREAK)

    def home(self, element: HtmlElement) -> Home | None:
        """Where the first words of a link stand, or a picture; None if readers do not see the element."""
        bounds = self._bounds.get(element)
        return None if bounds is None else self._home(*bounds)

    def links(self, index: int) -> Iterator[tuple[HtmlElement, Home]]:
        """The links that are at home in a block; of two within each other first the one that ends first."""
        links, number = self._links, self._kept[index]
        start, end = self._began[number], self._began[number] + len(self._pieces[number])
        within = range(bisect_left(links.starts, start), bisect_left(links.starts, end))
        found = [*reversed([*self._links_around(start)]), *within]
        for link in sorted(found, key=lambda each: min(links.ends[each], end)):
            home = self._home(links.starts[link], links.ends[link])
            if home.block == index:
                yield self._link_elements[link], home

    def _links_around(self, position: int) -> Iterator[int]:
        """The links that are open at a position, the innermost first."""
        link = bisect_left(self._links.starts, position) - 1
        while link >= 0:
            if self._links.ends[link] >= position:
                yield link
            link = self._links.around[link]

    def _home(self, start: int, end: int) -> Home:
        words = _WORDS.search(self._flat, start, end)
        number = bisect_right(self._began, words.start() if words else end) - 1
        began = self._began[number]
        ended = min(end, began + len(self._pieces[number]))
        first, last = (len(_unlinked(self._flat[began:place])) for place in (start, ended))
        return Home(bisect_left(self._kept, number), first, last)

    @cached_property
    def _began(self) -> list[int]:
        """Where each piece begins."""
        lengths = accumulate(map(len, self._pieces), initial=0)
        return [number + length for number, length in enumerate(lengths)][:-1]

    @cached_property
    def _opened(self) -> list[int]:
        """Where each block element begins."""
        return _positions(self._flat, BLOCK)

    @cached_property
    def _blocks(self) -> Sequence[HtmlElement]:
        """The block elements."""
        return self._elements.shown(BLOCKS)

    @cached_property
    def _numbers(self) -> dict[HtmlElement, int]:
        """The number of each block element among them all."""
        return {element: number for number, element in enumerate(self._blocks)}

    @cached_property
    def _links(self) -> "_Links":
        starts, ends = _positions(self._flat, LINK), _positions(self._flat, LINK_END)
        if all(map(lt, ends, starts[1:])):
            return _Links(starts, ends, [_NOWHERE] * len(starts))
        return _nested(starts, ends)

    @cached_property
    def _link_elements(self) -> Sequence[HtmlElement]:
        return self._elements.shown(LINKS)

    @cached_property
    def _bounds(self) -> dict[HtmlElement, tuple[int, int]]:
        """Where each link and each picture begins and ends."""
        links = zip(self._links.starts, self._links.ends, strict=True)
        pictures = ((position, position) for position in _positions(self._flat, PICTURE))
        elements = (*self._link_elements, *self._elements.shown(PICTURES))
        return dict(zip(elements, chain(links, pictures), strict=True))


class _Links(NamedTuple):
    """Where each link begins and ends, and the number of the one that it stands in, if not _NOWHERE."""

    starts: list[int]
    ends: list[int]
    around: list[int]


def _nested(starts: list[int], ends: list[int]) -> _Links:
    """Links of which some stand in others, as broken markup has them."""
    closed, around, open_links = [0] * len(starts), [_NOWHERE] * len(starts), [_NOWHERE]
    begun = ((start, link) for link, start in enumerate(starts))
    for position, link in sorted(chain(begun, ((end, _NOWHERE) for end in ends))):
        if link == _NOWHERE:
            closed[open_links.pop()] = position
        else:
            around[link] = open_links[-1]
            open_links.append(link)
    return _Links(starts, closed, around)


def _positions(text: str, mark: str) -> list[int]:
    """Where a mark stands in a text."""
    lengths = accumulate(map(len, text.split(mark)))
    return [number + length for number, length in enumerate(lengths)][:-1]


def _is_block(piece: str) -> bool:
    """Whether a piece has words, a picture, or a link that is not only begun there."""
    return LINK not in piece or not piece.replace(LINK, " ").isspace()


def _unlinked(text: str) -> str:
    return text.replace(LINK, "").replace(LINK_END, "").replace(PICTURE, "")
