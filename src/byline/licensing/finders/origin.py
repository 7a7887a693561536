# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Pages that name another site as the home of their article: <link rel="canonical">, og:url."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from byline.model.evidence import Claim, Evidence, Locator, Region, Scope
from byline.page.parse import Page

_ALIASES = frozenset({"www", "m", "mobile", "amp"})
_SHORT = 3


def find(page: Page) -> Iterator[Evidence]:
    """Each such address whose site is not the page's own (or, if that is unknown, not the first one's).

    What was taken over from elsewhere is not licensed by the site that shows it (RFC 6596: the canonical IRI is the
    preferred one of the content; a page that is not its home carries somebody else's text).
    """
    named = [(node, attribute, page.resolve(node.get(attribute))) for node, attribute in _addresses(page)]
    home = page.url or next((address for _, _, address in named if address), "")
    for node, attribute, address in named:
        if address and _site(address) != _site(home):
            yield Evidence(
                finder="origin",
                claim=Claim.DENIAL,
                statement=node.get(attribute),
                locator=Locator(selector=page.selector(node), attribute=attribute),
                region=Region.HEAD,
                scope=Scope.ARTICLE,
                seen=page.seen,
            )


def _addresses(page: Page) -> Iterator[tuple[HtmlElement, str]]:
    if page.tree is None:
        return
    for link in page.tree.iterfind(".//link[@rel='canonical'][@href]"):
        yield link, "href"
    for meta in page.tree.iterfind(".//meta[@property='og:url'][@content]"):
        yield meta, "content"


def _site(url: str) -> str:
    """The part of the host that names its owner, nearly: two labels, or three below a suffix such as co.uk.

    Without the public suffix list two blogs of one host count as one site; that only means that nothing is noticed.
    """
    labels = [label for label in (urlsplit(url).hostname or "").split(".") if label not in _ALIASES]
    below_suffix = len(labels) > 2 and len(labels[-1]) < _SHORT and len(labels[-2]) <= _SHORT
    return ".".join(labels[-3:] if below_suffix else labels[-2:])
