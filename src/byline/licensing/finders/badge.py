# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Pictures of a licence: the badges of creativecommons.org and licensebuttons.net, with or without a link around."""

from collections.abc import Iterator

from byline.licensing.reading.addresses import id_of_uri
from byline.licensing.reading.mentions import MOST, mentions_of
from byline.licensing.reading.scope import Form, scope_of
from byline.model.evidence import Evidence, Locator
from byline.page.parse import Page


def find(page: Page) -> Iterator[Evidence]:
    """What each badge names by its address; its version is often an old one, so a link beside it wins (conclude)."""
    found = 0
    for image in page.elements("img"):
        source = image.get("src") or ""
        if found >= MOST or ("creativecommons.org" not in source and "licensebuttons.net" not in source):
            continue
        license_id, around = id_of_uri(source), mentions_of(page).around(image)
        if license_id is None or around is None:
            continue
        found += 1
        reading, block, _ = around
        yield Evidence(
            finder="badge",
            statement=source,
            locator=Locator(selector=page.selector(image), attribute="src"),
            region=block.region,
            scope=scope_of(reading, block, Form(marked=False, badge=True)),
            suggests=license_id,
            seen=page.seen,
        )
