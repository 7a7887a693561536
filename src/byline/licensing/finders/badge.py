# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Pictures of a licence: the badges of creativecommons.org and licensebuttons.net, with or without a link around."""

from collections.abc import Iterator

from byline.licensing.catalog import elements_of, is_unversioned
from byline.licensing.reading.addresses import id_of_uri, named_in
from byline.licensing.reading.mentions import MOST, mentions_of
from byline.licensing.reading.scope import Form, scope_of
from byline.model.evidence import Evidence, Locator
from byline.page.parse import Page

_LONGEST = 300


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
        attribute, statement = "src", source
        if is_unversioned(license_id) and (exact := _made_exact(license_id, image.get("alt") or "")):
            attribute, statement, license_id = "alt", image.get("alt", ""), exact
        yield Evidence(
            finder="badge",
            statement=statement,
            locator=Locator(selector=page.selector(image), attribute=attribute),
            region=block.region,
            scope=scope_of(reading, block, Form(marked=False, badge=True)),
            suggests=license_id,
            seen=page.seen,
        )


def _made_exact(license_id: str, words: str) -> str | None:
    """The licence with the version that the words of a badge give, where its address has none."""
    named = {each.id for each in named_in(words[:_LONGEST])}
    exact = named.pop() if len(named) == 1 else license_id
    return None if is_unversioned(exact) or elements_of(exact) != elements_of(license_id) else exact
