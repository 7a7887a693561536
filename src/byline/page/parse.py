# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A page that was read once: text, element tree, JSON-LD and the means to point at a place in them."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cached_property
from itertools import islice
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlComment, HtmlElement, HtmlEntity, HtmlProcessingInstruction, document_fromstring

from byline.model.capture import Capture, FeedItem, HttpHead
from byline.model.evidence import Locator, Region
from byline.page.decode import decode_text, undo_content_coding
from byline.page.elements import Elements
from byline.page.flat import UNSEEN, without_marks
from byline.page.region import region_of

DEFAULT_LIMIT = 50_000_000
_LONGEST_JSON_LD = 1_000_000
_MOST_JSON_LD = 300
_READABLE_PATH = re.compile(r"(?:/(?:[\w-]+|\*)(?:\[\d+\])?)+")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*$"
)
# The elements of lxml.html without its forms: which class an element gets is looked up in C, each time it is met.
_ELEMENTS = etree.ElementDefaultClassLookup(
    element=HtmlElement, comment=HtmlComment, pi=HtmlProcessingInstruction, entity=HtmlEntity
)


class JsonLd(NamedTuple):
    """A JSON-LD block: where its script element stands and what it holds."""

    selector: str
    data: object


class Page:
    """A decoded page; `source` is its text, which is parsed when it is first asked for its elements."""

    def __init__(
        self,
        *,
        source: str,
        media_type: str,
        seen: datetime,
        url: str | None = None,
        headers: HttpHead | None = None,
        feed: FeedItem | None = None,
    ) -> None:
        self.source = source
        self.is_markdown = media_type == "text/markdown"
        self.media_type = "text/html" if self.is_markdown else media_type
        self.seen = seen
        self.url = url
        self.headers = headers
        self.feed = feed

    @property
    def tree(self) -> HtmlElement | None:
        """The <html> element; None if the page is plain text."""
        return self._parsed[0]

    @property
    def whole(self) -> bool:
        """False if the parser gave up on the way (elements nested more than 2,048 deep): something may be missing."""
        return self._parsed[1]

    @cached_property
    def _parsed(self) -> tuple[HtmlElement | None, bool]:
        return _tree(self.source, "text/markdown" if self.is_markdown else self.media_type)

    @cached_property
    def _own_regions(self) -> dict[HtmlElement, Region | None]:
        return {}

    @cached_property
    def index(self) -> Elements:
        """The elements that finders read, by their names."""
        return Elements(self.tree)

    def elements(self, *names: str) -> Sequence[HtmlElement]:
        """The elements of these names (those that finders read) in the order of the page; found in one pass."""
        return self.index.named(*names)

    def resolve(self, href: str) -> str:
        """The absolute http(s) URL that `href` means on this page, or an empty string."""
        try:
            url = urljoin(self.base or "", href.strip())
            return url if urlsplit(url).scheme in ("http", "https") else ""
        except ValueError:
            return ""

    def selector(self, element: HtmlElement) -> str:
        """An XPath that finds `element` again in a fresh parse of the same text."""
        return path_of(element)

    def region(self, element: HtmlElement) -> Region:
        """Where on the page `element` stands."""
        return region_of(element, self._own_regions)

    def text_of(self, element: HtmlElement) -> str:
        """The text of `element` and what is in it, white space as it is; scripts, styles and comments left out."""
        return "".join(_texts(element))

    def text_at(self, locator: Locator) -> str:
        """What stands at `locator`; an empty string if there is nothing."""
        text = self._whole_text_at(locator)
        return text if locator.start is None else text[locator.start : locator.end]

    def _whole_text_at(self, locator: Locator) -> str:
        if locator.record == "feed":
            return str(_at_pointer(self.feed and self.feed.model_dump(), locator.pointer or "") or "")
        if locator.record not in ("payload", "headers"):
            return ""
        if locator.record == "headers":
            return "\n".join(f"{name}: {value}" for name, value in self.headers.headers) if self.headers else ""
        if locator.selector is None:
            return self.source
        element = self._element_at(locator.selector)
        if element is None:
            return ""
        if locator.attribute is not None:
            return str(element.get(locator.attribute, ""))
        if locator.pointer is not None:
            data = next((block.data for block in self.json_ld if block.selector == locator.selector), None)
            return str(_at_pointer(data, locator.pointer) or "")
        return self.text_of(element)

    def _element_at(self, selector: str) -> HtmlElement | None:
        if self.tree is None:
            return None
        try:
            found = self.tree.getroottree().xpath(selector)
        except etree.XPathError:
            return None
        return found[0] if isinstance(found, list) and found else None

    @cached_property
    def base(self) -> str | None:
        """The address that relative ones are relative to."""
        declared = next((href for each in self.elements("base") if (href := each.get("href")) is not None), None)
        try:
            return urljoin(self.url or "", declared.strip()) if declared is not None else self.url
        except ValueError:
            return self.url

    @cached_property
    def json_ld(self) -> tuple[JsonLd, ...]:
        """The JSON-LD blocks that can be read, in order."""
        return tuple(self._json_ld())

    def _json_ld(self) -> Iterator[JsonLd]:
        typed = ((each, (each.get("type") or "").strip().lower()) for each in self.elements("script"))
        stated = (each for each, kind in typed if kind.startswith("application/ld+json"))
        for script in islice(stated, _MOST_JSON_LD):
            text = _WRAPPING.sub("", script.text or "")
            if len(text) > _LONGEST_JSON_LD:
                continue
            try:
                yield JsonLd(self.selector(script), json.loads(text, strict=False))
            except (ValueError, RecursionError):
                continue


