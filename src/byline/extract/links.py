# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""How much of a piece of text is links: lists of other articles are nearly nothing else, running text seldom is.

The measures are those of trafilatura (`link_density_test`), whose text is the measure of ours.
"""

from lxml.html import HtmlElement

_SHORT_LINK = 10
_LONG_LINK = 100
_MANY_LINKS = 4
_MOSTLY = 0.8
_NEARLY_ALL = 0.9
_BIG_TABLE = 200
_HUGE_TABLE = 1000
_TINY = 100


class Share:
    """Characters of a piece of text, those of them in links, and the links in it, those with text and short ones."""

    __slots__ = ("linked", "links", "named", "short", "size")

    def __init__(self) -> None:
        self.size = self.linked = self.links = self.named = self.short = 0

    def add(self, other: "Share") -> None:
        """Count what stands in a part."""
        self.size += other.size
        if other.links:
            self.linked += other.linked
            self.links += other.links
            self.named += other.named
            self.short += other.short

    def close_link(self) -> None:
        """Count what was counted so far as one link."""
        self.linked, self.links, self.named = self.size, 1, int(self.size > 0)
        self.short = int(0 < self.size < _SHORT_LINK)


def is_link_list(element: HtmlElement, share: Share) -> bool:
    """Whether a paragraph, list, table or division with this share of links is there for its links."""
    if not share.links:
        return False
    size, linked = share.size, share.linked
    if element.tag == "table":
        return size >= _BIG_TABLE and linked > size * (_MOSTLY if size < _HUGE_TABLE else 0.5)
    if share.links == 1 and linked > _LONG_LINK and linked > size * _NEARLY_ALL:
        return True
    if size >= _longest_tested(element):
        # Long links are the entries of a catalogue, which may be what the page is for.
        return share.links > _MANY_LINKS and linked > size * _NEARLY_ALL and linked < _LONG_LINK * share.named
    return (
        not share.named
        or linked > size * _MOSTLY
        or (share.named > 1 and share.short > share.named * _MOSTLY)
        or (element.tag == "div" and size < _TINY and len(element) > 2)
    )


def _longest_tested(element: HtmlElement) -> int:
    """Up to how many characters a few links decide; the last part of a whole is rather a list of links."""
    is_last = element.getnext() is None
    if element.tag == "p":
        return 60 if is_last else 30
    return 300 if is_last else 100
