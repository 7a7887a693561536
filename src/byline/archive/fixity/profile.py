# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What byline's profile asks of a record's header beyond the standard (docs/reference/warc-profile.md)."""

from collections.abc import Iterator

from byline.archive.fixity.headers import Problem
from byline.archive.fixity.record import Seen
from byline.archive.layout import ARCHIVE, TEXT
from byline.warc.digests import is_strict
from byline.warc.fields import MEDIA_TYPE
from byline.warc.headers import PREVIOUS

_PAYLOADS = ("response", "resource", "revisit", "conversion")
_FOLDERS = {
    ARCHIVE: frozenset({"warcinfo", "request", "response", "resource", "revisit", "metadata"}),
    TEXT: frozenset({"warcinfo", "conversion"}),
}


def check_profile(seen: Seen, *, first: bool) -> Iterator[Problem]:
    """What the profile finds wrong; `first` says that the record is the first of its file."""
    get, kind = seen.headers.get, seen.type
    if seen.headers.version != "WARC/1.1":
        yield "AV407", seen.headers.version
    if first and kind != "warcinfo":
        yield "AV406", f"it is a {kind} record"
    if kind != "warcinfo" and not get("WARC-Warcinfo-ID"):
        yield "AV405", ""
    folder = seen.file.partition("/")[0]
    if kind not in _FOLDERS[folder]:
        yield "AV409", f"{kind} in {folder}/"
    if kind == "metadata" and get("Content-Type") != MEDIA_TYPE:
        yield "AV401", get("Content-Type") or "there is no Content-Type"
    if seen.http and seen.http.get("Transfer-Encoding") and kind != "request" and not get(PREVIOUS):
        yield "AV408", seen.http.get("Transfer-Encoding") or ""
    if (get("WARC-Target-URI") or "").lower().startswith("file:"):
        yield "AV411", ""
    yield from _check_digests(seen)


def _check_digests(seen: Seen) -> Iterator[Problem]:
    for name in ("WARC-Block-Digest", "WARC-Payload-Digest"):
        digest = seen.headers.get(name)
        if digest is None and (name == "WARC-Block-Digest" or seen.type in _PAYLOADS):
            yield "AV403", name
        elif digest is not None and not is_strict(digest):
            yield "AV404", f"{name}: {digest}"
