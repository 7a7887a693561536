# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Apache Parquet: each row an article; the line of a finding is the row, from 1."""

from collections.abc import Iterator

from byline.audit.reading import File, Label, Reading
from byline.audit.rows import read_row
from byline.errors import BadInput
from byline.export.arrow import arrow

_ROWS = 200


def accepts(file: File) -> bool:
    """Whether it is named as such."""
    return not file.media_type and file.suffix.rpartition(".")[2] == "parquet"


def read(file: File) -> Iterator[Reading | Label]:
    """The rows, some at a time; moments are words again."""
    number = 0
    with file.open() as stream:
        try:
            for batch in arrow("pyarrow.parquet").ParquetFile(stream).iter_batches(_ROWS):
                for row in batch.to_pylist():
                    number += 1
                    yield from read_row(row, file=file.name, line=number)
        except (arrow().ArrowException, OSError) as error:
            raise BadInput(f"{file.name} is no Parquet: {error}") from None
