# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The head of an HTTP response, read byte for byte.

Libraries repair, fold and reorder header fields; an archive keeps them as they came. What cannot be kept faithfully or
would be framed differently by different readers is refused.
"""

import re
from typing import BinaryIO

from byline.errors import FetchFailed
from byline.model.capture import HttpHead

MAX_SIZE = 262_144
MAX_FIELDS = 100
"""http.client reads no more."""

_SPACE = " \t"
_STATUS_LINE = re.compile(r"HTTP/\d\.\d (\d{3})( .*)?")
_FIELD = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):(.*)")
# RFC 9110, section 5.5: "Field values containing CR, LF, or NUL characters are invalid and dangerous".
_DANGEROUS = re.compile(r"[\r\0]")


class TemporaryFailure(FetchFailed):
    """No usable response this time; the next attempt may go better."""


def read_head(stream: BinaryIO) -> HttpHead:
    """The head of the final response on the stream; interim responses (1xx) before it are passed over.

    Bytes become characters as latin-1. A folded value becomes one line (RFC 9112, section 5.2). Raises FetchFailed if
    the head breaks the grammar or is too large, TemporaryFailure if it ends early.
    """
    budget = MAX_SIZE
    while True:
        lines: list[str] = []
        while not lines or lines[-1]:
            line = stream.readline(budget + 1)
            budget -= len(line)
            if budget < 0:
                raise FetchFailed(f"the response's header is larger than {MAX_SIZE:,} bytes")
            if not line.endswith(b"\n"):
                raise TemporaryFailure("the connection was closed before the response's header was complete")
            lines.append(line[:-1].removesuffix(b"\r").decode("latin-1"))
        head = _parse(lines[:-1])
        if head.line[9] != "1":
            return head


def _parse(lines: list[str]) -> HttpHead:
    unreadable = next((line for line in lines if _DANGEROUS.search(line)), None)
    if unreadable is not None or not lines or not _STATUS_LINE.fullmatch(lines[0]):
        raise _malformed(lines[0] if unreadable is None and lines else unreadable or "")
    fields: list[tuple[str, str]] = []
    for line in lines[1:]:
        if fields and line[:1] in tuple(_SPACE):
            name, value = fields[-1]
            fields[-1] = (name, " ".join((value, line.strip(_SPACE))).strip())
            continue
        field = _FIELD.fullmatch(line)
        if field is None:
            raise _malformed(line)
        fields.append((field[1], field[2].strip(_SPACE)))
    if len(fields) > MAX_FIELDS:
        raise FetchFailed(f"the response has more than {MAX_FIELDS} header fields")
    return HttpHead(line=lines[0], headers=tuple(fields))


def _malformed(line: str) -> FetchFailed:
    return FetchFailed(f"the response is not HTTP as RFC 9112 has it: {line[:80]!r}")


def body_length(head: HttpHead) -> int | None:
    """The declared length of the body in bytes, or None if it is chunked or ends with the connection.

    Raises FetchFailed if the framing is not certain (RFC 9112, section 6.3).
    """
    codings = head.get_all("Transfer-Encoding")
    lengths = set(head.get_all("Content-Length"))
    if codings:
        if [coding.lower() for coding in codings] != ["chunked"]:
            raise FetchFailed(f"the transfer coding {', '.join(codings)[:80]!r} is not known")
        return None
    if not lengths:
        return None
    length = lengths.pop()
    if lengths or not (length.isascii() and length.isdigit()) or len(length) > 15:
        raise FetchFailed(f"the response's Content-Length {length[:80]!r} is not certain")
    return int(length)


def without_transfer_coding(head: HttpHead, size: int) -> HttpHead:
    """The head to keep with a body of `size` bytes whose transfer coding was undone (docs/reference/warc-profile.md).

    The fields that described the framing on the wire are kept under names of their own, as Common Crawl does.
    """
    if not head.get_all("Transfer-Encoding"):
        return head
    framing = ("transfer-encoding", "content-length")
    headers = [(f"X-Crawl-{name}" if name.lower() in framing else name, value) for name, value in head.headers]
    return HttpHead(line=head.line, headers=(*headers, ("Content-Length", str(size))))
