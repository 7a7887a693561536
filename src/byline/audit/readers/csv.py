# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Comma-separated values with a header (RFC 4180): each row an article.

The standard library's reader has one limit on the length of cells for the whole process; articles are longer.
"""

import io
import json
import re
from collections.abc import Iterable, Iterator

from byline.audit.reading import File, Label, Reading
from byline.audit.rows import read_row
from byline.errors import BadInput

_CELL = re.compile(r'(?:"((?:[^"]|"")*)"|([^",]*?))(?:,|\r?\n?\Z)')
_GUARDED = tuple(f"'{sign}" for sign in "=+-@\t\r\n'＝＋－＠")


def accepts(file: File) -> bool:
    """Whether it is named, or was sent, as CSV."""
    return file.media_type == "text/csv" or (not file.media_type and file.suffix.rpartition(".")[2] == "csv")


def read(file: File) -> Iterator[Reading | Label]:
    """The rows, one at a time; of a cell that is a list of JSON, the list. The line is that on which a row ends."""
    with file.open() as stream, io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="\n") as text:
        records = _records(iter(lambda: text.readline(file.limit), ""), file)
        _, header = next(records, (0, []))
        for line, cells in records:
            row = {name: _value(cell) for name, cell in zip(header, cells, strict=False)}
            yield from read_row(row, file=file.name, line=line)


def _records(lines: Iterable[str], file: File) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line it ends on: a line end within quotes belongs to its cell."""
    pieces: list[str] = []
    length = quotes = 0
    for number, line in enumerate(lines, start=1):
        pieces.append(line)
        length += len(line)
        quotes += line.count('"')
        if length > file.limit:
            raise BadInput(f"{file.name}:{number} ends a row of more than {file.limit:,} characters")
        if quotes % 2 == 0:
            if cells := _cells("".join(pieces), f"{file.name}:{number}"):
                yield number, cells
            pieces, length, quotes = [], 0, 0
    if pieces:
        raise BadInput(f"{file.name} ends within quotes")


def _cells(record: str, place: str) -> list[str]:
    if not record.strip("\r\n"):
        return []
    cells, end = [], 0
    while end < len(record) or record[end - 1] == ",":
        found = _CELL.match(record, end)
        if found is None:
            raise BadInput(f"{place} is no CSV: a quote stands where none may")
        cells.append(found[2] if found[1] is None else found[1].replace('""', '"'))
        if found.end() == end:
            break
        end = found.end()
    return cells


def _value(cell: str) -> object:
    """What the cell holds: our own exports put an apostrophe before what spreadsheets would run."""
    if cell.startswith("["):
        try:
            return json.loads(cell)
        except (ValueError, RecursionError):
            return cell
    return cell[1:] if cell[:2] in _GUARDED else cell
