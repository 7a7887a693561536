# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The main text of a page; the only file that knows the extraction library."""

import re
from collections.abc import Iterator
from copy import copy

from lxml import etree
from lxml.html import HtmlElement

from byline.extract.readers import front_matter
from byline.extract.strings import clean
from byline.page.parse import Page

# The library's tree is TEI-like: these start a paragraph, an item of a list or a row of a table starts a line.
_PARAGRAPHS = frozenset({"p", "head", "quote", "code", "list", "table", "figure", "graphic"})
_LINES = frozenset({"lb", "item", "row"})
_HOLD_LINES = frozenset({"p", "head", "item", "cell"})
_BLANK = re.compile(r"[^\S\n]+")
_SPACE = re.compile(r"\s+")
_BREAK = re.compile(r"\n\s*\n")
_MAX_FRONT_MATTER = 50
# The library's time grows with the square of deeply nested pages (41 s at 50,000 elements, 50 deep on average); that of
# its plain mode does not. On 273 real pages the sum of the depths of all elements stays below 150,000.
_MAX_COMPLEXITY = 500_000
# Nothing in these is ever part of the text: the library copies and searches the whole tree again and again.
_NEVER_TEXT = (
    "aside", "audio", "button", "canvas", "dialog", "embed", "footer", "head", "iframe", "input", "link", "menu",
    "meta", "nav", "noscript", "object", "option", "picture", "script", "select", "style", "svg", "template", "video",
)  # fmt: skip
# The library's quick mode leaves out two more algorithms, which it takes only where they find far more or where there
# is next to nothing: on such pages it is asked again, for all it can do (docs/explanation/performance.md).
_NEXT_TO_NOTHING = 250
_FAR_MORE = 3


def main_text(page: Page) -> str:
    """The article's text: paragraphs separated by one empty line, NFC, no markup.

    Empty only if the page shows no text at all. Plain text is kept as it is, but for white space.
    """
    if page.tree is None:
        return _plain(page.source)
    tree = copy(page.tree)
    # The library takes its own parser's word for it that there are none.
    etree.strip_elements(tree, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    if front_matter.block(page) is not None:
        _drop_front_matter(tree)
    return _extracted(tree) or _plain(page.text_of(page.tree.find("body")))


def _plain(source: str) -> str:
    text = clean(source)
    # Without any empty line every line is a paragraph.
    paragraphs = _BREAK.split(text) if _BREAK.search(text.strip()) else text.splitlines()
    return "\n\n".join(block for block in map(_tidy, paragraphs) if block)


def _tidy(block: str) -> str:
    return "\n".join(line for line in (_BLANK.sub(" ", line).strip() for line in block.splitlines()) if line)


def _extracted(tree: HtmlElement) -> str:
    try:
        return _tidy_all(_rendered(_main_element(tree)))
    except Exception:  # noqa: BLE001 - whatever a hostile page does to the library, its visible text is still there
        return ""


def _main_element(tree: HtmlElement) -> etree._Element:
    """What the library takes for the article, by its quick mode wherever that cannot have missed most of it."""
    from trafilatura import baseline

    if _is_huge(tree):
        return baseline(tree)[0]
    lean = copy(tree)
    etree.strip_elements(lean, *_NEVER_TEXT, with_tail=False)
    said = _length(lean) - sum(map(_length, lean.iter("a")))
    if said >= _NEXT_TO_NOTHING:
        quick = _library(lean, fast=True)
        if quick is not None and _length(quick) >= max(_NEXT_TO_NOTHING, said / _FAR_MORE):
            return quick
    thorough = _library(tree, fast=False)
    return baseline(tree)[0] if thorough is None else thorough


def _library(tree: HtmlElement, *, fast: bool) -> etree._Element | None:
    from trafilatura import bare_extraction

    document = bare_extraction(tree, include_comments=False, output_format="xml", fast=fast)
    return getattr(document, "body", None)


def _length(element: etree._Element) -> int:
    return len(_SPACE.sub(" ", "".join(element.itertext())))


def _is_huge(tree: HtmlElement) -> bool:
    depth = total = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        total += depth if event == "start" else 0
    return total > _MAX_COMPLEXITY


def _rendered(body: etree._Element) -> Iterator[str]:
    """The library's tree as text, paragraphs parted by an empty line; without recursion, however deep it is."""
    depth_of_code = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag, starts = element.tag, event == "start"
        if tag in _PARAGRAPHS:
            yield " " if _is_inline(element) else "\n\n"
        elif tag in _LINES and starts:
            yield "\n- " if tag == "item" else "\n"
        elif tag == "cell" and starts and element.getprevious() is not None:
            yield " | "
        depth_of_code += (tag == "code") * (1 if starts else -1)
        text = (element.text if starts else element.tail) or ""
        yield text if depth_of_code else _SPACE.sub(" ", text)


def _is_inline(element: etree._Element) -> bool:
    """Whether it stands in a line that it must not break: a paragraph in a cell, code or a quotation in a sentence."""
    parent = element.getparent()
    return parent is not None and parent.tag in _HOLD_LINES


def _tidy_all(pieces: Iterator[str]) -> str:
    blocks = _BREAK.split(clean("".join(pieces)))
    return "\n\n".join(block for block in map(_tidy, blocks) if block.strip("- \n"))


def _drop_front_matter(tree: HtmlElement) -> None:
    """Markdown renders front matter as a rule, its lines, and a heading or a rule (CommonMark 0.31, 4.1 and 4.3)."""
    body = tree.find("body")
    elements = list(body)[:_MAX_FRONT_MATTER]
    end = next((position for position, element in enumerate(elements) if position and element.tag in ("h2", "hr")), 0)
    for element in elements[: end + 1]:
        body.remove(element)
