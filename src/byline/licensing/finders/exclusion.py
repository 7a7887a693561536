# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Words that take something out of a licence: "unless otherwise noted", "alle Bilder ausgenommen"."""

from collections.abc import Iterator

from byline.licensing.reading import wording
from byline.licensing.reading.blocks import Block
from byline.licensing.reading.context import lower, sentence_around
from byline.licensing.reading.mentions import MOST, mentions_of
from byline.model.evidence import Claim, Evidence, Region, Scope
from byline.page.parse import Page

_NEAR = 400
_ELSEWHERE = frozenset({Region.COMMENTS, Region.RELATED, Region.EMBED})


def find(page: Page) -> Iterator[Evidence]:
    """Sentences near a licence's name or link that limit what it covers, word for word."""
    mentions = mentions_of(page)
    places = [(mention.block, mention.start, mention.end) for mention in mentions.words[:MOST]]
    places += [(span.block, span.start, span.end) for span in mentions.links[:MOST]]
    seen: set[tuple[int, int]] = set()
    for block, start, end in places:
        for sentence in _sentences(block, start, end):
            key = (block.index, sentence[0])
            if key in seen or block.region in _ELSEWHERE:
                continue
            seen.add(key)
            statement, locator = block.quote(*sentence)
            yield Evidence(
                finder="exclusion",
                claim=Claim.EXCLUSION,
                statement=statement,
                locator=locator,
                region=block.region,
                scope=Scope.OTHER,
                seen=page.seen,
            )


def _sentences(block: Block, start: int, end: int) -> Iterator[tuple[int, int]]:
    left, right = max(0, start - _NEAR), end + _NEAR
    for match in wording.words("exclusion").finditer(lower(block.text[left:right])):
        yield sentence_around(block.text, left + match.start(), left + match.end())
