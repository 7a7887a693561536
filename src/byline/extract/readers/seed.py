# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The agency on whose domain the page lies, if seeds/ knows it."""

from collections.abc import Iterator

from byline.extract.elements import metas, tokens
from byline.page.parse import Page
from byline.seeds import source_of

ORIGIN = "seed"


def read(page: Page) -> Iterator[tuple[str, str]]:
    """The agency's name, by the addresses of the page."""
    for url in addresses(page):
        if source := source_of(url):
            yield "agency", source.name


def addresses(page: Page) -> tuple[str, ...]:
    """The page's own address or, for a file without one, those that it declares."""
    if page.url:
        return (page.url,)
    declared = (content for name, content in metas(page) if name == "og:url")
    canonical = (link.get("href", "") for link in page.elements("link") if "canonical" in tokens(link, "rel"))
    return (*canonical, *declared)
