# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Feeds (Atom, RSS): each entry an article, with what the entry says of its author and its rights."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from lxml import etree

from byline.audit.markup import read_markup
from byline.audit.reading import Block, File, Label, Link, Reading
from byline.errors import BadInput
from byline.page.parse import Page

_SUFFIXES = ("atom", "rss")
_TYPES = frozenset({"application/atom+xml", "application/rss+xml"})
_STARTS = (b"<feed", b"<rss", b"<rdf:RDF")
_ENTRIES = frozenset({"entry", "item"})
_WORDS = frozenset({"title", "name", "creator", "author", "rights", "copyright", "credit"})
_TEXTS = frozenset({"content", "encoded", "description", "summary"})
_LICENSES = frozenset({"license", "licence"})
_SKIPPED = frozenset({"source"})
_MOST_ENTRIES = 100_000


def accepts(file: File) -> bool:
    """Whether it is named, or was sent, as a feed, or is XML that begins as one."""
    ending = file.suffix.rpartition(".")[2]
    begins = ending == "xml" and any(start in file.sample for start in _STARTS)
    return file.media_type in _TYPES or (not file.media_type and (ending in _SUFFIXES or begins))


def read(file: File) -> Iterator[Reading | Label]:
    """The entries; and the licence of the feed, if it names one for all of them."""
    # Entities are not followed, and nothing outside of the file is read.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(file.content(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadInput(f"{file.name} is not well-formed XML: {str(error)[:200]}") from None
    channel = next((each for each in root if _local(each) == "channel"), root)
    if licenses := tuple(filter(None, map(_license, channel))):
        yield Label(licenses, file.name, channel.sourceline)
    entries = (each for each in root.iter() if _local(each) in _ENTRIES)
    for _, entry in zip(range(_MOST_ENTRIES), entries, strict=False):
        yield _reading(entry, file)


def _reading(entry: etree._Element, file: File) -> Reading:
    """Names, rights and the title as blocks before those of the text; links of the entry stand in no block.

    The title comes last: where an article begins with it, no words stand between the two.
    """
    html = "\n".join(_html(each) for each in entry if _local(each) in _TEXTS)
    page = Page(source=html, media_type="text/html", seen=datetime.now(UTC), url=file.url)
    text = read_markup(page, file=file.name, line=entry.sourceline)
    elements = sorted(_words(entry), key=lambda each: _local(each) == "title")
    said = [Block(words, each.sourceline) for each in elements if (words := " ".join("".join(each.itertext()).split()))]
    links = [link._replace(block=None if link.block is None else link.block + len(said)) for link in text.links]
    blocks = [block._replace(line=entry.sourceline) for block in text.blocks]
    return replace(text, blocks=(*said, *blocks), links=(*_links(entry), *links))


def _words(entry: etree._Element) -> Iterator[etree._Element]:
    for each in entry.iterdescendants():
        within = any(_local(above) in _SKIPPED for above in each.iterancestors())
        if _local(each) in _WORDS and not within:
            yield each


def _links(entry: etree._Element) -> Iterator[Link]:
    for each in entry:
        uri = each.get("href") or (each.text or "").strip()
        if _local(each) == "link" and uri:
            yield Link(uri, None, frozenset((each.get("rel") or "").lower().split()), line=each.sourceline)
        elif named := _license(each):
            yield Link(named, None, frozenset({"license"}), line=each.sourceline)


def _license(element: etree._Element) -> str | None:
    """The address of the licence that an element gives, as Atom's link or an RSS module has it."""
    local = _local(element)
    if local in _LICENSES:
        resource = next((value for name, value in element.attrib.items() if str(name).endswith("resource")), None)
        return str(resource or (element.text or "").strip()) or None
    return element.get("href") if local == "link" and element.get("rel") in _LICENSES else None


def _html(element: etree._Element) -> str:
    """The text of an entry as HTML: escaped in it, as XHTML, or plain."""
    if len(element):
        return "".join(etree.tostring(each, encoding="unicode", method="html") for each in element)
    return element.text or ""


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
