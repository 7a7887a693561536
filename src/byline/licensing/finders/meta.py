# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Metadata elements: <meta name="copyright">, DC.rights, dcterms.license, og:license, cc:license and their kin."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from byline.licensing.reading.mentions import MOST
from byline.licensing.reading.values import said_in
from byline.model.evidence import Evidence, Locator, Region, Scope
from byline.page.parse import Page

_NAMES = re.compile(r"(?:^|[.:_-])(?:licen[sc]e|rights|copyright|usageterms|webstatement)(?:url|uri)?$", re.IGNORECASE)
# <meta name="image-copyright">, og:image:license
_OF_ANOTHER = re.compile(
    r"(?:^|[.:_-])(?:image|img|photo|picture|thumbnail|video|audio|media|font|theme|template|design|software|code|data)",
    re.IGNORECASE,
)
# Dublin Core and citation elements describe the one resource that the page shows (DCMI Metadata Terms, section 1).
_OF_THE_ARTICLE = re.compile(r"(?:dc|dcterms|dct|citation|article|prism)[.:_-]", re.IGNORECASE)


def find(page: Page) -> Iterator[Evidence]:
    """What each such element names: a licence by URI or in words, or that all rights are reserved.

    Some sites write `value` for `content`; no browser reads that, but it is what the publisher says.
    """
    named = ((meta, name) for meta in page.elements("meta") if (name := _name(meta)))
    for _, (meta, name) in zip(range(MOST), named, strict=False):
        attribute = "content" if meta.get("content") else "value"
        content = meta.get(attribute, "")
        for said in said_in(content, _scope(name)):
            yield Evidence(
                finder="meta",
                claim=said.claim,
                statement=content[said.start : said.end],
                locator=Locator(selector=page.selector(meta), attribute=attribute, start=said.start, end=said.end),
                region=Region.HEAD,
                scope=said.scope,
                suggests=said.suggests,
                seen=page.seen,
            )


def _scope(name: str) -> Scope:
    if _OF_ANOTHER.search(name):
        return Scope.OTHER
    return Scope.ARTICLE if _OF_THE_ARTICLE.match(name) else Scope.SITE


def _name(meta: HtmlElement) -> str | None:
    names = [name.strip() for each in ("name", "property", "itemprop") if (name := meta.get(each))]
    return next(filter(_NAMES.search, names), None)
