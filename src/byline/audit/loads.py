# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What a page fetches from elsewhere in its main part: pixels that count its readers, and what acts in the page."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from byline.audit.reading import Load
from byline.page.parse import Page

_SOURCES = {"img": "src", "script": "src", "iframe": "src", "embed": "src", "object": "data"}
_CHROME = frozenset({"header", "nav", "footer", "aside"})
_TINY = re.compile(r"\s*[01](?:\.0*)?(?:px)?\s*")
_TINY_STYLE = re.compile(r"(?:^|[;\s])(?:width|height)\s*:\s*[01](?:px)?\s*(?:!important\s*)?(?:;|$)")
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0*)?\s*(?:;|$)")
# As newsrooms put them into what they give away: Republication Tracker Tool, PixelPing, The Conversation.
_COUNTERS = re.compile(
    r"republication-pixel|pixel\.(?:gif|png|js)|[/.]pixel(?:ping)?[/.?]|counter\.theconversation\.", re.IGNORECASE
)
_MOST = 100


def loads_in(page: Page, root: HtmlElement) -> tuple[Load, ...]:
    """What the main part of the page loads from hosts other than its own, if the page marks one; else all of it."""
    main = next(root.iter("article", "main"), root)
    return tuple(load for _, load in zip(range(_MOST), _loads(page, main), strict=False))


def _loads(page: Page, main: HtmlElement) -> Iterator[Load]:
    for element in main.iter(*_SOURCES):
        source = element.get(_SOURCES[element.tag])
        uri = (page.resolve(source) or source.strip()) if source else None
        if not uri or not _is_elsewhere(uri, page.url) or any(each.tag in _CHROME for each in element.iterancestors()):
            continue
        is_pixel = bool(_COUNTERS.search(uri)) or (element.tag in ("img", "iframe") and _is_unseen(element))
        if is_pixel or element.tag != "img":
            yield Load(is_pixel, uri, element.sourceline)


def _is_elsewhere(uri: str, own: str | None) -> bool:
    """Whether it comes from a host that is not the page's; of a page whose address is not known, from any host."""
    try:
        host = urlsplit(uri).hostname
        return host is not None and host != (urlsplit(own).hostname if own else None)
    except ValueError:
        return True


def _is_unseen(element: HtmlElement) -> bool:
    style = (element.get("style") or "").lower()
    tiny = any(_TINY.fullmatch(element.get(name) or "") for name in ("width", "height"))
    return tiny or bool(_TINY_STYLE.search(style) or _UNSEEN_STYLE.search(style))
