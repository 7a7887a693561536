# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
# mypy: disable-error-code="no-untyped-call"
# Whoosh's columns and readers are typed in parts only.
"""How entries lie in a Whoosh index, and how they get there.

What makes it quick (bench/search.py measures it): postings that are made here, without analyser and Token objects, and
written by a codec of ours; no field lengths, which Whoosh looks up once a posting; few commits.
"""

import sys
from array import array
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from whoosh.columns import NumericColumn, VarBytesColumn
from whoosh.fields import COLUMN, STORED, FieldType, Schema
from whoosh.formats import Existence, Positions
from whoosh.reading import SegmentReader

from byline.search.engines.whoosh.codec import Writer
from byline.search.schema import FACETS, TOKEN_FIELDS, VALUE_FIELDS, Entry
from byline.search.tokens import places, width

LOWEST, HIGHEST = -(2**63), 2**63 - 1
NUMBERS = {
    "published": LOWEST,
    "published_first": LOWEST,
    "published_last": HIGHEST,
    "retrieved": LOWEST,
    "length": 0,
}
"""Number -> what stands for an unknown one: never within a range."""
_SEPARATOR = "\x1f"
# Segments of up to this many articles are merged, ten of one order of magnitude at a time; larger ones cost more to
# merge than they cost a search.
_SMALL = 2_500
_TIER = 10


class Card(NamedTuple):
    """What is read of every hit: its id, the key it is sorted by, and its facets."""

    id: str
    title: str
    facets: tuple[str, ...]


def schema() -> Schema:
    """The fields of the index."""
    fields: dict[str, FieldType] = {"card": COLUMN(VarBytesColumn()), "article": STORED(), "body": STORED()}
    fields |= {name: FieldType(Positions(), None) for name in TOKEN_FIELDS}  # type: ignore[arg-type] # no analyser
    fields |= {name: FieldType(Existence(), None) for name in VALUE_FIELDS}  # type: ignore[arg-type]
    fields |= {f"n_{name}": COLUMN(NumericColumn("q", default=unknown)) for name, unknown in NUMBERS.items()}
    return Schema(**fields)


def read_card(data: bytes) -> Card:
    """A card as it was written."""
    article_id, title, *facets = data.decode().split(_SEPARATOR)
    return Card(article_id, title, tuple(facets))


def read_numbers(column: Any, size: int, unknown: int) -> "array[int]":
    """A column of numbers as a whole, for all of the `size` documents of its segment."""
    numbers = array("q", column._dbfile.get(column._basepos, column._count * 8))  # noqa: SLF001 - no other way is quick
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers + array("q", [unknown]) * (size - len(numbers))


def write(index: Any, entries: Iterable[Entry], removed: Iterable[str], *, erase: bool) -> None:
    """One commit: `entries` in, whatever has their ids or those in `removed` out; `erase` rewrites what holds that."""
    writer: Any = Writer(index)
    try:
        reader = writer.reader()
        for entry in entries:
            _delete(writer, reader, entry.id)
            for name in TOKEN_FIELDS:
                writer.fieldwriter.hold(writer.docnum, name, places(entry.tokens[name]))
            for name in VALUE_FIELDS:
                writer.fieldwriter.hold(writer.docnum, name, entry.values[name])
            writer.add_document(**_fields(entry))
        for article_id in removed:
            _delete(writer, reader, article_id)
        reader.close()
    except BaseException:
        writer.cancel()
        raise
    writer.commit(mergetype=_erasing if erase else _tiered)


def _delete(writer: Any, reader: Any, article_id: str) -> None:
    if ("id", article_id.encode()) in reader:
        for number in list(reader.postings("id", article_id).all_ids()):
            writer.delete_document(number)


def _fields(entry: Entry) -> dict[str, object]:
    fields: dict[str, object] = {
        "card": _SEPARATOR.join((entry.id, entry.title_key, *(entry.facets[name] for name in FACETS))).encode(),
        "article": entry.article,
        "body": entry.text,
    }
    for name, number in entry.numbers.items():
        fields[f"n_{name}"] = number
    fields["n_length"] = width(entry.tokens["text"])
    return fields


def _tiered(writer: Any, segments: Sequence[Any]) -> list[Any]:
    """The segments that stay as they are; small ones are merged ten at a time, so that their number stays small."""
    tiers: dict[int, list[Any]] = {}
    for segment in segments:
        if segment.doc_count() < _SMALL:
            tiers.setdefault(len(str(segment.doc_count())), []).append(segment)
    for _, tier in sorted(tiers.items()):
        if len(tier) >= _TIER:
            return _merged(writer, segments, tier)
    return list(segments)


def _erasing(writer: Any, segments: Sequence[Any]) -> list[Any]:
    """The segments that hold nothing deleted; the others are written anew without it."""
    return _merged(writer, segments, [segment for segment in segments if segment.has_deletions()])


def _merged(writer: Any, segments: Sequence[Any], merging: Sequence[Any]) -> list[Any]:
    for segment in merging:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return [segment for segment in segments if segment not in merging]
