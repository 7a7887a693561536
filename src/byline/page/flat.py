# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A page's text in one string, with marks where its blocks, links, pictures and line breaks stand.

A style sheet writes it (XSLT 1.0), so that the walk over the tree is native. The marks are noncharacters, which the
Unicode Standard keeps for internal use (section 23.7); before a page is parsed they are taken out of it.
"""

import re
from collections.abc import Iterable
from functools import cache

from lxml import etree
from lxml.html import HtmlElement, defs

BLOCK, BLOCK_END = "\ufdd0", "\ufdd1"
LINK, LINK_END = "\ufdd2", "\ufdd3"
PICTURE, BREAK = "\ufdd4", "\ufdd5"
_MARKS = (BLOCK, BLOCK_END, LINK, LINK_END, PICTURE, BREAK)

UNSEEN = frozenset({"script", "style", "template", "noscript"})
"""Their text is no text of the page."""
# lxml knows the block elements of HTML 4; these came with HTML 5, or separate text though they are no blocks.
BLOCKS = (defs.block_tags | {
    "article", "aside", "body", "button", "details", "dialog", "figcaption", "figure", "footer", "frameset", "head",
    "header", "hgroup", "html", "iframe", "main", "nav", "search", "section", "select", "summary", "textarea", "title",
}) - {"del", "ins"} - UNSEEN  # fmt: skip
PICTURES = frozenset({"area", "img"})
"""What has a place in the text, and no words."""
LINKS = frozenset({"a"})
BREAKING = BLOCKS | {"br", "noscript"}
"""The elements that words do not run through, as far as their tags tell."""


_REFERENCE = re.compile(r"&#(?:[xX]0*[fF][dD][dD][0-5](?![0-9a-fA-F])|0*649(?:7[6-9]|8[01])(?!\d));?", re.ASCII)
"""A mark by its number, as HTML can write it."""


def without_marks(source: str) -> str:
    """The source of a page with U+FFFD for each mark that it holds; it can mean nothing by them."""
    if any(mark in source for mark in _MARKS):
        source = source.translate(dict.fromkeys(map(ord, _MARKS), "\ufffd"))
    return _REFERENCE.sub("\ufffd", source) if "&#" in source else source


def flatten(tree: HtmlElement) -> str:
    """The text of the tree in its order: BLOCK and LINK stand where an element begins, their ends behind it."""
    return str(_style_sheet()(tree))


@cache
def _style_sheet() -> etree.XSLT:
    templates = (
        # libxml2 leaves what stands behind a broken end as a second root, which is in no tree of lxml's.
        _template(["/"], '<xsl:apply-templates select="*[1]"/>'),
        _template(BLOCKS, f"{BLOCK}<xsl:apply-templates/>{BLOCK_END}"),
        _template(LINKS, f"{LINK}<xsl:apply-templates/>{LINK_END}"),
        _template(PICTURES, f"{PICTURE}<xsl:apply-templates/>"),
        _template(["br"], f"{BREAK}<xsl:apply-templates/>"),
        _template(UNSEEN, ""),
    )
    space = "http://www.w3.org/1999/XSL/Transform"
    head = f'<xsl:stylesheet version="1.0" xmlns:xsl="{space}"><xsl:output method="text"/>'
    return etree.XSLT(etree.XML(f"{head}{''.join(templates)}</xsl:stylesheet>"))


def _template(names: Iterable[str], content: str) -> str:
    return f'<xsl:template match="{"|".join(sorted(names))}">{content}</xsl:template>'
