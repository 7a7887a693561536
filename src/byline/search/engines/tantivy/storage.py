# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""How entries lie in a tantivy index, and how they get there.

The index lies in a numbered folder, and the file `current` names it: a rewritten one takes its place in one step.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import tantivy

from byline.search.engines import Match
from byline.search.schema import FACETS, FIELDS, TOKEN_FIELDS, VALUE_FIELDS, Entry, apart
from byline.search.tokens import NOTHING, TOGETHER, places

NUMBERS = ("published", "published_first", "published_last", "retrieved")
_MEMORY = 128_000_000
_TITLE = 2
"""How many times more than in the text a token of the title counts."""
_YEAR_ONE = 62_135_596_800
"""Seconds from then to 1970."""
_OF_ID = 25
"""Bits of 64 that the seconds up to the year 9999 leave."""
_LONGEST = 1_000
"""Characters of a value that are kept as they are; tantivy drops terms of more than 65,530 bytes without a word."""


def current(folder: Path) -> Path:
    """The folder of the index that counts."""
    return folder / (folder / "current").read_text().strip()


def create_index(folder: Path, name: str) -> Any:
    """A new, empty index."""
    builder = tantivy.SchemaBuilder()
    for field in TOKEN_FIELDS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="position")
    for field in VALUE_FIELDS:
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
    for number in NUMBERS:
        builder.add_integer_field(number, fast=True)
    for name_of_number in ("number", "latest", "title_start"):
        builder.add_unsigned_field(name_of_number, fast=True)
    for facet in FACETS:
        builder.add_text_field(f"facet_{facet}", tokenizer_name="raw", index_option="basic", fast=True)
    for stored in ("article", "body", "title_key"):
        builder.add_bytes_field(stored, stored=True)
    (folder / name).mkdir()
    return tantivy.Index(builder.build(), str(folder / name))


def make_current(folder: Path, name: str) -> None:
    """Make `name` the index that counts."""
    written = folder / "current.new"
    written.write_text(name)
    written.replace(folder / "current")


@contextmanager
def writing(index: Any) -> Iterator[Any]:
    """A writer whose documents are committed at the end, or dropped if the block fails."""
    # One thread beside Python's, which is the slower of the two: each further one leaves a segment a commit.
    writer = index.writer(_MEMORY, 1)
    try:
        yield writer
        writer.commit()
    except BaseException:
        writer.rollback()
        raise
    finally:
        # Gives the lock back, too.
        writer.wait_merging_threads()


def document_of(new: Entry) -> Any:
    """An entry as tantivy's document."""
    document = tantivy.Document()
    for field in TOKEN_FIELDS:
        row = new.tokens[field]
        if field == "text":
            # What the title holds counts more. As a clause of its own that would take a third of a search.
            row = apart(row, *(new.tokens["title"],) * _TITLE)
        # tantivy takes a string in a fifth of the time that it takes token objects.
        if TOGETHER not in row and (FIELDS[field] == "text" or NOTHING not in row):
            document.add_text(field, row)
        else:
            document.add_pre_tokenized_text(field, _placed(places(row)))
    for field in VALUE_FIELDS:
        for value in new.values[field]:
            document.add_text(field, key_of(value))
    for number in NUMBERS:
        if number in new.numbers:
            document.add_integer(number, new.numbers[number])
    document.add_unsigned("number", int(new.id, 16))
    document.add_unsigned("latest", _latest(new))
    if new.title_key:
        document.add_unsigned("title_start", int.from_bytes(new.title_key.encode()[:8].ljust(8, b"\0")))
    for facet in FACETS:
        document.add_text(f"facet_{facet}", new.facets[facet])
    document.add_bytes("article", new.article.encode())
    document.add_bytes("body", new.text.encode())
    document.add_bytes("title_key", new.title_key.encode())
    return document


def _latest(new: Entry) -> int:
    """The time of retrieval, and among equals as much of the id as there is room for, the smaller the higher.

    Thousands may be retrieved in one second, if a crawl says no more than the day.
    """
    return (new.numbers["retrieved"] + _YEAR_ONE << _OF_ID) + ((1 << _OF_ID) - 1 - (int(new.id, 16) >> 64 - _OF_ID))


def _placed(tokens: dict[str, list[int]]) -> Any:
    placed = sorted((position, token) for token, positions in tokens.items() for position in positions)
    return tantivy.PreTokenizedString("", [tantivy.Token(token, position, 0, 0) for position, token in placed])


def key_of(value: str) -> str:
    """A value as it is looked up: a long one is known by its beginning and its digest."""
    return value if len(value) <= _LONGEST else f"{value[:_LONGEST]} {sha256(value.encode()).hexdigest()}"


def match_of(document: Any, score: float | None) -> Match:
    """A stored document as it is handed out."""
    return Match(document.get_first("article").decode(), document.get_first("body").decode(), score)
