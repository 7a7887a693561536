# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""indexes/index.cdxj: where each capture lies, for other people's tools. In the dialect of cdxj-indexer and pywb."""

import heapq
import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from byline.archive.catalog import RecordRow
from byline.archive.derived import read_lines, sorted_by_bytes, write_lines
from byline.archive.layout import INDEXES

FILE = f"{INDEXES}/index.cdxj"

_MIME_END = re.compile(r"[;\s]")
_NO_DIGIT = re.compile(r"\D")


def write(folder: Path, captures: Iterable[RecordRow]) -> None:
    """Write the index anew from all captures: response, resource and revisit records, in any order."""
    write_lines(folder / FILE, sorted_by_bytes(map(line_of, captures)))


def extend(folder: Path, captures: Iterable[RecordRow]) -> None:
    """Add captures to the index: what is in it already stays as it is, and is not there twice."""
    path = folder / FILE
    write_lines(path, _once(heapq.merge(read_lines(path), sorted_by_bytes(map(line_of, captures)))))


def line_of(capture: RecordRow) -> bytes:
    """A capture's line: urlkey, 14-digit timestamp and JSON, as `cdxj-indexer` writes it."""
    facts = {
        "url": capture.uri,
        "mime": "warc/revisit" if capture.type == "revisit" else _bare(capture.mime),
        "status": capture.status,
        "digest": capture.digest,
        "length": str(capture.length),
        "offset": str(capture.offset),
        "filename": capture.file.rpartition("/")[2],
    }
    known = {name: value for name, value in facts.items() if value is not None}
    return f"{urlkey(capture.uri)} {timestamp(capture.date)} {json.dumps(known)}".encode()


@lru_cache(maxsize=1024)
def urlkey(uri: str) -> str:
    """The SURT form of a URI; the URI itself where surt finds none."""
    from surt import surt

    try:
        key: str = surt(uri)
    except Exception:  # noqa: BLE001 - so does cdxj-indexer, whose keys ours have to be
        return uri
    return key


def timestamp(date: str) -> str:
    """A WARC-Date as 14 digits."""
    return _NO_DIGIT.sub("", date)[:14]


def _bare(media_type: str | None) -> str | None:
    return media_type and _MIME_END.split(media_type, maxsplit=1)[0]


def _once(lines: Iterable[bytes]) -> Iterator[bytes]:
    before = None
    for line in lines:
        if line != before:
            yield line
        before = line
