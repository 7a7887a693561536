# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Links that say of themselves that they lead to the licence: <a rel="license">, <link rel="license">."""

from collections.abc import Iterator

from byline.licensing.reading.addresses import id_of_uri
from byline.licensing.reading.annotated import is_of_a_thing
from byline.licensing.reading.mentions import MOST, mentions_of
from byline.licensing.reading.scope import Form, is_alone, scope_of
from byline.model.evidence import Evidence, Locator, Region, Scope
from byline.model.spdx import NOASSERTION
from byline.page.parse import Page

# HTML 4.01 6.12 knows "copyright" as a link to a copyright statement; only a known licence makes it evidence here.
_RELATIONS = frozenset({"license", "licence", "item-license"})


def find(page: Page) -> Iterator[Evidence]:
    """What each link with rel=license points at; NOASSERTION where it is no licence (an imprint, house terms).

    The HTML standard (4.6.7.8) lets rel=license cover "the main content of the page", but pages also put it on the
    credit of a photo: the words around the link decide.
    """
    found = 0
    for link in page.elements("a", "area", "link"):
        relations = link.get("rel")
        if not relations or _RELATIONS.isdisjoint(relations.lower().split()):
            continue
        href = link.get("href")
        if not href or found >= MOST:
            continue
        found += 1
        around = mentions_of(page).around(link)
        if around is None:
            region = page.region(link)
            scope = Scope.SITE if region is Region.HEAD else Scope.OTHER
        else:
            reading, block, badge = around
            form = Form(marked=True, badge=badge, alone=is_alone(link, block))
            region, scope = block.region, scope_of(reading, block, form)
            if is_of_a_thing(page, link):
                scope = Scope.OTHER
        yield Evidence(
            finder="rel-license",
            statement=href,
            locator=Locator(selector=page.selector(link), attribute="href"),
            region=region,
            scope=scope,
            suggests=id_of_uri(href) or NOASSERTION,
            seen=page.seen,
        )
