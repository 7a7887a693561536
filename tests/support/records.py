# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The WARC records of articles that a test makes up, as an archive keeps them, for the forms that copy records."""

import atexit
import gzip
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from byline.archive.profile import Description, to_fields
from byline.archive.stored import StoredRecord
from byline.model.archived import ArchivedArticle, RecordRef
from byline.warc.fields import MEDIA_TYPE, format_fields
from support.warcs import Made, sha256

_DATE = "2026-03-09T10:30:00Z"
_INFO = uuid5(NAMESPACE_URL, "warcinfo").urn


@cache
def _folder() -> Path:
    """One folder for all tests of a process."""
    folder = Path(tempfile.mkdtemp(prefix="byline-records-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def placed(article: ArchivedArticle) -> ArchivedArticle:
    """The article with the ids of the records that `records_of` will make."""
    refs = {name: _ref(article, name) for name in ("capture", "metadata", "text")}
    return article.model_copy(update=refs)


def records_of(article: ArchivedArticle, text: str) -> Iterator[StoredRecord]:
    """A file with the warcinfo, capture, metadata and text of the article; made when it is asked for."""
    page = f"<!doctype html><title>{escape(article.article.title or '')}</title><p>{escape(text)}".encode(
        "utf-8", "replace"
    )
    description = Description(
        id=article.id, media_type=article.media_type, article=article.article, conclusion=article.conclusion
    )
    capture = _ref(article, "capture").record_id
    parts = {
        "resource": (capture, page, "text/html", {"WARC-Payload-Digest": sha256(page)}),
        "metadata": (
            _ref(article, "metadata").record_id,
            format_fields(to_fields(description)),
            MEDIA_TYPE,
            {"WARC-Refers-To": f"<{capture}>"},
        ),
        "conversion": (
            _ref(article, "text").record_id,
            text.encode("utf-8", "replace"),
            "text/plain",
            {"WARC-Refers-To": f"<{capture}>", "WARC-Payload-Digest": sha256(text.encode("utf-8", "replace"))},
        ),
    }
    uri = quote(article.target_uri.encode("utf-8", "replace"), safe=":/?#[]@!$&'()*+,;=%")
    uri = uri if ":" in uri.partition("/")[0] else f"https://e.example/{uri}"
    file = f"{sha256(repr((article, text)).encode('utf-8', 'replace'))[-64:]}.warc.gz"
    with (_folder() / file).open("wb") as stream:
        stream.write(_member("warcinfo", _INFO, b"software: test\r\n", MEDIA_TYPE, {}))
        for kind, (record_id, block, media_type, fields) in parts.items():
            offset = stream.tell()
            named = {"WARC-Target-URI": uri, "WARC-Warcinfo-ID": f"<{_INFO}>", **fields}
            stream.write(_member(kind, record_id, block, media_type, named))
            stream.flush()
            ref = RecordRef(record_id=record_id, file=file, offset=offset, length=stream.tell() - offset)
            digest = fields.get("WARC-Payload-Digest")
            refers_to = capture if "WARC-Refers-To" in fields else None
            yield StoredRecord(_folder(), ref, kind, uri, _DATE, refers_to, digest, None, media_type)


def _ref(article: ArchivedArticle, name: str) -> RecordRef:
    return RecordRef(record_id=uuid5(NAMESPACE_URL, f"{article.id} {name}").urn, file="", offset=0, length=0)


def _member(kind: str, record_id: str, block: bytes, media_type: str, fields: dict[str, str]) -> bytes:
    own = {"WARC-Type": kind, "WARC-Record-ID": f"<{record_id}>", "WARC-Date": _DATE, "Content-Type": media_type}
    return gzip.compress(bytes(Made({**own, **fields}, block)), mtime=0)
