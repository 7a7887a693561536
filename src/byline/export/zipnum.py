# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A CDXJ index in compressed blocks, with an index of these blocks (ZipNum, as pywb and ReplayWeb.page read it)."""

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

_LINES = 300
"""A replay tool fetches and inflates one block to find a capture; as many lines as cdxj-indexer takes."""
_GZIP_WINDOW = 31


class Block(NamedTuple):
    """Lines of the index: compressed, and where that lies, as a line of the index of blocks."""

    data: bytes
    line: bytes


def header(filename: str) -> bytes:
    """The first line of the index of blocks, which names the file of the blocks."""
    return b"!meta 0 " + _json({"format": "cdxj-gzip-1.0", "filename": filename})


def blocks(lines: Iterable[bytes]) -> Iterator[Block]:
    """The blocks of sorted CDXJ lines, which come without line ends."""
    offset, rest = 0, iter(lines)
    while taken := list(islice(rest, _LINES)):
        data = zlib.compress(b"".join(line + b"\n" for line in taken), wbits=_GZIP_WINDOW)
        digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
        # Of the first line only its key and its time.
        start = b" ".join(taken[0].split(b" ", 2)[:2])
        yield Block(data, start + b" " + _json({"offset": offset, "length": len(data), "digest": digest}))
        offset += len(data)


def _json(value: object) -> bytes:
    return json.dumps(value).encode() + b"\n"