def path_of(element: HtmlElement) -> str:
    """The XPath of an element in its document; by position only where broken markup made names XPath cannot read."""
    path = element.getroottree().getpath(element)
    assert isinstance(path, str)
    if _READABLE_PATH.fullmatch(path):
        return path
    line = [element, *element.iterancestors()][:-1]
    return "/*" + "".join(
        f"/*[{1 + sum(1 for _ in node.itersiblings('*', preceding=True))}]" for node in reversed(line)
    )


def read_page(capture: Capture, *, limit: int = DEFAULT_LIMIT) -> Page:
    """The page that was captured; BadInput if its body cannot be decoded or exceeds `limit` bytes."""
    content = capture.payload
    if capture.headers is not None:
        content = undo_content_coding(content, ",".join(capture.headers.get_all("content-encoding")), limit=limit)
    return Page(
        source=decode_text(content, charset=capture.charset, media_type=capture.media_type),
        media_type=capture.media_type,
        seen=capture.retrieved,
        url=capture.url,
        headers=capture.headers,
        feed=capture.feed,
    )


def _tree(source: str, media_type: str) -> tuple[HtmlElement | None, bool]:
    """The root element, and whether all of the source is in it."""
    if media_type == "text/plain":
        return None, True
    if media_type == "text/markdown":
        from markdown_it import MarkdownIt

        source = MarkdownIt("commonmark").enable("table").render(source)
    # Bytes, because lxml refuses text that carries an XML encoding declaration. huge_tree: by default everything after
    # the 256th level of nesting is dropped without a word, and a licence may be denied there.
    markup = without_marks(source).encode("utf-8", "replace")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    parser.set_element_class_lookup(_ELEMENTS)
    try:
        tree = document_fromstring(markup, parser=parser, ensure_head_body=True)
    except etree.ParserError:  # nothing but white space or comments, or nested beyond every limit
        whole = not parser.error_log.filter_from_fatals()
        return document_fromstring(b"<html><head></head><body></body></html>", parser=parser), whole
    return _rooted(tree), not parser.error_log.filter_from_fatals()


def _rooted(tree: HtmlElement) -> HtmlElement:
    """The root with all that follows `</html>` at the end of its body, as browsers have it (HTML, section 13.2.6.4.20).

    libxml2 makes further roots of it, which nothing that starts at the first one would read. What another head tells
    is another document's, and stays away.
    """
    further = [*tree.itersiblings("html")]
    if not further:
        return tree
    body = tree.find("body")
    assert body is not None, "ensure_head_body"
    for root in further:
        for head in root.findall("head"):
            head.drop_tree()
        for element in (root, *root.findall("body")):
            element.tag = "div"
        body.append(root)
    return tree


def _texts(element: HtmlElement) -> Iterator[str]:
    """Text nodes in document order; written without recursion because nesting is the author's choice."""
    walker = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walker:
        if event == "start":
            if node.tag in UNSEEN and node is not element:
                walker.skip_subtree()
            else:
                yield node.text or ""
        elif node is not element:
            yield node.tail or ""


def _at_pointer(data: object, pointer: str) -> object:
    """The value that an RFC 6901 JSON pointer names, or None."""
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        if isinstance(data, dict):
            data = data.get(key)
        elif isinstance(data, list | tuple) and key.isdigit() and int(key) < len(data):
            data = data[int(key)]
        else:
            return None
    return data
