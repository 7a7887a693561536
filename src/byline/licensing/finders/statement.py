# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Sentences that name a licence, with or without a link: "All content by X is licensed under CC BY 4.0"."""

from collections.abc import Iterator

from byline.licensing.reading.mentions import MOST, mentions_of
from byline.licensing.reading.nouns import Subject
from byline.licensing.reading.restriction import withheld
from byline.licensing.reading.scope import scope_of_words
from byline.model.evidence import Evidence, Scope
from byline.page.parse import Page


def find(page: Page) -> Iterator[Evidence]:
    """One piece of evidence for each licence that a sentence names; the sentence is the statement."""
    mentions = mentions_of(page)
    seen: set[tuple[int, int, str]] = set()
    for mention in mentions.words[: MOST * 2]:
        reading, scope = scope_of_words(mentions, mention)
        key = (mention.block.index, reading.start, mention.id)
        if key in seen:
            continue
        if len(seen) == MOST:
            return
        seen.add(key)
        licensor = reading.licensor if reading.subject is not Subject.OTHER else None
        said = [(reading.start, reading.end, mention.id)]
        if scope is not Scope.OTHER and (less := withheld(mention.block.text, mention.start, mention.end, mention.id)):
            said.append(less)
        for start, end, license_id in said:
            statement, locator = mention.block.quote(start, end)
            yield Evidence(
                finder="statement",
                statement=statement,
                locator=locator,
                region=mention.block.region,
                scope=scope,
                suggests=license_id,
                licensor=licensor,
                seen=page.seen,
            )
