# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Permissions under a publisher's own conditions: "you may republish our articles for free", "Republish this story"."""

import re
from collections.abc import Iterator
from itertools import islice

from byline.licensing.reading import republishing
from byline.licensing.reading.addresses import named_in
from byline.licensing.reading.context import lower, read
from byline.licensing.reading.mentions import mentions_of
from byline.model.evidence import Claim, Evidence, Region, Scope
from byline.page.parse import Page

_QUOTATION = re.compile(r"[\"“„«][^\"”“»]*\Z")
_MOST = 10
_MANY = 100
_ELSEWHERE = frozenset({Region.COMMENTS, Region.RELATED, Region.EMBED, Region.FIGURE})


def find(page: Page) -> Iterator[Evidence]:
    """Sentences that give such a permission and name no licence; one that names a licence is a `statement`.

    They suggest no licence: what they allow can be limited and taken back.
    """
    yield from islice(_found(page), _MOST)


def _found(page: Page) -> Iterator[Evidence]:
    mentions = mentions_of(page)
    seen: set[tuple[int, int]] = set()
    for first, last in islice(republishing.permissions(mentions.glance), _MANY):
        block, start, end = mentions.place(first, last)
        reading = read(block.text, start, end)
        sentence = lower(block.text[reading.start : reading.end])
        key = (block.index, reading.start)
        if key in seen or block.region in _ELSEWHERE or block.quoted or reading.quoted or reading.negated:
            continue
        seen.add(key)
        told = sentence[: end - reading.start]
        if republishing.is_refused(sentence, len(told)) or named_in(sentence) or _QUOTATION.search(told):
            continue
        statement, locator = block.quote(reading.start, reading.end)
        yield Evidence(
            finder="house",
            claim=Claim.PERMISSION,
            statement=statement,
            locator=locator,
            region=block.region,
            scope=Scope.ARTICLE if republishing.is_of_this_text(sentence) else Scope.SITE,
            seen=page.seen,
        )
