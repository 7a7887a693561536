# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Entries of a live report: boxes that are alike, each with its time. What one says of itself is not the page's."""

import re
from itertools import islice

from lxml.html import HtmlElement

from byline.licensing.reading.blocks import Block
from byline.licensing.reading.titled import Titles
from byline.model.evidence import Region

_ENTRIES = frozenset({"article", "section", "div", "li"})
_TIME = re.compile(r"\s*\d{1,2}[:.h]\d\d(?!\d)")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_DEEP = 3
_FEW = 6
_MOST = 30


def of_an_entry(block: Block, titles: Titles) -> bool:
    """Whether the box around is one of several alike, each with its time: one entry of a live report."""
    if block.element is None or block.region is not Region.BODY:
        return False
    boxes = [block.element, *islice(block.element.iterancestors(), _DEEP)]
    return any(
        box.tag in _ENTRIES and _is_timed(box) and _has_a_like(box) and not _is_headed(box, titles) for box in boxes
    )


def _is_timed(box: HtmlElement) -> bool:
    """Whether a time of the day opens a box, in its first words or as an element."""
    first = next(filter(str.strip, islice(box.itertext(), _FEW)), "")
    return _TIME.match(first) is not None


def _has_a_like(box: HtmlElement) -> bool:
    likes = (box.getprevious(), box.getnext())
    named = (
        each for each in likes if each is not None and each.tag == box.tag and each.get("class") == box.get("class")
    )
    return any(map(_is_timed, named))


def _is_headed(box: HtmlElement, titles: Titles) -> bool:
    headings = (each for each in islice(box.iter(), _MOST) if each.tag in _HEADINGS)
    return any(titles.hold("".join(each.itertext())) for each in headings)
