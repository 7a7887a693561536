# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Words that keep the rights: "All rights reserved", "Nachdruck verboten", "may not be reproduced"; embargoes."""

import re
from collections.abc import Iterator

from byline.licensing import wording
from byline.licensing.blocks import Block
from byline.licensing.context import Subject, read
from byline.licensing.mentions import mentions_of
from byline.model.evidence import Claim, Evidence, Region, Scope
from byline.page.parse import Page

_MOST = 20
_ELSEWHERE = frozenset({Region.COMMENTS, Region.RELATED, Region.EMBED, Region.FIGURE, Region.DIALOG, Region.HIDDEN})
_EMBARGO = re.compile(
    r"not\s+subject\s+to\b[^.]{0,80}\bcreative\s+commons|(?<!\w)embargo(?:ed)?\s+(?:until|till|for|bis)(?!\w)|(?<!\w)sperrfrist(?!\w)"
)


def find(page: Page) -> Iterator[Evidence]:
    """Sentences that deny a licence; they cover the article if they point at it, else they are the site's."""
    found = 0
    for block in mentions_of(page).blocks.all:
        span = _span(block.text)
        if span is None or found >= _MOST or block.region in _ELSEWHERE:
            continue
        found += 1
        reading = read(block.text, *span)
        statement, locator = block.quote(reading.start, reading.end)
        yield Evidence(
            finder="denial",
            claim=Claim.DENIAL,
            statement=statement,
            locator=locator,
            region=block.region,
            scope=Scope.ARTICLE if _of_the_article(block, reading.subject, reading.pointed, span) else Scope.SITE,
            seen=page.seen,
        )


def _span(text: str) -> tuple[int, int] | None:
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = text.casefold() if len(text.casefold()) == len(text) else text
    for kind in ("reserved", "forbidden"):
        for phrase in wording.phrases(kind):
            start = lowered.find(phrase)
            if start >= 0 and (match := wording.words(kind).search(lowered, max(0, start - 1), start + 200)):
                return match.span()
    embargo = (
        _EMBARGO.search(lowered) if "embargo" in lowered or "subject to" in lowered or "sperr" in lowered else None
    )
    return embargo.span() if embargo else None


def _of_the_article(block: Block, subject: Subject, pointed: bool, span: tuple[int, int]) -> bool:
    if _EMBARGO.search(block.text.lower(), *span):
        return True
    return pointed and subject in (Subject.ARTICLE, Subject.CONTENT) and block.region in (Region.BODY, Region.BYLINE)
