# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""HTTP heads as they are written into records."""

import re

from byline.model.capture import HttpHead
from byline.warc.http import CHARSET

_UNSAFE = re.compile(r"[\r\n\0]+")
_FRAMING = ("transfer-encoding", "content-length")


def as_stored(head: HttpHead, length: int) -> HttpHead:
    """A response head that is true of the stored body of `length` bytes.

    Tools disagree on the payload digest of a chunked body, so bodies lie de-chunked; Transfer-Encoding, and a
    Content-Length that does not fit, keep their value under the name X-Crawl-...
    """
    lengths = head.get_all("Content-Length")
    coded = bool(head.get_all("Transfer-Encoding"))
    untrue = coded or len(lengths) > 1 or (lengths and lengths[0].strip() != str(length))
    if not untrue:
        return head
    renamed = tuple((f"X-Crawl-{name}" if name.lower() in _FRAMING else name, value) for name, value in head.headers)
    return HttpHead(line=head.line, headers=(*renamed, ("Content-Length", str(length))))


def format_head(head: HttpHead) -> bytes:
    """The bytes of a head, with the empty line behind it.

    A line end or NUL inside a field becomes a space, so that no value makes a field of its own (RFC 9110, 5.5).
    """
    lines = (head.line, *(f"{name}: {value}" for name, value in head.headers))
    return b"".join(_bytes(_UNSAFE.sub(" ", line)) + b"\r\n" for line in lines) + b"\r\n"


def _bytes(line: str) -> bytes:
    try:
        return line.encode(CHARSET)
    except UnicodeEncodeError:
        return line.encode("utf-8", "replace")
