# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""RDFa and microdata: `property="dct:license"`, `rel="cc:license"`, `itemprop="license"`."""

from collections.abc import Iterator
from urllib.parse import urldefrag

from lxml import etree
from lxml.html import HtmlElement

from byline.licensing.reading.addresses import id_of_uri
from byline.licensing.reading.mentions import MOST
from byline.licensing.reading.values import said_in
from byline.model.evidence import Claim, Evidence, Locator, Region, Scope
from byline.page.parse import Page

_ANNOTATED = etree.XPath("/descendant::*[@property | @itemprop | @rel[contains(., ':')]]")
_TERMS = frozenset(
    f"{prefix}:{term}"
    for prefix in ("cc", "dc", "dct", "dcterms", "xhv", "schema")
    for term in ("license", "licence", "rights")
) | {"license"}
_TEXTS = ("article", "posting", "text", "webpage", "review", "recipe", "creativework", "report", "document", "thesis")
_NOWHERE = frozenset({Region.COMMENTS, Region.RELATED, Region.EMBED, Region.FIGURE})


def find(page: Page) -> Iterator[Evidence]:
    """What each such element names, covering the page unless its subject is another thing (a picture, a data set)."""
    elements = _ANNOTATED(page.tree) if page.tree is not None else ()
    marked = (node for node in elements if _marked(node))
    for _, node in zip(range(MOST), marked, strict=False):
        region = page.region(node)
        scope = Scope.OTHER if region in _NOWHERE or not _about_the_page(page, node) else _scope(region)
        yield from _said(page, node, region, scope)


def _marked(node: HtmlElement) -> bool:
    """Whether the element says that it holds a licence; a bare rel=license is the finder rel-license's."""
    if node.tag == "meta":
        return False
    stated = f"{node.get('property', '')} {node.get('itemprop', '')}".lower().split()
    related = [name for name in (node.get("rel") or "").lower().split() if ":" in name]
    return not _TERMS.isdisjoint([*stated, *related])


def _scope(region: Region) -> Scope:
    return Scope.SITE if region in (Region.FOOTER, Region.SIDEBAR) else Scope.ARTICLE


def _about_the_page(page: Page, node: HtmlElement) -> bool:
    """Whether the statement is about this page and not about something that is named or shown in it."""
    while node is not None:
        if (about := node.get("about")) is not None:
            return not about or about.startswith("#") or _same(page, about)
        kind = (node.get("typeof") or node.get("itemtype") or "").lower()
        if kind:
            return kind.rstrip("/").endswith(_TEXTS)
        node = node.getparent()
    return True


def _same(page: Page, about: str) -> bool:
    return page.url is not None and urldefrag(page.resolve(about))[0] == urldefrag(page.url)[0]


def _said(page: Page, node: HtmlElement, region: Region, scope: Scope) -> Iterator[Evidence]:
    for attribute in ("href", "resource", "content", "src"):
        value = node.get(attribute)
        if value and (license_id := id_of_uri(value)):
            yield Evidence(
                finder="rdfa",
                statement=value,
                locator=Locator(selector=page.selector(node), attribute=attribute),
                region=region,
                scope=scope,
                suggests=license_id,
                seen=page.seen,
            )
            return
    text = page.text_of(node) if len(node) < MOST else ""
    for said in said_in(text, scope):
        yield Evidence(
            finder="rdfa",
            claim=said.claim,
            statement=text[said.start : said.end],
            locator=Locator(selector=page.selector(node), start=said.start, end=said.end),
            region=region,
            scope=Scope.ARTICLE if said.claim is Claim.DENIAL and scope is Scope.ARTICLE else said.scope,
            suggests=said.suggests,
            seen=page.seen,
        )
