# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Pages that end too early: "CC BY-NC" cut after "CC BY" gives more than was given, a badge cut from its words too."""

import re
from collections.abc import Iterable, Iterator

from byline.licensing.reading.mentions import NEAR, mentions_of
from byline.model.evidence import Evidence, Locator
from byline.page.parse import Page

_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_END = 2000
_TAG = re.compile(r"<(?:!doctype|html|head|body|div|p)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:(?<!\d)|\d\.\d)[.!?।؟۔。][\s\"'“”„«»)\]]*\Z")
_VERSION = re.compile(r"\d\.\d[\s\"'“”„«»)\]]*\Z")
_SIGNS = frozenset({"badge", "link", "rel-license"})


def is_whole(page: Page) -> bool:
    """Whether the page has the end that pages have: its closing tags, or a newline in plain text and Markdown."""
    if _is_markup(page):
        return _ENDS.search(page.source, max(0, len(page.source) - _END)) is not None
    return page.source.endswith(("\n", "\r")) or not page.source


def _is_markup(page: Page) -> bool:
    return page.tree is not None and _TAG.search(page.source) is not None


def cut_off(page: Page, found: Iterable[Evidence]) -> Iterator[Evidence]:
    """The evidence within whose words a page ends that is not whole, or within those it is read with.

    An attribute or a comment that is cut is none to the parser, which drops it whole.
    """
    if not is_whole(page):
        text = page.text_at(Locator() if page.tree is None else Locator(selector="/html")).rstrip()
        yield from (each for each in found if _is_cut(page, each, text))


def _is_cut(page: Page, evidence: Evidence, text: str) -> bool:
    if evidence.finder in _SIGNS:
        return _rest(page, evidence) < NEAR
    if evidence.locator.record != "payload" or evidence.locator.attribute or evidence.locator.pointer:
        return False
    if _SENTENCE.search(evidence.statement) or (not _is_markup(page) and _VERSION.search(evidence.statement)):
        return False
    return text.endswith(evidence.statement.rstrip())


def _rest(page: Page, evidence: Evidence) -> int:
    """How much text follows a link or a picture."""
    blocks = mentions_of(page).blocks
    found = page.tree.getroottree().xpath(evidence.locator.selector) if page.tree is not None else []
    span = blocks.span(found[0]) if found else None
    if span is None:
        return NEAR
    return len(span.block.text) - span.end + sum(map(len, blocks.texts[span.block.index + 1 :]))
