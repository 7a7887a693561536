# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Sentences that name a licence, with or without a link: "All content by X is licensed under CC BY 4.0"."""

from collections.abc import Iterator

from byline.licensing.blocks import Block
from byline.licensing.catalog import CREATIVE_COMMONS
from byline.licensing.context import Reading, Subject, scope_of
from byline.licensing.mentions import MOST, mentions_of
from byline.model.evidence import Evidence, Region, Scope
from byline.page.parse import Page


_MARGINS = frozenset({Region.FOOTER, Region.SIDEBAR})


def _gives(reading: Reading, block: Block) -> bool:
    """Whether "Creative Commons" is a licence that is given: alone it is an organisation, a tag, a menu item."""
    stated = reading.subject not in (Subject.UNSTATED, Subject.OTHER)
    return reading.grants and (stated or block.region is Region.FOOTER)


def find(page: Page) -> Iterator[Evidence]:
    """One piece of evidence for each licence that a sentence names; the sentence is the statement."""
    mentions = mentions_of(page)
    seen: set[tuple[int, int, str]] = set()
    for mention in mentions.words:
        reading = mention.reading()
        key = (mention.block.index, reading.start, mention.id)
        if key in seen or len(seen) >= MOST:
            continue
        seen.add(key)
        scope = scope_of(reading, mention.block, marked=False, badge=False)
        if reading.subject is Subject.CONTRIBUTIONS and mentions.contributed and mention.block.region in _MARGINS:
            scope = Scope.SITE
        if mention.id == CREATIVE_COMMONS and not _gives(reading, mention.block):
            scope = Scope.OTHER
        statement, locator = mention.block.quote(reading.start, reading.end)
        yield Evidence(
            finder="statement",
            statement=statement,
            locator=locator,
            region=mention.block.region,
            scope=scope,
            suggests=mention.id,
            licensor=reading.licensor if reading.subject is not Subject.OTHER else None,
            seen=page.seen,
        )
