# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Comma-separated values (RFC 4180): the rows of jsonl in articles.csv, lists as JSON, no cell a formula."""

import csv
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from byline.export.dataset import Layout
from byline.export.disk import Sink
from byline.export.formats import Item, Writer, plain, text_changes
from byline.export.rows import COLUMNS, row
from byline.export.staging import Staging

NAME = "articles.csv"
SUFFIX = ".csv"
DATASET = Layout(NAME, "text/csv", nested=False)
# What spreadsheets run as a formula, with the full-width forms that some take for the same (OWASP, CSV Injection).
# Apostrophes before it are counted in, so that the one that is put before can be taken away again.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_LISTS = frozenset(column.name for column in COLUMNS if column.several)

changes = text_changes


class _TableWriter:
    def __init__(self, sink: Sink) -> None:
        self._rows = csv.writer(sink, lineterminator="\r\n")
        if not sink.size:
            self._rows.writerow([column.name for column in COLUMNS])

    def add(self, item: Item) -> tuple[str, ...]:
        self._rows.writerow([_cell(name, value) for name, value in row(item).items()])
        return (NAME,)


def _cell(name: str, value: Any) -> str:
    """A list is JSON, which never begins as a formula does; what is not known is empty."""
    if name in _LISTS:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = plain(value or "")
    return f"'{text}" if _FORMULA.match(text) else text


@contextmanager
def writer(staging: Staging) -> Iterator[Writer]:
    """Writes articles.csv."""
    with staging.open(NAME) as sink:
        yield _TableWriter(sink)


single = writer
