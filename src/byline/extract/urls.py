# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The canonical URL of an article: the source that a notice names."""

import re
from urllib.parse import urlsplit, urlunsplit

from byline.page.parse import Page

MAX_URL = 2000
_NO_URL = re.compile(r"[\s\x00-\x20\x7f<>\"{}|\\^`]")


_HOST = re.compile(r"[^.\s]+(?:\.[^.\s]+)*\.?|[0-9a-f:]+")


def http_url(url: str) -> str | None:
    """The absolute http(s) URL without its fragment; None if it is none, names no host or carries a password."""
    url = url.strip()
    if len(url) > MAX_URL or _NO_URL.search(url):
        return None
    try:
        parts = urlsplit(url)
        named = _HOST.fullmatch(parts.hostname or "") and (parts.port or 1)
        valid = named and parts.scheme in ("http", "https") and parts.username is None
    except ValueError:
        return None
    return urlunsplit(parts._replace(fragment="")) if valid else None


def canonical_url(page: Page, href: str) -> str | None:
    """What the page declares as its own URL, resolved; None if unusable or only the home page of its site."""
    url = http_url(page.resolve(href)) if href.strip() else None
    return None if url and page.url and is_home(url) and not is_home(page.url) else url


def is_other_host(url: str, page_url: str | None) -> bool:
    """Whether `url` lies on another site than the page (a republished article, perhaps); subdomains do not count."""
    if not page_url:
        return False
    one, other = (f".{(urlsplit(address).hostname or '').removeprefix('www.')}" for address in (url, page_url))
    return not (one.endswith(other) or other.endswith(one))


def is_home(url: str) -> bool:
    """Whether a resolved URL is the home page of its site."""
    parts = urlsplit(url)
    return bool(parts.netloc) and parts.path in ("", "/") and not parts.query
