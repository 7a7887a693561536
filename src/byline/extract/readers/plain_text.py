# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Facts from plain text: the first line, a byline and a date below it, and the lines at the end."""

import re
from collections.abc import Iterator

from byline.extract.changes import is_change
from byline.extract.copyright import copyright_line
from byline.extract.creators import is_byline
from byline.extract.strings import clean, cut, one_line
from byline.page.dates import find_date
from byline.page.parse import Page

ORIGIN = "text"

_TITLE_LENGTH = 200
_CUT_LENGTH = 100
_HEAD = 8
_TAIL = 12
_HEAD_LINE = 150
_MARKING = re.compile(r"^(?:#{1,6}\s+|title:\s*|=+$)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)]?\s|(?<=[。！？؟۔])")


def read(page: Page) -> Iterator[tuple[str, str]]:
    """What the first and the last lines say."""
    if page.tree is not None:
        return
    lines = [line for line in (one_line(line, 5000) for line in clean(page.source).splitlines()) if line]
    head = [line for line in lines[:_HEAD] if len(line) <= _HEAD_LINE]
    bylines = [line for line in head if is_byline(line)]
    dated = [line for line in head if line not in bylines and find_date(line)]
    yield from (("title", title) for title in _titles(lines, {*bylines, *dated}))
    yield from (("creators", line) for line in bylines[:1])
    yield from (("published", date) for line in (*dated, *bylines) if (date := find_date(line)))
    ends = dict.fromkeys((*reversed(lines[-_TAIL:]), *head))
    yield from (("copyright_notice", line) for line in map(copyright_line, ends) if line)
    yield from (("earlier_changes", line) for line in ends if is_change(line))


def _titles(lines: list[str], others: set[str]) -> Iterator[str]:
    """The first line, if it is short and more follows; otherwise the first sentence, cut."""
    first = next((line for line in lines if line not in others), "")
    first = _MARKING.sub("", first)
    if len(lines) > 1 and len(first) <= _TITLE_LENGTH:
        yield first
    else:
        yield cut(sentence, _CUT_LENGTH) if len(sentence := _SENTENCE_END.split(first)[0]) > _CUT_LENGTH else sentence
