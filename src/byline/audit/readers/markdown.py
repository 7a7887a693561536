# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Markdown: what a renderer shows of it. Front matter is for programs, so it gives no credit."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from byline.audit.markup import read_markup
from byline.audit.reading import File, Label, Reading
from byline.page.decode import decode_text
from byline.page.parse import Page

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_ID = re.compile(r"^id:\s*[\"']?([0-9a-f]{4,64})[\"']?\s*$", re.MULTILINE)
_LICENSE = re.compile(r"^licen[sc]e:\s*[\"']?([^\"'\n]{1,200}?)[\"']?\s*$", re.MULTILINE)
_NAMED = re.compile(r"(?:^|/)([0-9a-f]{16})\.\w+$")
_CARD = re.compile(r"(?:^|/)README\.md$", re.IGNORECASE)


def accepts(file: File) -> bool:
    """Whether it is named, or was sent, as Markdown."""
    if file.media_type:
        return file.media_type in ("text/markdown", "text/x-markdown")
    return file.suffix.rpartition(".")[2] in ("md", "markdown")


def read(file: File) -> Iterator[Reading | Label]:
    """The rendered text; of the card of a data set, the licence that it gives to all of it."""
    source = decode_text(file.content(), charset=None, media_type="text/plain")
    front = _FRONT_MATTER.match(source)
    facts, body = (front[1], source[front.end() :]) if front else ("", source)
    declared = _LICENSE.search(facts)
    if _CARD.search(file.name):
        if declared:
            yield Label(
                (declared[1],), file.name, 1 + source[: front.start(1) + declared.start()].count("\n") if front else 1
            )
        return
    page = Page(source=body, media_type="text/markdown", seen=datetime.now(UTC), url=file.url)
    ids = (*_ID.findall(facts), *_NAMED.findall(file.name))
    reading = read_markup(page, file=file.name, kind="markdown", ids=ids, url=file.url)
    yield _placed(reading, source, declared[1] if declared else None)


def _placed(reading: Reading, source: str, declared: str | None) -> Reading:
    """The reading with the lines of the source, which the renderer does not keep."""
    blocks, start = [], 0
    for block in reading.blocks:
        word = next(iter(re.findall(r"[^\W_]{3,}", block.text)), "")
        found = source.find(word, start) if word else -1
        start = found if found >= 0 else start
        blocks.append(block._replace(line=source.count("\n", 0, found) + 1 if found >= 0 else None))
    links = tuple(
        link._replace(line=blocks[link.block].line if link.block is not None and link.block < len(blocks) else None)
        for link in reading.links
    )
    return replace(reading, blocks=tuple(blocks), links=links, declared=declared)
