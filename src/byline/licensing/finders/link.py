# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Plain links to a licence: pages often link its deed without saying what the link is."""

from collections.abc import Iterator

from byline.licensing.reading.annotated import is_of_a_thing
from byline.licensing.reading.mentions import MOST, mentions_of
from byline.licensing.reading.scope import Form, is_alone, scope_of
from byline.model.evidence import Evidence, Locator, Scope
from byline.page.parse import Page


def find(page: Page) -> Iterator[Evidence]:
    """Every visible link to a known licence; what it covers is said by the words around it, or by its place."""
    found = 0
    for link, license_id in mentions_of(page).licenses.items():
        if found >= MOST or link.tag == "link" or "license" in (link.get("rel") or "").lower():
            continue
        around, href = mentions_of(page).around(link), link.get("href")
        if around is None:
            continue
        found += 1
        reading, block, badge = around
        scope = scope_of(reading, block, Form(badge=badge, alone=is_alone(link, block)))
        yield Evidence(
            finder="link",
            statement=href,
            locator=Locator(selector=page.selector(link), attribute="href"),
            region=block.region,
            scope=Scope.OTHER if is_of_a_thing(page, link) else scope,
            suggests=license_id,
            licensor=reading.licensor,
            seen=page.seen,
        )
