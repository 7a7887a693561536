# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Pages for tests of extraction, from a few words of markup."""

from datetime import UTC, datetime
from pathlib import Path

from byline.model.capture import Capture, FeedItem, HttpHead
from byline.page.parse import Page, read_page

SEEN = datetime(2026, 11, 22, tzinfo=UTC)
ADDRESS = "https://news.example.org/world/story"
SAMPLES = Path(__file__).parents[2] / "seeds" / "articles"
_TYPES = {".html": "text/html", ".txt": "text/plain", ".md": "text/markdown"}


def html(
    body: str = "",
    *,
    head: str = "",
    url: str | None = ADDRESS,
    headers: HttpHead | None = None,
    feed: FeedItem | None = None,
) -> Page:
    """A page with this head and body."""
    source = f"<html><head>{head}</head><body>{body}</body></html>"
    return Page(source=source, media_type="text/html", seen=SEEN, url=url, headers=headers, feed=feed)


def text(source: str) -> Page:
    """A page of plain text."""
    return Page(source=source, media_type="text/plain", seen=SEEN)


def markdown(source: str) -> Page:
    """A page of Markdown."""
    return Page(source=source, media_type="text/markdown", seen=SEEN)


def sample(name: str) -> Page:
    """One of the articles in seeds/."""
    file = SAMPLES / name
    return read_page(Capture(name=name, retrieved=SEEN, content=file.read_bytes(), media_type=_TYPES[file.suffix]))


def found(reader: object, page: Page) -> dict[str, list[str]]:
    """What a reader yields, by field."""
    values: dict[str, list[str]] = {}
    for field, value in reader.read(page):  # type: ignore[attr-defined]
        values.setdefault(field, []).append(value)
    return values
