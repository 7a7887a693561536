# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""HTTP messages as they lie in records: the head, and the chunked transfer coding (RFC 9112)."""

import re

from byline.errors import BadInput
from byline.model.capture import HttpHead

CHARSET = "iso-8859-1"
"""How a head's bytes become text and back: every byte has its character, so nothing is lost (RFC 9110, section 5.5)."""

_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LINE_END = re.compile(r"\r?\n")
_FOLD = re.compile(r"\r?\n[ \t]+")
_START_LINE = re.compile(
    r"HTTP/\d(\.\d)? \d{3}( .*)?"
    r"|[!#$%&'*+\-.^_`|~0-9A-Za-z]+ \S+ HTTP/\d(\.\d)?"
    # Browser extensions leave the version away.
    r"|(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \S+"
)
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(;[^\n]*)?\r?\n")
_LONGEST_CHUNK_LINE = 4096


def parse_head(block: bytes) -> tuple[HttpHead, int] | None:
    """The head at the beginning of `block`, and the offset of the body behind it; None if there is no HTTP head.

    A line without a colon is dropped. A head that fills its block needs no empty line (some tools' revisit records).
    """
    end = _HEAD_END.search(block)
    text = (block[: end.start()] if end else block).decode(CHARSET)
    line, *lines = _LINE_END.split(_FOLD.sub(" ", text.removesuffix("\r\n")))
    if not _START_LINE.fullmatch(line):
        return None
    fields = (field.partition(":") for field in lines)
    headers = tuple((name, value.strip(" \t")) for name, colon, value in fields if colon)
    return HttpHead(line=line, headers=headers), end.end() if end else len(block)


class Dechunker:
    """Undoes the chunked transfer coding piece by piece: `feed` gives back the content found so far.

    `broken` is set at the first byte that does not follow the grammar; `complete` once the last chunk and the trailer
    section were read. Nothing may follow it.
    """

    @staticmethod
    def fits(body: bytes) -> bool:
        """Whether `body` begins as a chunked body does: many tools undo the coding and keep the header."""
        return _CHUNK_SIZE.match(body) is not None

    def __init__(self) -> None:
        self.broken = False
        self.complete = False
        self._line = b""
        self._left = 0
        self._state = "size"

    def feed(self, piece: bytes) -> bytes:
        """The content that `piece` adds; empty once the coding is broken or complete."""
        content: list[bytes] = []
        start = 0
        while start < len(piece) and not self.broken:
            if self._state == "data":
                taken = piece[start : start + self._left]
                content.append(taken)
                start += len(taken)
                self._left -= len(taken)
                self._state = "data" if self._left else "data-end"
            else:
                start = self._take_line(piece, start)
        return b"".join(content)

    def _take_line(self, piece: bytes, start: int) -> int:
        newline = piece.find(b"\n", start)
        end = newline + 1 if newline >= 0 else len(piece)
        self._line += piece[start:end]
        if len(self._line) > _LONGEST_CHUNK_LINE or self.complete:
            self.broken = True
        elif newline >= 0:
            self._end_line(self._line)
            self._line = b""
        return end

    def _end_line(self, line: bytes) -> None:
        if self._state == "size":
            size = _CHUNK_SIZE.fullmatch(line)
            self.broken = size is None
            self._left = int(size[1], 16) if size else 0
            self._state = "data" if self._left else "trailer"
        elif self._state == "data-end":
            self.broken = line.strip(b"\r\n") != b""
            self._state = "size"
        else:
            self.complete = line in (b"\r\n", b"\n")


def dechunk(head: HttpHead, body: bytes) -> bytes:
    """A body with its transfer coding undone; BadInput if it begins as a chunked one and does not go on so."""
    if (head.get("Transfer-Encoding") or "").lower() != "chunked" or not Dechunker.fits(body):
        return body
    dechunker = Dechunker()
    content = dechunker.feed(body)
    if dechunker.broken or not dechunker.complete:
        raise BadInput("the chunked body is broken")
    return content
