# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Facts from the citation_ elements of journals (Highwire Press tags, as Google Scholar asks for them).

https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
"""

from collections.abc import Iterator

from byline.extract.creators import uninverted
from byline.extract.elements import from_metas
from byline.page.parse import Page

ORIGIN = "meta"

_NAMES = {
    "title": ("citation_title",),
    "creators": ("citation_author",),
    "agency": ("citation_journal_title", "citation_publisher"),
    "published": ("citation_publication_date", "citation_online_date", "citation_date"),
    "language": ("citation_language",),
    "url": ("citation_public_url",),
}


def read(page: Page) -> Iterator[tuple[str, str]]:
    """What the page's bibliographic elements say; each names one author, family name first more often than not."""
    for field, _, content in from_metas(page, _NAMES):
        # The first of January stands for "some day of that year" here: other places may know better.
        if field == "published" and content.replace("/", "-").strip().endswith("-01-01"):
            continue
        yield field, uninverted(content) if field == "creators" else content
