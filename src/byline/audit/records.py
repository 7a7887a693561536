# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""WARC files: the notices that stand beside captures, and captured pages that reuse articles."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from byline.audit.markup import read_markup
from byline.audit.reading import Block, File, Reading
from byline.errors import BadInput, BylineError
from byline.page.decode import decode_text, undo_content_coding
from byline.page.parse import Page
from byline.warc.fields import MEDIA_TYPE, parse_fields
from byline.warc.members import Damage
from byline.warc.reader import Record, read_records

_NOTICE = "attribution-notice"
_ID = "article-id"
_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def read_warc(stream: BinaryIO, file: File) -> Iterator[Reading]:
    """The notice of each article that has one, and every page that has none; BadInput if records are damaged."""
    with _on_disk(stream, file.name) as path:
        try:
            ids, notices = _described(path)
            for capture, notice in notices:
                known = (ids[capture],) if capture in ids else ()
                yield Reading(file.name, "text", (Block(notice),), beside=True, ids=known)
            noticed = {capture for capture, _ in notices}
            for record in read_records(path):
                if record.type in ("response", "resource") and record.record_id not in noticed:
                    yield from _page(record, file)
        except Damage as error:
            raise BadInput(f"{file.name}: {error.fault} at byte {error.offset}") from None


def _described(path: Path) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The article of each capture, and each notice with the capture that it is about."""
    ids: dict[str, str] = {}
    notices: list[tuple[str, str]] = []
    for record in read_records(path):
        capture = record.headers.get_uri("WARC-Refers-To")
        if record.type != "metadata" or capture is None or record.headers.get("Content-Type") != MEDIA_TYPE:
            continue
        for name, value in parse_fields(record.content()):
            if name == _ID:
                ids[capture] = value
            elif name == _NOTICE:
                notices.append((capture, value))
    return ids, notices


def _page(record: Record, file: File) -> Iterator[Reading]:
    """A captured page; one that cannot be decoded has nothing to show."""
    declared = (record.http.get("Content-Type") if record.http else record.headers.get("Content-Type")) or ""
    if declared.partition(";")[0].strip().lower() not in _PAGES:
        return
    url = record.headers.get_uri("WARC-Target-URI")
    try:
        coding = ",".join(record.http.get_all("Content-Encoding")) if record.http else None
        content = undo_content_coding(record.payload(limit=file.limit), coding, limit=file.limit)
        source = decode_text(content, media_type="text/html")
    except BylineError:
        return
    page = Page(source=source, media_type="text/html", seen=datetime.now(UTC), url=url)
    yield read_markup(page, file=f"{file.name}#{url}", url=url, is_page=True)


@contextmanager
def _on_disk(stream: BinaryIO, name: str) -> Iterator[Path]:
    """The stream as a file of its own: records are found by their offset in one."""
    suffix = ".warc.gz" if name.endswith(".gz") else ".warc"
    with tempfile.TemporaryDirectory(prefix="byline-audit-") as folder:
        path = Path(folder) / f"audited{suffix}"
        with path.open("wb") as copy:
            shutil.copyfileobj(stream, copy)
        yield path
