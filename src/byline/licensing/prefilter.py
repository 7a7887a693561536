# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Pages that can say nothing about a licence, told from their source without a parse.

A page is clear if none of the finders could find anything in it that weighs (byline.licensing.precedence): no address
and no name of a licence, in any language and spelling that the catalogue knows, no words that keep the rights, no
reservation. Its conclusion is that of no evidence at all, NOASSERTION. What a clear page may still hold weighs nothing
by itself, and is not collected: the byline of an agency, a canonical address elsewhere, a rel=license that leads to no
known licence.

It looks at decoded text, so the encoding does not matter, and as a parser does: tags are taken out, those of blocks
leave a space, and entities are resolved. Only markup that is made to mislead (a name cut in two by a script, or by a
tag with ">" in an attribute) can hide a licence from it; such a page gets less than it could have, never more.
"""

import html
import re
from collections.abc import Iterator
from functools import cache

from byline.licensing.finders import REGISTRY
from byline.licensing.names import may_name
from byline.licensing.reading import embargo, republishing, wording
from byline.licensing.reading.addresses import holds_host
from byline.licensing.reading.context import lower
from byline.licensing.sieve import Glance
from byline.page.flat import BREAKING
from byline.page.parse import Page

# What other finders look for, this module does not know: with one of them no page is clear.
_KNOWN = frozenset(
    {
        "badge", "choice", "comment", "denial", "exclusion", "feed", "house", "http-link", "json-ld", "link",
        "meta", "origin", "page-state", "rdfa", "rel-license", "reservation", "statement", "wire",
    }
)  # fmt: skip
_RESERVATIONS = ("noai", "noimageai", "noml", "tdm-reservation", "tdm-policy")
_HEADERS = ("license", "tdm-", "x-robots-tag")
_DATA_ATTRIBUTE = re.compile(r"data-[\w-]{0,40}licen[sc]e")
_BLOCK_TAG = re.compile(rf"</?(?:{'|'.join(sorted(BREAKING))})(?![\w:-])[^<>]*>", re.IGNORECASE)
# <meta> stays as it is, because its content is read too.
_INLINE_TAG = re.compile(r"</?(?!meta\b)[a-z][^<>]*>", re.IGNORECASE)
_JSON_LD = "ld+json"
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


def is_clear(page: Page) -> bool:
    """Whether the page can be concluded without a parse, as NOASSERTION."""
    if page.feed is not None or page.is_markdown or not knows_the_finders():
        return False
    if page.headers is not None and any(
        word in f"{name}:{value}".lower() for name, value in page.headers.headers for word in _HEADERS
    ):
        return False
    if holds_host(page.source) or _DATA_ATTRIBUTE.search(page.source):
        return False
    return not _speaks(page.source if page.media_type == "text/plain" else shown(page.source))


@cache
def knows_the_finders() -> bool:
    """Whether no finder is registered whose signs are not known here."""
    return set(REGISTRY.names()) <= _KNOWN


def shown(source: str) -> str:
    """The text of a page, roughly: never less than what its readers or finders see of it."""
    text = _without(_without_comments(source), "script", "style")
    text = "\n".join([_INLINE_TAG.sub("", _BLOCK_TAG.sub(" ", text)), *_data(source)])
    if "&" in text:
        text = html.unescape(text)
    return _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text) if "\\u" in text else text


def _without_comments(source: str) -> str:
    """What stands outside of comments; "<!-->" is an empty one (WHATWG HTML, 13.2.5.43)."""
    first, *others = source.split("<!--")
    if not others or "--!>" in source:
        return source
    return first + "".join(
        each if each.startswith((">", "->")) or "-->" not in each else each.partition("-->")[2] for each in others
    )


def _without(source: str, *tags: str) -> str:
    """What stands outside of these elements, whose content is no text of the page."""
    for tag in tags:
        first, *others = source.split(f"<{tag}")
        source = first + "".join(f" {each.partition(f'</{tag}')[2] or each}" for each in others)
    return source


def _data(source: str) -> Iterator[str]:
    """The JSON-LD of a page, whose strings may hold markup."""
    start = source.find(_JSON_LD)
    while start >= 0:
        end = source.find("</script", start)
        yield source[start : end if end >= 0 else None]
        start = source.find(_JSON_LD, end) if end >= 0 else -1


def _speaks(text: str) -> bool:
    """Whether the text may name a licence, keep the rights, give a permission, or reserve text and data mining."""
    lowered = " ".join(lower(text).split())
    return (
        any(word in lowered for word in (*embargo.SIGNS, *_RESERVATIONS))
        or any(True for kind in ("reserved", "forbidden") for _ in wording.phrases(kind).keys_in(Glance(lowered)))
        or any(True for _ in republishing.permissions(Glance(lowered)))
        or may_name(text)
    )
