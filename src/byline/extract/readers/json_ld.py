# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Facts from JSON-LD (https://schema.org/Article), also inside @graph and by reference to @id."""

from collections.abc import Iterator
from itertools import islice

from byline.extract.strings import folded, without_tags
from byline.page.parse import Page

ORIGIN = "json-ld"

Node = dict[str, object]

_MAX_NODES = 5000
_MAX_VALUES = 500
# Where the page's own nodes hang. Other properties (mentions, hasPart, itemListElement) lead to other articles.
_CONTAINERS = ("@graph", "mainEntity", "mainEntityOfPage")
_ARTICLES = frozenset(
    {"socialmediaposting", "blogposting", "liveblogposting", "discussionforumposting", "report", "review"}
)
_PAGES = frozenset({"webpage", "itempage", "newswebpage"})
_PLAIN = (
    ("title", "headline"),
    ("title", "name"),
    ("published", "datePublished"),
    ("published", "dateCreated"),
    ("modified", "dateModified"),
    ("language", "inLanguage"),
    ("description", "description"),
    ("copyright_notice", "copyrightNotice"),
)


def read(page: Page) -> Iterator[tuple[str, str]]:
    """What the page's article node says, then what the nodes of the page and the website add.

    An organisation that is an author is yielded as `organization` too: it is the agency if nobody else is.
    """
    nodes = list(islice(_nodes([block.data for block in page.json_ld]), _MAX_NODES))
    known = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    article = _main_article(nodes, page)
    if article is not None:
        yield from _article_facts(article, known)
    for node in nodes:
        if _is_a(node, _PAGES):
            yield from _plain_facts(node, ("published", "modified", "language"))
        elif _is_a(node, frozenset({"website"})):
            yield from (("agency", name) for name in (*_names(node.get("publisher"), known), *_names(node, known)))


def _article_facts(article: Node, known: dict[str, Node]) -> Iterator[tuple[str, str]]:
    yield from _plain_facts(article, tuple(field for field, _ in _PLAIN))
    authors = article.get("author") or article.get("creator")
    yield from (("creators", name) for name in _names(authors, known))
    for key in ("publisher", "sourceOrganization", "provider"):
        yield from (("agency", name) for name in _names(article.get(key), known))
    yield from (("organization", name) for name in _names(authors, known, organizations_only=True))
    for key in ("url", "mainEntityOfPage", "@id"):
        yield from (("url", url) for url in _urls(article.get(key)))


def _plain_facts(node: Node, fields: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for field, key in _PLAIN:
        if field in fields:
            yield from ((field, without_tags(text)) for text in _texts(node.get(key)))


def _nodes(roots: list[object]) -> Iterator[Node]:
    """The page's own nodes in document order; a stack instead of recursion, because nesting is the author's choice."""
    stack = roots[::-1]
    while stack:
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(reversed(item[:_MAX_NODES]))
        elif isinstance(item, dict):
            yield item
            stack.extend(item[key] for key in reversed(_CONTAINERS) if isinstance(item.get(key), (dict, list)))


def _main_article(nodes: list[Node], page: Page) -> Node | None:
    """The node of the article that the page is about; None if several could be it."""
    articles = [node for node in nodes if _is_article(node)]
    if len(articles) <= 1:
        return articles[0] if articles else None
    addresses = {page.url or "", *page.tree.xpath("//link[@rel='canonical']/@href")} if page.tree is not None else set()
    addressed = [
        node
        for node in articles
        if addresses & {url for key in ("url", "mainEntityOfPage", "@id") for url in _urls(node.get(key))}
    ]
    title = folded(page.tree.findtext(".//title") or "") if page.tree is not None else ""
    titled = [
        node for node in articles if any(folded(text) in title for text in _texts(node.get("headline")) if folded(text))
    ]
    return next(iter(addressed or titled), None)


def _is_article(node: Node) -> bool:
    return any(name.endswith("article") or name in _ARTICLES for name in _types(node))


def _is_a(node: Node, names: frozenset[str]) -> bool:
    return any(name in names for name in _types(node))


def _types(node: Node) -> list[str]:
    return [text.rpartition("/")[2].rpartition(":")[2].lower() for text in _texts(node.get("@type"))]


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [
        str(text)
        for item in values[:_MAX_VALUES]
        if isinstance(text := item.get("@value") if isinstance(item, dict) else item, (str, int))
        and not isinstance(text, bool)
    ]


def _names(value: object, known: dict[str, Node], *, organizations_only: bool = False) -> list[str]:
    """The names of persons or organisations, given as text, as nodes or by reference."""
    found = []
    for item in (value if isinstance(value, list) else [value])[:_MAX_VALUES]:
        if isinstance(item, str) and not organizations_only:
            found.append(without_tags(item))
        elif isinstance(item, dict):
            node = known.get(str(item.get("@id")), item) if "name" not in item else item
            if organizations_only and not any("organization" in name for name in _types(node)):
                continue
            given = " ".join(_texts(node.get("givenName"))[:1] + _texts(node.get("familyName"))[:1])
            found += [without_tags(text) for text in _texts(node.get("name"))[:1] or [given]]
    return list(filter(None, found))


def _urls(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [
        str(url)
        for item in values[:_MAX_VALUES]
        if isinstance(url := item.get("@id", item.get("url")) if isinstance(item, dict) else item, str)
    ]
