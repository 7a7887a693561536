# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The rows of jsonl, compressed: articles.jsonl.zst, one Zstandard frame (RFC 8878).

The rows are gathered first: a frame that was cut cannot be gone on with, and of several frames some readers take only
the first.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from shutil import copyfileobj

from byline.export.arrow import arrow
from byline.export.dataset import Layout
from byline.export.formats import Writer, text_changes
from byline.export.rows import LineWriter
from byline.export.staging import Staging

NAME = "articles.jsonl.zst"
SUFFIX = ".jsonl.zst"
DATASET = Layout(NAME, "application/jsonlines", compression="application/zstd")
_ROWS = "articles.jsonl"
_PIECE = 1 << 20

changes = text_changes


@contextmanager
def writer(staging: Staging) -> Iterator[Writer]:
    """Writes articles.jsonl.zst."""
    with staging.aside(_ROWS) as sink:
        yield LineWriter(sink, NAME)
    pyarrow = arrow()
    with (
        staging.place_of(_ROWS).open("rb") as rows,
        staging.binary(NAME) as file,
        pyarrow.CompressedOutputStream(file, "zstd") as stream,
    ):
        copyfileobj(rows, stream, _PIECE)


single = writer
