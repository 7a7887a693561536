# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Data for the page's own scripts: attributes such as data-license-name, licence URIs in an application's state."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from lxml import etree
from lxml.html import HtmlElement

from byline.licensing.reading.addresses import id_of_uri, named_in
from byline.licensing.reading.mentions import MOST
from byline.model.evidence import Evidence, Locator, Region, Scope
from byline.page.parse import Page

_URI = re.compile(r"https?:(?:\\?/){2}creativecommons\.org[\w\\/.-]{10,80}", re.IGNORECASE)
# Map libraries, and the banners of scripts and style sheets, name their own licences.
_OF_A_TOOL = re.compile(
    r"openstreetmap|tilelayer|stamen|leaflet|mapbox|@license|@author|copyright \(c\)|\* ", re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"data-[\w-]{0,40}licen[sc]e")
_MARKED = etree.XPath("//*[@*[contains(name(), 'license') or contains(name(), 'licence')]]")
_AROUND = 300
_LONGEST = 2_000_000


def find(page: Page) -> Iterator[Evidence]:
    """What such data name. No reader sees it, so it can only make exact what the page says in words (conclude)."""
    if page.tree is None:
        return
    scripts = page.elements("script") if "creativecommons" in page.source else ()
    marked = _MARKED(page.tree) if _ATTRIBUTE.search(page.source) else ()
    found = chain(
        chain.from_iterable(_in_script(page, node) for node in scripts),
        chain.from_iterable(_in_attributes(page, node) for node in marked),
    )
    yield from islice(found, MOST)


def _in_script(page: Page, node: HtmlElement) -> Iterator[Evidence]:
    text = node.text or ""
    if "creativecommons" not in text or "ld+json" in (node.get("type") or "") or len(text) > _LONGEST:
        return
    for _, match in zip(range(MOST), _URI.finditer(text), strict=False):
        license_id = id_of_uri(match[0].replace("\\", ""))
        if license_id and not _OF_A_TOOL.search(text, max(0, match.start() - _AROUND), match.end() + _AROUND):
            locator = Locator(selector=page.selector(node), start=match.start(), end=match.end())
            yield _evidence(page, match[0], locator, license_id)


def _in_attributes(page: Page, node: HtmlElement) -> Iterator[Evidence]:
    for name, value in node.attrib.items():
        if name.startswith("data-") and ("license" in name or "licence" in name):
            named = named_in(value[:_AROUND])
            if len(named) == 1:
                yield _evidence(page, value, Locator(selector=page.selector(node), attribute=name), named[0].id)


def _evidence(page: Page, statement: str, locator: Locator, license_id: str) -> Evidence:
    return Evidence(
        finder="page-state",
        statement=statement,
        locator=locator,
        region=Region.HIDDEN,
        scope=Scope.SITE,
        suggests=license_id,
        seen=page.seen,
    )
