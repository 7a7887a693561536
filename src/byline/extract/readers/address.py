# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Facts from the page's own address."""

from collections.abc import Iterator

from byline.page.dates import date_in_url
from byline.page.parse import Page

ORIGIN = "url"


def read(page: Page) -> Iterator[tuple[str, str]]:
    """The address, and the date in its path."""
    if page.url:
        yield "url", page.url
        if date := date_in_url(page.url):
            yield "published", date
