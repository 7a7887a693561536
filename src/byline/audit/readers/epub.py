# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Books (EPUB): each content document is a page; pages of credits speak of the whole book."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from zipfile import BadZipFile, ZipFile

from byline.audit.markup import read_markup
from byline.audit.reading import File, Label, Reading
from byline.errors import BadInput
from byline.page.decode import decode_text
from byline.page.parse import Page

_MOST_ENTRIES = 20_000
_DOCUMENT = re.compile(r"\.x?html?$", re.IGNORECASE)
_ID = re.compile(r"/([0-9a-f]{16})\.xhtml$")
_OF_THE_BOOK = re.compile(
    r"(?:^|/)[^/]*(?:credit|copyright|colophon|imprint|notice|attribution|rights|nav|toc|title|cover)[^/]*$"
)
_RIGHTS = re.compile(r"<dc:rights\b[^>]*>([^<]{1,2000})</dc:rights>")


def accepts(file: File) -> bool:
    """Whether it is named, or was sent, as EPUB."""
    return file.media_type == "application/epub+zip" or (
        not file.media_type and file.suffix.rpartition(".")[2] == "epub"
    )


def read(file: File) -> Iterator[Reading | Label]:
    """The chapters; with those that are not ours go the credits of the book."""
    with file.open() as stream:
        try:
            with ZipFile(stream) as book:
                yield from _book(book, file)
        except (BadZipFile, NotImplementedError, RuntimeError) as error:
            raise BadInput(f"{file.name} is no EPUB: {error}") from None


def _book(book: ZipFile, file: File) -> Iterator[Reading | Label]:
    names = [info.filename for info in book.infolist()[:_MOST_ENTRIES]]
    documents = [name for name in names if _DOCUMENT.search(name)]
    about = [_page(book, name, file) for name in documents if _OF_THE_BOOK.search(name)]
    for name in documents:
        if not _OF_THE_BOOK.search(name):
            chapter = _page(book, name, file)
            yield chapter if chapter.ids else _with_credits(chapter, about)
    for name in names:
        if name.endswith(".opf"):
            for rights in _RIGHTS.findall(_text(book, name, file)):
                yield Label((rights.strip(),), f"{file.name}#{name}")


def _page(book: ZipFile, name: str, file: File) -> Reading:
    page = Page(source=_text(book, name, file), media_type="text/html", seen=datetime.now(UTC))
    return read_markup(page, file=f"{file.name}#{name}", ids=tuple(_ID.findall(f"/{name}")))


def _text(book: ZipFile, name: str, file: File) -> str:
    with book.open(name) as entry:
        content = entry.read(file.limit + 1)
    if len(content) > file.limit:
        raise BadInput(f"{name} in {file.name} is larger than {file.limit:,} bytes")
    return decode_text(content, media_type="text/html")


def _with_credits(chapter: Reading, about: list[Reading]) -> Reading:
    """The chapter with the blocks and links of the pages about the book behind its own."""
    blocks, links = list(chapter.blocks), list(chapter.links)
    for page in about:
        links += [link._replace(block=None if link.block is None else link.block + len(blocks)) for link in page.links]
        blocks += page.blocks
    return replace(chapter, blocks=tuple(blocks), links=tuple(links))
