# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What the feed that led to the page says: creativeCommons:license, cc:license, dc:rights, atom:rights, copyright."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from byline.licensing.reading.mentions import MOST
from byline.licensing.reading.values import said_in
from byline.model.evidence import Evidence, Locator, Region, Scope
from byline.page.parse import Page

_ALIASES = frozenset({"www", "m", "mobile", "amp", "feed", "feeds", "rss"})


def find(page: Page) -> Iterator[Evidence]:
    """Each licence that the feed names: an item's words cover the article, the feed's own the site.

    A feed speaks for its own host alone: what an aggregator says of others' pages is OTHER.
    """
    if page.feed is None:
        return
    own = page.url is not None and _host(page.feed.feed) == _host(page.url)
    for index, rights in enumerate(page.feed.rights[:MOST]):
        scope = Scope.OTHER if not own else Scope.SITE if rights.channel else Scope.ARTICLE
        for said in said_in(rights.text, scope):
            yield Evidence(
                finder="feed",
                claim=said.claim,
                statement=rights.text[said.start : said.end],
                locator=Locator(
                    record="feed", uri=page.feed.feed, pointer=f"/rights/{index}/text", start=said.start, end=said.end
                ),
                region=Region.FEED,
                scope=said.scope,
                suggests=said.suggests,
                seen=page.feed.retrieved,
            )


def _host(url: str | None) -> tuple[str, ...] | None:
    """The labels of the host that owns the page; those that only say how it is shown do not count."""
    host = urlsplit(url).hostname if url else None
    return tuple(label for label in host.split(".") if label not in _ALIASES) if host else None
