# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Files that a page offers beside its text: a licence that stands at one is the file's, not that of the news of it."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from byline.licensing.reading import wording
from byline.licensing.reading.blocks import Block
from byline.licensing.reading.context import lower
from byline.model.evidence import Region

_TYPES = r"pdf|docx?|odt|rtf|epub|mobi|pptx?|odp|xlsx?|ods|csv|zip"
_FILE = re.compile(rf"\.(?:{_TYPES})(?:[?#]|\Z)", re.IGNORECASE)
_NAMED = re.compile(rf"(?<!\w)(?:{_TYPES})(?!\w)|\d\s?[km]b(?!\w)", re.IGNORECASE)
# What journals say of the article that the page shows.
_OF_THE_ARTICLE = re.compile(
    r"(?i)(?<!\w)(?:received|accepted|doi|eingereicht|angenommen|reçu|accepté|recibido|aceptado)(?!\w)"
)
_OFFERS = re.compile(
    r"(?i)\s*(?:downloads?|publications?|attachments?|files?|publikation(?:en)?|anhang|anhänge|dateien?|téléchargements?|"
    r"descargas?|publicación|allegati|załączniki|bilagor)\s*:?\s*\Z"
)
_WIDE = ("body", "html", "main", "article", "section")
_SMALL = 600
_DEEP = 4
_NODES = 150


def is_scholarly(tree: HtmlElement | None) -> bool:
    """Whether a page is a journal's, with Highwire's citation elements: the files beside its text are the same text."""
    metas = tree.iter("meta") if tree is not None else ()
    return any((meta.get("name") or "").lower().startswith("citation_") for meta in metas)


def is_of_what_is_attached(sentence: str) -> bool:
    """Whether a sentence speaks of a report or the like, and of no other text."""
    lowered = lower(sentence)
    texts = [match for kind in ("article", "content", "place") for match in wording.words(kind).finditer(lowered)]
    attached = wording.words("attached")
    return bool(attached.search(lowered)) and all(attached.fullmatch(lowered, *match.span()) for match in texts)


def beside_a_file(block: Block) -> bool:
    """Whether the block, or the one before or behind it, leads to a file."""
    if block.element is None or block.region is not Region.BODY:
        return False
    around = (block.element, block.element.getprevious(), block.element.getnext())
    return any(_leads_to_a_file(each) for each in around if each is not None)


def listed_with_a_file(block: Block) -> bool:
    """Whether a small box describes a file and holds these words, and does not say when an article was accepted."""
    if block.region is not Region.BODY:
        return False
    for box in _boxes(block):
        nodes = [*islice(box.iter(), _NODES)]
        pieces = [*_pieces(nodes)]
        if len(nodes) == _NODES or sum(map(len, pieces)) > _SMALL * 4:
            return False
        words = " ".join(" ".join(pieces).split())
        if len(words) > _SMALL:
            return False
        if any(map(_OFFERS.match, pieces)):
            return True
        if _leads_to_a_file(box) or _NAMED.search(words):
            return _OF_THE_ARTICLE.search(words) is None
    return False


def _boxes(block: Block) -> Iterator[HtmlElement]:
    if block.element is None:
        return
    for box in islice((block.element, *block.element.iterancestors()), _DEEP):
        if box.tag in _WIDE:
            return
        yield box


def _pieces(nodes: list[HtmlElement]) -> Iterator[str]:
    """The pieces of text in an element, given with all that it holds."""
    for node in nodes:
        if node.text and isinstance(node.tag, str):
            yield node.text
        if node.tail and node is not nodes[0]:
            yield node.tail


def _leads_to_a_file(element: HtmlElement) -> bool:
    links = (each for each in islice(element.iter(), _NODES) if each.tag == "a")
    return any(_FILE.search(link.get("href") or "") for link in links)
