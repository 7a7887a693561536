# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Facts from Open Graph (https://ogp.me/) and its article: vocabulary."""

from collections.abc import Iterator

from byline.extract.elements import metas
from byline.page.parse import Page

ORIGIN = "open-graph"

_FIELDS = {
    "og:title": "title",
    "article:author": "creators",
    "article:author:name": "creators",
    "og:article:author": "creators",
    "og:site_name": "agency",
    "article:published_time": "published",
    "article:published": "published",
    "og:article:published_time": "published",
    "article:modified_time": "modified",
    "article:modified": "modified",
    "og:article:modified_time": "modified",
    "og:updated_time": "modified",
    "og:locale": "language",
    "og:url": "url",
    "og:description": "description",
}


def read(page: Page) -> Iterator[tuple[str, str]]:
    """What the page's og: and article: properties say, in document order."""
    return ((_FIELDS[name], content) for name, content in metas(page) if name in _FIELDS)
