# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Facts from <meta>: Dublin Core (https://www.dublincore.org/specifications/dublin-core/dcq-html/) and common names."""

from collections.abc import Iterator

from byline.extract.creators import uninverted
from byline.extract.elements import from_metas
from byline.page.parse import Page

ORIGIN = "meta"

_NAMES = {
    "title": ("dc.title", "title", "headline", "parsely-title", "sailthru.title"),
    "creators": ("dc.creator", "author", "authors", "byl", "parsely-author", "sailthru.author", "dc.contributor"),
    "agency": ("dc.publisher", "publisher", "application-name"),
    "published": (
        "dc.issued", "dc.date.issued", "dc.created", "dc.date", "dc.date.created", "date", "pubdate", "publish-date",
        "publish_date", "publication_date", "article.published", "parsely-pub-date", "sailthru.date",
        "citation_publication_date", "citation_date",
    ),
    "modified": ("dc.modified", "dc.date.modified", "article.updated", "last-modified", "lastmod", "revised"),
    "language": ("dc.language", "content-language", "language"),
    "url": ("parsely-link", "dc.identifier.uri"),
    "description": ("dc.description", "description", "dc.abstract"),
    "copyright_notice": ("dc.rights", "copyright", "rights"),
}  # fmt: skip


def read(page: Page) -> Iterator[tuple[str, str]]:
    """What the page's meta elements say, most trusted names first; creators only from the first name there is."""
    of_creators = None
    for field, name, content in from_metas(page, _NAMES):
        if field == "creators":
            of_creators = of_creators or name
            if name == of_creators:
                yield field, uninverted(content) if name.startswith("dc.") else content
        else:
            yield field, content
