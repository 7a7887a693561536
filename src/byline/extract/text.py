# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The main text of a page: by our own reader, and by the extraction library where that is in doubt."""

from copy import copy

from lxml import etree
from lxml.html import HtmlElement

from byline.extract.library import library_text
from byline.extract.lines import BREAK, tidy
from byline.extract.readers import front_matter
from byline.extract.reading import any_text, article_text, length, readable, scattered_text
from byline.extract.strings import clean
from byline.page.parse import Page

_MAX_FRONT_MATTER = 50
# Where there is next to nothing, our reader may have missed the article; or where the page holds far more outside its
# links, if it is more too when read without regard to names (docs/explanation/performance.md).
_NEXT_TO_NOTHING = 250
_FAR_MORE = 3
_MORE = 2
# The library's quick answer is believed if it is no less than this part of that.
_FAR_LESS = 6


def main_text(page: Page) -> str:
    """The article's text: paragraphs separated by one empty line, NFC, no markup.

    Empty only if the page shows no text at all. Plain text is kept as it is, but for white space.
    """
    if page.tree is None:
        return _plain(page.source)
    tree = page.tree
    if front_matter.block(page) is not None:
        tree = _without_front_matter(tree)
    return _chosen(tree) or _plain(page.text_of(page.tree.find("body")))


def _chosen(tree: HtmlElement) -> str:
    """What our reader takes for the article; where that is in doubt, what the library does."""
    body = readable(tree)
    text = article_text(body)
    if len(text) < _NEXT_TO_NOTHING:
        text = scattered_text(body)
    little = len(text) < _NEXT_TO_NOTHING
    if not little and not _says_far_more(body, len(text)):
        return text
    most = len(any_text(body))
    if not little and most <= len(text) * _MORE:
        return text
    return library_text(_for_library(tree), enough=most // _FAR_LESS)


def _says_far_more(body: HtmlElement, than: int) -> bool:
    """Whether a page holds far more characters outside its links."""
    said = length(body)
    return said > than * _FAR_MORE and said - sum(map(length, body.iter("a"))) > than * _FAR_MORE


def _plain(source: str) -> str:
    text = clean(source)
    # Without any empty line every line is a paragraph.
    paragraphs = BREAK.split(text) if BREAK.search(text.strip()) else text.splitlines()
    return "\n\n".join(block for block in map(tidy, paragraphs) if block)


def _for_library(tree: HtmlElement) -> HtmlElement:
    """A copy without comments, which it trusts that there are none of, and templates, which it takes for text."""
    tree = copy(tree)
    etree.strip_elements(tree, etree.Comment, etree.ProcessingInstruction, "template", with_tail=False)
    return tree


def _without_front_matter(tree: HtmlElement) -> HtmlElement:
    """Markdown renders front matter as a rule, its lines, and a heading or a rule (CommonMark 0.31, 4.1 and 4.3)."""
    tree = copy(tree)
    body = tree.find("body")
    elements = list(body.iterchildren(etree.Element))[:_MAX_FRONT_MATTER]
    end = next((position for position, element in enumerate(elements) if position and element.tag in ("h2", "hr")), 0)
    for element in elements[: end + 1]:
        body.remove(element)
    return tree
