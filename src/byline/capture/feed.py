# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Feeds: which pages they list, and what they say of the rights in them (RSS 0.9x, 1.0 and 2.0, Atom 1.0).

A feed comes from strangers: entities are not declared in it, nothing outside of it is read, and one that is not
well-formed is refused, because what a cut feed lacks may be the words that deny.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import NamedTuple
from urllib.parse import urljoin

from lxml import etree

from byline.capture.target import is_web_url
from byline.errors import BadInput
from byline.model.capture import FeedItem, FeedRights

MOST_ITEMS = 10_000
_LONGEST = 20_000
_MOST_RIGHTS = 50

_ATOM = "http://www.w3.org/2005/Atom"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
# The namespaces of the modules, with the prefixes by which they are known.
_PREFIXES = {
    "http://backend.userland.com/creativeCommonsRssModule": "creativeCommons",
    "http://cyber.law.harvard.edu/rss/creativeCommonsRssModule.html": "creativeCommons",
    "http://blogs.law.harvard.edu/tech/creativeCommonsRssModule": "creativeCommons",
    "http://creativecommons.org/ns#": "cc",
    "http://web.resource.org/cc/": "cc",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    _ATOM: "atom",
    "": "rss",
}
_RIGHTS = frozenset(
    {
        "creativeCommons:license",
        "cc:license",
        "dc:rights",
        "dcterms:rights",
        "dcterms:license",
        "atom:rights",
        "rss:copyright",
    }
)
_LICENSE_LINKS = frozenset({"license", "http://www.iana.org/assignments/relation/license"})  # RFC 4946, section 2
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


class Entry(NamedTuple):
    """A page that a feed lists."""

    url: str
    rights: FeedItem


def read_feed(content: bytes, *, url: str | None, retrieved: datetime) -> Iterator[Entry]:
    """The pages that a feed lists, in its order, each once, with what it says of the rights in them.

    `url` is where it was fetched; without one, the address it gives as its own. BadInput if it cannot be read.
    """
    root = _parsed(content)
    channel = root if _name(root) == "atom:feed" else next(_children(root, "channel"), root)
    home = url or next(filter(is_web_url, _homes(channel)), None)
    common = FeedItem(feed=home, digest=f"sha256:{hashlib.sha256(content).hexdigest()}", retrieved=retrieved)
    shared = [said.model_copy(update={"channel": True}) for said in _rights(channel)]
    seen: set[str] = set()
    for item in islice(_items(root, channel), MOST_ITEMS):
        link = next((found for each in _links(item) if (found := _resolved(home, each))), None)
        if link is not None and link not in seen:
            seen.add(link)
            yield Entry(link, _said_of(item, common, shared))


def _parsed(content: bytes) -> etree._Element:
    if _ENTITY.search(content.replace(b"\0", b"")):
        raise BadInput("the feed declares entities, which byline does not follow")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadInput(f"the feed is not well-formed XML: {str(error)[:200]}") from None
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(declared.iterentities()):  # in an encoding in which the words above hide
        raise BadInput("the feed declares entities, which byline does not follow")
    if _name(root) not in ("atom:feed", "rss:rss") and root.tag != f"{_RDF}RDF":
        raise BadInput("the XML is neither RSS nor Atom")
    return root


def _name(element: etree._Element) -> str:
    """An element's name with its usual prefix; RSS 1.0 has a namespace of its own, which counts as RSS."""
    if not isinstance(element.tag, str):
        return ""
    namespace, local = etree.QName(element).namespace or "", etree.QName(element).localname
    known = "rss" if namespace.startswith(("http://purl.org/rss/", "http://my.netscape.com/rdf/")) else None
    return f"{known or _PREFIXES.get(namespace, '?')}:{local}"


def _children(element: etree._Element, local: str) -> Iterator[etree._Element]:
    return (child for child in element if _name(child) in (f"rss:{local}", f"atom:{local}"))


def _items(root: etree._Element, channel: etree._Element) -> Iterator[etree._Element]:
    """RSS 1.0 has its items beside the channel, the others within."""
    for parent in dict.fromkeys((root, channel)):
        yield from (child for child in parent if _name(child) in ("rss:item", "atom:entry"))


def _links(item: etree._Element) -> Iterator[str]:
    """Addresses that the item gives as its page, the best first."""
    for link in _children(item, "link"):
        if link.get("rel", "alternate") == "alternate":
            yield link.get("href") or link.text or ""
    for name in _children(item, "guid"):
        if name.get("isPermaLink", "true").strip().lower() == "true":
            yield name.text or ""
    yield item.get(f"{_RDF}about", "")


def _homes(channel: etree._Element) -> Iterator[str]:
    """Addresses that the feed gives as its own, or its site's."""
    links = list(_children(channel, "link"))
    yield from (link.get("href", "").strip() for link in links if link.get("rel") == "self")
    yield from ((link.get("href") or link.text or "").strip() for link in links)


def _resolved(home: str | None, link: str) -> str | None:
    try:
        url = urljoin(home or "", link.strip())
    except ValueError:
        return None
    return url if link.strip() and is_web_url(url) else None


def _said_of(item: etree._Element, common: FeedItem, shared: Iterable[FeedRights]) -> FeedItem:
    """What holds for one item. One that was taken from another feed says so: then this one's address proves nothing."""
    rights = (*_rights(item), *shared)
    if len(rights) > _MOST_RIGHTS or any(len(said.text) > _LONGEST for said in rights):
        rights = ()  # no statement of rights is that long, and half of one could say the opposite
    update: dict[str, object] = {"rights": rights}
    if any(True for _ in _children(item, "source")):  # RFC 4287, 4.2.11; RSS 2.0, <source>
        update["feed"] = None
    return common.model_copy(update=update)


def _rights(element: etree._Element) -> Iterator[FeedRights]:
    """What stands directly in the element; what a picture in it says is the picture's."""
    for child in element:
        name = _name(child)
        if name == "atom:link" and child.get("rel", "").strip().lower() in _LICENSE_LINKS:
            text = child.get("href", "")
        elif name in _RIGHTS:
            text = child.get(f"{_RDF}resource") or "".join(child.itertext())
        else:
            continue
        if text.strip():
            yield FeedRights(name=name, text=text.strip())
