# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""All of a gzip member at once (RFC 1952), by libdeflate: two to three times as fast as zlib, which goes by pieces."""

from collections.abc import Callable
from functools import cache

Inflate = Callable[[bytes, int], bytearray]


def inflate_whole(member: bytes, *, limit: int) -> bytearray | None:
    """What is packed in a gzip member that is whole, sound, the only one here and not longer than `limit` bytes.

    None if that is not sure: then zlib has to look at it, and says what is wrong.
    """
    size = int.from_bytes(member[-4:], "little")  # ISIZE
    found = _library()
    if found is None or not 0 < size <= limit:
        return None
    inflate, error = found
    try:
        data = inflate(member, size)
    except error:
        return None
    return data if len(data) == size else None


@cache
def _library() -> tuple[Inflate, type[Exception]] | None:
    try:
        from deflate import DeflateError, gzip_decompress
    except ImportError:
        return None
    return gzip_decompress, DeflateError
