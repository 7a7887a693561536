# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Apache Parquet: the rows of jsonl as data/articles-00000.parquet and so on, a folder that data-set hubs take."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from byline.export.arrow import arrow, schema, typed
from byline.export.dataset import Layout
from byline.export.formats import Item, Writer, text_changes
from byline.export.rows import SCHEMA, Row, row
from byline.export.staging import Staging

DATASET = Layout("data/*.parquet", "application/x-parquet")
# A row group is what a reader holds in memory, and so does its writer.
_GROUP_ROWS = 1000
_GROUP_CHARACTERS = 16_000_000
# A file of about a hundred megabytes is what hubs read at once.
_FILE_CHARACTERS = 500_000_000

changes = text_changes


class _TableWriter:
    """Rows by the group, groups by the file; each file says in its footer which licences are in it."""

    def __init__(self, staging: Staging, stack: ExitStack) -> None:
        self._parquet = arrow("pyarrow.parquet")
        self._table = arrow("pyarrow").Table
        self._schema = schema()
        self._staging = staging
        # An export that goes on has complete files already.
        self._files = sum('"path":"data/' in line for line in staging.files.lines())
        self._stack = stack
        self._file: Any = None
        self._rows: list[Row] = []
        self._group = self._written = 0
        self._licenses: Counter[str] = Counter()

    def add(self, item: Item) -> tuple[str, ...]:
        if self._file is None:
            self._begin()
        made = row(item)
        self._rows.append(typed(made))
        self._licenses[made["license"]] += 1
        self._group += len(item.text)
        name = self._name
        if len(self._rows) >= _GROUP_ROWS or self._group >= _GROUP_CHARACTERS:
            self._write_group()
            if self._written >= _FILE_CHARACTERS:
                self.finish()
        return (name,)

    @property
    def settled(self) -> bool:
        """Whether every article that was added lies in a complete file."""
        return self._file is None

    @property
    def _name(self) -> str:
        return f"data/articles-{self._files:05}.parquet"

    def _begin(self) -> None:
        sink = self._stack.enter_context(self._staging.binary(self._name))
        self._file = self._stack.enter_context(
            self._parquet.ParquetWriter(sink, self._schema, compression="zstd", use_dictionary=True)
        )

    def _write_group(self) -> None:
        if self._rows:
            self._file.write_table(self._table.from_pylist(self._rows, schema=self._schema))
        self._written += self._group
        self._rows, self._group = [], 0

    def finish(self) -> None:
        """End the file, if one was begun."""
        if self._file is None:
            return
        self._write_group()
        self._file.add_key_value_metadata(_summary(self._licenses))
        self._stack.close()
        self._file, self._written, self._licenses = None, 0, Counter()
        self._files += 1


def _summary(licenses: "Counter[str]") -> dict[str, str]:
    """Key-value metadata of a file: what stands in it, and where each row says its own licence."""
    return {
        "byline.schema": SCHEMA,
        "byline.licenses": json.dumps(dict(sorted(licenses.items()))),
        "byline.license_field": "license",
        "byline.attribution_field": "attribution_text",
    }


@contextmanager
def writer(staging: Staging) -> Iterator[Writer]:
    """Writes data/articles-NNNNN.parquet."""
    with ExitStack() as stack:
        table = _TableWriter(staging, stack)
        yield table
        table.finish()
