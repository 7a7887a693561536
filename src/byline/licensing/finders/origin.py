# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Pages that name another home of their article: <link rel="canonical">, og:url, "first published in"."""

import re
from collections.abc import Iterator
from itertools import chain, islice, repeat
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from byline.licensing.reading import wording
from byline.licensing.reading.context import UNSPACED, read
from byline.licensing.reading.mentions import mentions_of
from byline.licensing.reading.nouns import Subject
from byline.model.evidence import Claim, Evidence, Locator, Region, Scope
from byline.page.parse import Page

_ALIASES = frozenset({"www", "m", "mobile", "amp"})
_SHORT = 3
_LINE = 120
_MOST = 20
# "First published in 2011", "first published on 3 May", "first published in print"
_DATE = re.compile(
    r"[\s:：]+(?:print|paper|english|german|french|book|(?:the\s+)?(?:\d|spring|summer|autumn|winter|jan|feb|mar|apr|may|jun|jul|aug|sep"
    r"|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun))",
    re.IGNORECASE,
)
# What may stand before: nothing, or whose it is ("© Ines Tamm, first published in The Tern").
_CLAIM = re.compile(r"\W*(?:(?:©|\(c\)|copyright)[^.\n]{0,80}[.,;–—-]\s*)?", re.IGNORECASE)
_MONTH = re.compile(r"\s+([^\W\d]{3,12})\.?\s+(?:19|20)\d\d(?!\d)")


def find(page: Page) -> Iterator[Evidence]:
    """Each such address whose site is not the page's own (or, if that is unknown, not the first one's).

    What was taken over from elsewhere is not licensed by the site that shows it (RFC 6596: the canonical IRI is the
    preferred one of the content; a page that is not its home carries somebody else's text).
    """
    yield from _said(page)
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


def _said(page: Page) -> Iterator[Evidence]:
    """Sentences that say so of this article, or of nothing else: "Reprinted with permission from The Tern"."""
    mentions = mentions_of(page)
    anywhere, in_a_line = (wording.places(kind, mentions.glance, _MOST) for kind in ("taken", "taken_over"))
    places = chain(zip(anywhere, repeat(False)), zip(in_a_line, repeat(True)))
    for (start, end), own_line in islice(places, _MOST):
        block, first, last = mentions.place(start, end)
        opening = _CLAIM.fullmatch(block.text, 0, first) is not None
        if own_line and (len(block.text) > _LINE or not opening):
            continue
        reading = read(block.text, first, last)
        if block.region not in (Region.BODY, Region.BYLINE) or reading.quoted or block.quoted:
            continue
        line = len(block.text) <= _LINE and block.quote(reading.start, reading.end)[0] == block.text.strip()
        own = (reading.pointed or line) and reading.subject in (Subject.ARTICLE, Subject.CONTENT)
        short = _LINE if line and UNSPACED.search(block.text) else _SHORT
        opens = reading.subject is Subject.UNSTATED and (opening or first - reading.start <= short)
        if (own or opens) and not _is_date(block.text, last):
            statement, locator = block.quote(reading.start, reading.end)
            yield Evidence(
                finder="origin",
                claim=Claim.DENIAL,
                statement=statement,
                locator=locator,
                region=block.region,
                scope=Scope.ARTICLE,
                seen=page.seen,
            )


def _is_date(text: str, start: int) -> bool:
    """Whether a day follows, or a month of any language: "i maj 2012" is no journal, "in Nature 2012" is one."""
    month = _MONTH.match(text, start)
    return _DATE.match(text, start) is not None or (month is not None and month[1].islower())


def _addresses(page: Page) -> Iterator[tuple[HtmlElement, str]]:
    canonical = (link for link in page.elements("link") if link.get("rel") == "canonical")
    own = (meta for meta in page.elements("meta") if meta.get("property") == "og:url")
    yield from ((link, "href") for link in canonical if link.get("href") is not None)
    yield from ((meta, "content") for meta in own if meta.get("content") is not None)


def _site(url: str) -> str:
    """The part of the host that names its owner, nearly: two labels, or three below a suffix such as co.uk.

    Without the public suffix list two blogs of one host count as one site; that only means that nothing is noticed.
    """
    labels = [label for label in (urlsplit(url).hostname or "").split(".") if label not in _ALIASES]
    below_suffix = len(labels) > 2 and len(labels[-1]) < _SHORT and len(labels[-2]) <= _SHORT
    return ".".join(labels[-3:] if below_suffix else labels[-2:])
