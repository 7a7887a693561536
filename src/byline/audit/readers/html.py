# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Web pages, and parts of them."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from byline.audit.markup import read_markup
from byline.audit.reading import File, Label, Reading
from byline.page.decode import decode_text
from byline.page.parse import Page

_SUFFIXES = ("html", "htm", "xhtml")
_ID = re.compile(r"(?:^|/)([0-9a-f]{16})\.x?html?$")


def accepts(file: File) -> bool:
    """Whether it is named, or was sent, as HTML."""
    if file.media_type:
        return file.media_type in ("text/html", "application/xhtml+xml")
    return file.suffix.rpartition(".")[2] in _SUFFIXES


def read(file: File) -> Iterator[Reading | Label]:
    """The page as its readers see it; our own index pages show no article."""
    source = decode_text(file.content(), charset=None, media_type="text/html")
    page = Page(source=source, media_type="text/html", seen=datetime.now(UTC), url=file.url)
    yield read_markup(page, file=file.name, ids=tuple(_ID.findall(file.name)), url=file.url, is_page=True)
