# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What RDFa and microdata around an element say that it speaks of: a picture, a data set, a film, and not the page."""

import re
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from byline.page.parse import Page

_THING = re.compile(
    r"(?:image|photo|picture|painting|dataset|datacatalog|video|movie|clip|audio|music|media|podcast|software|product|map|course|dcmitype/sound)"
    r"\w*/?\Z"
)
_FILE = re.compile(r"\.(?:jpe?g|png|gif|svg|webp|tiff?|mp[34]|ogg|ogv|webm|wav|flac|pdf|csv|zip|xlsx?)\Z")


def is_of_a_thing(page: Page, node: HtmlElement) -> bool:
    """Whether the nearest subject named around `node` is a thing that is shown on the page or lies elsewhere."""
    each: HtmlElement | None = node
    while each is not None:
        if about := each.get("about"):
            return _leads_away(page, about)
        kind = (each.get("typeof") or each.get("itemtype") or "").lower()
        if kind:
            return _THING.search(kind) is not None
        each = each.getparent()
    return False


def _leads_away(page: Page, about: str) -> bool:
    """Whether it is a file, or at home on another host; what else it names may be the page under another address."""
    there = urlsplit(page.resolve(about))
    host = urlsplit(page.url or "").hostname
    return _FILE.search(there.path.lower()) is not None or (
        None not in (host, there.hostname) and host != there.hostname
    )
