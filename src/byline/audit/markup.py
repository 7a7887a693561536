# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""From a page to what it shows: blocks of words, and links with what they are said to be."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml.html import HtmlElement

from byline.audit.loads import loads_in
from byline.audit.reading import Block, Link, Reading
from byline.audit.stated import stated_in
from byline.licensing.reading.addresses import id_of_uri
from byline.model.evidence import Region
from byline.page.parse import Page

_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
        *("legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "td", "th"),
        *("tr", "ul"),
    }
)
_UNSEEN = frozenset({"script", "style", "template", "noscript", "textarea", "iframe", "object", "svg", "head"})
_QUOTATIONS = frozenset({"blockquote", "q"})
_PICTURES = frozenset({"figure", "figcaption"})
_NOT_SHOWN = frozenset({Region.HIDDEN, Region.DIALOG, Region.COMMENTS, Region.RELATED, Region.EMBED})
_CLAIMS = frozenset({"license", "licence", "cc:license", "dct:license", "dc:rights"})
_CHROME = frozenset({"header", "nav", "footer", "aside"})
_MOST = 200_000


def read_markup(page: Page, *, file: str, kind: str = "html", line: int | None = None, **facts: Any) -> Reading:
    """The reading of a page, or of a fragment that was parsed as one; `facts` are further fields of it."""
    assert page.tree is not None
    walk = _Walk(page)
    walk.into(page.tree)
    reading = Reading(
        file=file,
        kind=kind,
        blocks=tuple(walk.blocks),
        links=(*walk.links, *_head_links(page)),
        line=line,
        language=page.tree.get("lang"),
        source=page.source,
        pictures=shows_pictures(page.tree),
        stated=stated_in(page),
        loads=loads_in(page, page.tree),
    )
    return replace(reading, **facts)


def shows_pictures(tree: HtmlElement) -> bool:
    """Whether there are pictures in the main part of a page, if it is marked; headers and badges do not count."""
    main = next(tree.iter("article", "main"), tree)
    return any(
        not any(each.tag in _CHROME for each in picture.iterancestors()) and not id_of_uri(picture.get("src") or "")
        for picture in main.iter("img", "picture", "video")
    )


class _Walk:
    """Goes through a tree in the order of its text, without recursion: nesting is the author's choice."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self._words: list[str] = []
        self._line: int | None = None
        self._quoted = self._picture = False

    def into(self, root: HtmlElement) -> None:
        """Take in everything that is shown."""
        title = root.find(".//head/title")
        if title is not None and title.text:
            self.blocks.append(Block(" ".join(title.text.split()), title.sourceline))
        stack: list[tuple[HtmlElement, bool, bool, bool]] = [(root, False, False, False)]
        for _ in range(_MOST):
            if not stack:
                break
            node, leaving, quoted, picture = stack.pop()
            if leaving:
                self._leave(node)
                self._quoted, self._picture = quoted, picture
                continue
            stack.append((node, True, quoted, picture))
            if self._enter(node):
                inside = quoted or node.tag in _QUOTATIONS, picture or node.tag in _PICTURES
                self._quoted, self._picture = inside
                self._words.append(node.text or "")
                stack += [(child, False, *inside) for child in reversed(node)]
        self._end()

    def _enter(self, node: HtmlElement) -> bool:
        """Whether the inside of an element is shown."""
        if not isinstance(node.tag, str) or node.tag in _UNSEEN or (_may_hide(node) and self._is_hidden(node)):
            return False
        if node.tag in _BLOCKS:
            self._end()
        if self._line is None:
            self._line = node.sourceline
        if node.tag in ("a", "area") and (href := node.get("href")):
            self._add_link(node, href)
        if node.tag == "img" and (alt := node.get("alt")):
            self._words.append(f" {alt} ")
        return True

    def _leave(self, node: HtmlElement) -> None:
        if node.tag in _BLOCKS:
            self._end()
            parent = node.getparent()
            self._line = parent.sourceline if parent is not None else None
        self._words.append(node.tail or "")

    def _end(self) -> None:
        text = " ".join("".join(self._words).split())
        if text:
            self.blocks.append(Block(text, self._line, self._quoted, self._picture))
        self._words, self._line = [], None

    def _add_link(self, node: HtmlElement, href: str) -> None:
        uri = self.page.resolve(href) or href.strip()
        relations = frozenset((node.get("rel") or "").lower().split())
        self.links.append(Link(uri, len(self.blocks), relations, _scoped(node), node.sourceline))

    def _is_hidden(self, node: HtmlElement) -> bool:
        return self.page.region(node) in _NOT_SHOWN


def _may_hide(node: HtmlElement) -> bool:
    """Whether an element could by itself begin a region that is not shown; a quick look before a long one."""
    return node.tag in ("dialog", "embed") or any(node.get(name) is not None for name in _HIDING)


_HIDING = ("class", "id", "hidden", "style", "role")


def _scoped(node: HtmlElement) -> bool:
    """Whether RDFa lets the link speak of a work of its own: `about` or `typeof` around it (RDFa Core 1.1, 7.5)."""
    return any(
        each.get("about") or each.get("typeof") or each.get("itemtype") for each in (node, *node.iterancestors())
    )


def _head_links(page: Page) -> Iterator[Link]:
    assert page.tree is not None
    for node in page.tree.iter("link"):
        relations = frozenset((node.get("rel") or "").lower().split())
        if relations & _CLAIMS and (href := node.get("href")):
            yield Link(page.resolve(href) or href, None, relations, scoped=False, line=node.sourceline)


_ADDRESS = re.compile(r"https?://[^\s<>\"'\u2066-\u2069]+")


def written_links(blocks: tuple[Block, ...]) -> tuple[Link, ...]:
    """Addresses that are written out in text."""
    return tuple(
        Link(match[0].rstrip(".,;:!?)]}»”"), index, line=block.line)
        for index, block in enumerate(blocks)
        for match in _ADDRESS.finditer(block.text)
    )
