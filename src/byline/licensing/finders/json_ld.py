# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""JSON-LD (schema.org): `license`, `copyrightNotice` and `usageInfo` of the article, wherever its node stands."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import NamedTuple
from urllib.parse import urlsplit

from byline.licensing.reading.mentions import MOST, mentions_of
from byline.licensing.reading.values import said_in
from byline.model.evidence import Evidence, Locator, Region, Scope
from byline.page.parse import JsonLd, Page

_PROPERTIES = frozenset({"license", "copyrightNotice", "usageInfo", "sdLicense"})
_WITHIN = frozenset({"@id", "url", "name"})
# Nodes below any other property are other things than the page and its article: pictures, sources, the publisher.
_SAME_WORK = frozenset({"@graph", "@included", "mainEntity", "mainEntityOfPage", "isPartOf"})
_PLACES = frozenset({"WebSite", "WebPage", "ItemPage", "Blog", "Periodical"})
_TEXTS = ("Article", "Posting", "Report", "Review", "Recipe", "Thesis", "Chapter", "HowTo", "CreativeWork", "Question")
_ADDRESSES = ("url", "mainEntityOfPage", "@id")
_MOST_NODES = 20_000
_LONGEST = 300


class _Node(NamedTuple):
    data: object
    pointer: str
    scope: Scope | None
    """What a licence in here covers; None as long as no node has said what it is."""


def find(page: Page) -> Iterator[Evidence]:
    """What the page's data says of its article; the licence of a picture, a video or the data itself is OTHER."""
    own = _Own(page)
    for block in page.json_ld:
        found = _in_block(page, block, own)
        yield from (each for _, each in zip(range(MOST), found, strict=False))


def _in_block(page: Page, block: JsonLd, own: "_Own") -> Iterator[Evidence]:
    waiting = [_Node(block.data, "", None)]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node.data, list):
            waiting += [node._replace(data=part, pointer=f"{node.pointer}/{i}") for i, part in enumerate(node.data)]
        elif isinstance(node.data, dict):
            scope = _scope(node)
            if scope is Scope.ARTICLE and _PROPERTIES & node.data.keys() and own.is_not(node.data):
                scope = Scope.OTHER
            for key, value in node.data.items():
                pointer = f"{node.pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"
                if key in _PROPERTIES:
                    yield from _said(page, block, value, pointer, Scope.OTHER if key == "sdLicense" else scope)
                elif isinstance(value, dict | list):
                    within = node.scope and scope if key in _SAME_WORK else Scope.OTHER
                    waiting.append(_Node(value, pointer, within))


def _scope(node: _Node) -> Scope:
    """What a licence of this node covers, by its type; an unknown type is some other thing."""
    if node.scope is Scope.OTHER:
        return Scope.OTHER
    assert isinstance(node.data, dict)
    types = node.data.get("@type")
    names = [each for each in (types if isinstance(types, list) else [types]) if isinstance(each, str)]
    if any(name.endswith(_TEXTS) for name in names):
        return Scope.ARTICLE
    return Scope.SITE if _PLACES & set(names) else Scope.OTHER


class _Own:
    """What a page's data says of the article that the page shows: by its headline and its address."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def is_not(self, data: Mapping[str, object]) -> bool:
        """Whether a node describes another article, by headline and address, or this one is described beside it.

        Where no address tells, a headline that has no word of the page's titles is another article's.
        """
        headline, titles = _headline(data), mentions_of(self._page).structure.titles
        if headline is None or titles.hold(headline):
            return False
        address = next((each for key in _ADDRESSES if (each := _address(data.get(key)))), None)
        url = self._page.url
        elsewhere = address is not None and url is not None and _path(self._page.resolve(address)) != _path(url)
        unplaced = url is None or not any(map(data.get, _ADDRESSES))
        return elsewhere or self._is_described or (unplaced and titles.are_of_another(headline))

    @cached_property
    def _is_described(self) -> bool:
        headlines = (_headline(node) for block in self._page.json_ld for node in _top(block.data))
        return any(
            each and mentions_of(self._page).structure.titles.hold(each) for each in islice(headlines, _MOST_NODES)
        )


def _top(data: object) -> Iterator[Mapping[str, object]]:
    """The nodes that a block describes side by side."""
    for node in data if isinstance(data, list) else [data]:
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            yield from (each for each in (graph if isinstance(graph, list) else ()) if isinstance(each, dict))


def _headline(data: Mapping[str, object]) -> str | None:
    headline = data.get("headline")
    return headline[:_LONGEST] if isinstance(headline, str) and headline.strip() else None


def _address(value: object) -> str | None:
    value = value.get("@id") if isinstance(value, dict) else value
    return value if isinstance(value, str) and value and not value.startswith("#") else None


def _path(url: str) -> str:
    return urlsplit(url).path.rstrip("/")


def _said(page: Page, block: JsonLd, value: object, pointer: str, scope: Scope) -> Iterator[Evidence]:
    if isinstance(value, dict):
        for key in sorted(_WITHIN & set(value)):
            yield from _said(page, block, value[key], f"{pointer}/{key}", scope)
    elif isinstance(value, list):
        for index, part in enumerate(value[:MOST]):
            if not isinstance(part, list):
                yield from _said(page, block, part, f"{pointer}/{index}", scope)
    elif isinstance(value, str):
        for said in said_in(value, scope):
            yield Evidence(
                finder="json-ld",
                claim=said.claim,
                statement=value[said.start : said.end],
                locator=Locator(selector=block.selector, pointer=pointer, start=said.start, end=said.end),
                region=Region.HEAD,
                scope=said.scope,
                suggests=said.suggests,
                seen=page.seen,
            )
