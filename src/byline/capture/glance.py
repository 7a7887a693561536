# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A response as most are, taken apart at a glance: of most pages of a crawl no more than that is ever wanted."""

import re
from typing import NamedTuple

from byline.capture import media
from byline.warc.headers import MAX_HEAD
from byline.warc.http import CHARSET

_PLAIN = re.compile(rb"HTTP/\d(?:\.\d)? 2(?!06)\d\d(?: [^\r\n]*)?\r\n((?:[^\s:][^\r\n:]*:[^\r\n]*\r\n)*)\r\n")
# What has to be undone, or may name a licence.
_ODD = re.compile(rb"^(?:transfer-encoding|content-encoding|link[^\n]*license)", re.IGNORECASE | re.MULTILINE)
_TYPE = re.compile(rb"^content-type:([^\r\n]*)", re.IGNORECASE | re.MULTILINE)
_LENGTH = re.compile(rb"^content-length:([^\r\n]*)", re.IGNORECASE | re.MULTILINE)
_NUMBER = re.compile(rb"[ \t]*([0-9]{1,18})[ \t]*")


class Glance(NamedTuple):
    """A page as it was sent, and what was said of it."""

    content: bytes
    charset: str | None
    media_type: str


def glance(block: bytes | memoryview) -> Glance | None:
    """The page that a response is; None if it is none, not whole, coded, or written in any but the plainest way."""
    head = _PLAIN.match(block)
    if head is None or head.end() > MAX_HEAD or _ODD.search(head[1]):
        return None
    types = _TYPE.findall(head[1])
    declared = types[0].decode(CHARSET) if len(types) == 1 else ""
    media_type = media.of_content_type(declared)
    content = bytes(block[head.end() :])
    if media_type is None or not content or not _is_whole(_LENGTH.findall(head[1]), len(content)):
        return None
    return Glance(content, media.charset_of(declared), media_type)


def _is_whole(declared: list[bytes], size: int) -> bool:
    """Whether so many bytes are all that there were."""
    numbers = [_NUMBER.fullmatch(each) for each in declared]
    return not numbers or (len(numbers) == 1 and numbers[0] is not None and int(numbers[0][1]) <= size)
