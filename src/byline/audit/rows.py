# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""From a row of a data set to readings: the words that it gives to be published, and its columns if it gives none."""

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, BinaryIO

from byline.audit.markup import read_markup
from byline.audit.reading import Block, File, Reading
from byline.errors import BadInput
from byline.model.article import Article
from byline.page.parse import Page

_TEXTS = ("text", "content", "body", "article")
_LICENSES = ("license", "licence", "license_id", "license_uri")
_LONGEST = 100_000
# `attribution` is what the list of pages of our WACZ files has.
_READY = ("attribution_text", "attribution_html", "attribution")
# What stands in a row for programs, or speaks of the licence in general: it gives no credit.
_ASIDE = frozenset(
    {"schema", "license_evidence", "license_basis", "obligations", "demands", "exclusions", "reservations", "status"}
)


def read_row(row: Mapping[str, Any], *, file: str, line: int) -> Iterator[Reading]:
    """The notices that the row has ready, each by itself: who takes the row will publish one of them."""
    found = next((row[name] for name in _TEXTS if isinstance(row.get(name), str) and row[name].strip()), None)
    if found is None:
        return
    identity = row.get("id")
    facts: dict[str, Any] = {
        "text": str(found),
        "ids": (identity,) if isinstance(identity, str) else (),
        "declared": next((row[name] for name in _LICENSES if isinstance(row.get(name), str)), None),
        "said": _said(row),
        "language": row["language"] if isinstance(row.get("language"), str) else None,
    }
    ready = {name: row[name] for name in _READY if isinstance(row.get(name), str) and row[name].strip()}
    if not ready:
        blocks = tuple(Block(words, line) for words in _columns(row, str(found)))
        yield Reading(file, "text", blocks, line=line, **facts)
    if words := ready.get("attribution_text") or ready.get("attribution"):
        yield Reading(file, "text", (Block(words, line),), line=line, ready=True, **facts)
    if words := ready.get("attribution_html"):
        yield _markup(words, file=file, line=line, facts=facts)


def read_lines(stream: BinaryIO, file: File) -> Iterator[Reading]:
    """The rows of JSON Lines, one at a time; BadInput names the line that is none."""
    with io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="\n") as lines:
        for number, text in enumerate(iter(lambda: lines.readline(file.limit), ""), start=1):
            if text.strip():
                yield from _read_line(text, file, number)


def _read_line(text: str, file: File, number: int) -> Iterator[Reading]:
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{file.name}:{number} is no JSON: {error}") from None
    if isinstance(row, dict):
        yield from read_row(row, file=file.name, line=number)


def _markup(source: str, *, file: str, line: int, facts: Mapping[str, Any]) -> Reading:
    page = Page(source=source, media_type="text/html", seen=datetime.now(UTC))
    reading = read_markup(page, file=file, line=line, ready=True, **facts)
    # The line within the cell says nothing: it is the row that has to be found.
    blocks = tuple(block._replace(line=line) for block in reading.blocks)
    return replace(reading, blocks=blocks, links=tuple(link._replace(line=line) for link in reading.links))


def _said(row: Mapping[str, Any]) -> Article:
    """The facts in the columns that have the names of ours."""

    def words(name: str) -> str | None:
        return value if isinstance(value := row.get(name), str) and value.strip() else None

    def several(name: str) -> tuple[str, ...]:
        value = row.get(name)
        return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list | tuple) else ()

    return Article(
        title=words("title"),
        creators=several("creators"),
        agency=next(iter(several("attribution_parties")), words("agency")),
        url=words("source_uri"),
        copyright_notice=words("copyright_notice"),
        earlier_changes=several("previous_changes"),
    )


def _columns(row: Mapping[str, Any], text: str) -> Iterator[str]:
    for name, value in row.items():
        if name in _ASIDE or value == text:
            continue
        for each in value if isinstance(value, list | tuple) else (value,):
            if isinstance(each, str) and each.strip():
                yield each[:_LONGEST]
