# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Facts from the front matter of a Markdown file: simple `key: value` lines between two lines of three dashes."""

import re
from collections.abc import Iterator

from byline.page.parse import Page

ORIGIN = "meta"

_BLOCK = re.compile(r"---[ \t]*\r?\n((?:[^\r\n]*\r?\n){0,200}?)---[ \t]*(?:\r?\n|\Z)")
_LINE = re.compile(r"([A-Za-z_-]{1,40})[ \t]*:[ \t]+(.{1,2000})")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.{1,500})")
_FIELDS = {
    "title": "title", "author": "creators", "authors": "creators", "creator": "creators", "byline": "creators",
    "publisher": "agency", "agency": "agency", "site": "agency", "date": "published", "published": "published",
    "pubdate": "published", "modified": "modified", "updated": "modified", "lastmod": "modified", "lang": "language",
    "language": "language", "url": "url", "canonical": "url", "canonical_url": "url", "source": "url",
    "description": "description", "summary": "description", "copyright": "copyright_notice",
}  # fmt: skip


def block(page: Page) -> str | None:
    """The lines of the page's front matter, or None if it has none."""
    found = _BLOCK.match(page.source.lstrip("\ufeff"))
    return found[1] if found and page.tree is not None else None


def read(page: Page) -> Iterator[tuple[str, str]]:
    """What the front matter says; a list of authors may be written [A, B] or one a line with a dash."""
    field = None
    for line in (block(page) or "").splitlines():
        if found := _LINE.fullmatch(line.rstrip()):
            field = _FIELDS.get(found[1].lower())
            values = found[2].strip("[] ").split(",") if found[2].startswith("[") else [found[2]]
        elif item := _ITEM.fullmatch(line.rstrip()):
            values = [item[1]]
        else:
            field = _FIELDS.get(line.strip().removesuffix(":").lower())
            values = []
        yield from ((field, value.strip().strip("\"'")) for value in values if field)
