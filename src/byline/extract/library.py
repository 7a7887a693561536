# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The extraction library's reading of a page; the only file that knows it."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from byline.extract.lines import tidied

# The library's tree is TEI-like: these start a paragraph, an item of a list or a row of a table starts a line.
_PARAGRAPHS = frozenset({"p", "head", "quote", "code", "list", "table", "figure", "graphic"})
_LINES = frozenset({"lb", "item", "row"})
_HOLD_LINES = frozenset({"p", "head", "item", "cell"})
_SPACE = re.compile(r"\s+")
# The library's time grows with the square of deeply nested pages (41 s at 50,000 elements, 50 deep on average); that of
# its plain mode does not. On 273 real pages the sum of the depths of all elements stays below 150,000.
_MAX_COMPLEXITY = 500_000


def library_text(tree: HtmlElement, *, enough: int) -> str:
    """What the library takes for the article, without comments; of a huge page by its plain mode.

    Asked to favour recall it compares its answer with nobody else's, which takes half the time, and misses the article
    now and then: an answer of fewer than `enough` characters is asked for again, by its defaults.
    """
    from trafilatura import baseline

    try:
        if _is_huge(tree):
            return tidied(_rendered(baseline(tree)[0]))
        text = _answer(tree, favor_recall=True)
        return text if len(text) >= enough else _answer(tree, favor_recall=False)
    except Exception:  # noqa: BLE001 - whatever a hostile page does to the library, its visible text is still there
        return ""


def _answer(tree: HtmlElement, *, favor_recall: bool) -> str:
    from trafilatura import bare_extraction, baseline

    document = bare_extraction(tree, include_comments=False, favor_recall=favor_recall, output_format="xml")
    found = getattr(document, "body", None)
    return tidied(_rendered(baseline(tree)[0] if found is None else found))


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
