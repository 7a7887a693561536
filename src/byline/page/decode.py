# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""From the bytes of a payload to text: content coding undone, character encoding found."""

import codecs
import re
import sys
import zlib
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from types import ModuleType

from byline.errors import BadInput
from byline.page.inflate import inflate_whole

# What pages mean by these labels, as browsers read them (WHATWG Encoding Standard, section 4.2).
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_META_CHARSET = re.compile(rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Browsers look at the first 1,024 bytes; real pages put long comments before the tag.
_PRESCAN = 4096
_SAMPLE = 65_536
_GZIP = b"\x1f\x8b"
_ZSTD_WINDOW = 23
_SOUND_PER_BROKEN = 10


def zstd_library() -> ModuleType:
    """compression.zstd, which the standard library has since Python 3.14, or the same as a package of its own."""
    return import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")


def undo_content_coding(body: bytes, coding: str | None, *, limit: int) -> bytes:
    """The body with its content codings undone, last applied first (RFC 9110, section 8.4).

    `limit` is the largest accepted result in bytes. Raises BadInput for an unknown coding, broken data, data that ends
    early, or a result beyond the limit.
    """
    names = [part.strip().lower() for part in (coding or "").split(",")]
    names = [name for name in names if name not in ("", "identity")]
    return _undone(body, tuple(names), limit) if names else body


# Of a crawl a page is looked at before it is read: what was decoded last is asked for again.
@lru_cache(maxsize=1)
def _undone(body: bytes, codings: tuple[str, ...], limit: int) -> bytes:
    for name in reversed(codings):
        decode = {"gzip": _inflate, "x-gzip": _inflate, "deflate": _inflate, "br": _unbrotli, "zstd": _unzstd}.get(name)
        if decode is None:
            raise BadInput(f"the content coding {name!r} is not known")
        body = decode(body, limit)
    return body


def _inflate(body: bytes, limit: int) -> bytes:
    # RFC 9110 8.4.1.2: "deflate" is the zlib format, but some servers send raw deflate data.
    if body.startswith(_GZIP) and (whole := inflate_whole(body, limit=limit)):
        return bytes(whole)
    windows = (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS)
    for window in windows:
        inflater = zlib.decompressobj(window)
        try:
            result = inflater.decompress(body, limit + 1)
        except zlib.error as error:
            if window == windows[-1]:
                raise BadInput(f"the compressed body is broken: {error}") from error
            continue
        if len(result) > limit:
            raise BadInput(f"the body is larger than {limit:,} bytes once decompressed")
        if not inflater.eof:
            raise BadInput("the compressed body ends early")
        break
    return result


def _unbrotli(body: bytes, limit: int) -> bytes:
    import brotli

    decoder = brotli.Decompressor()
    try:
        result = bytes(decoder.process(body, output_buffer_limit=limit + 1))
        while not decoder.is_finished() and len(result) <= limit:
            more = bytes(decoder.process(b"", output_buffer_limit=limit + 1 - len(result)))
            if not more:
                raise BadInput("the compressed body ends early")
            result += more
    except brotli.error as error:
        raise BadInput(f"the compressed body is broken: {error}") from error
    if len(result) > limit:
        raise BadInput(f"the body is larger than {limit:,} bytes once decompressed")
    return result


def _unzstd(body: bytes, limit: int) -> bytes:
    """RFC 9659: frames with windows of at most 8 MiB. A body may hold several frames (RFC 8878, 3.1)."""
    zstd = zstd_library()
    result = b""
    try:
        while body:
            decoder = zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: _ZSTD_WINDOW})
            result += decoder.decompress(body, max_length=limit + 1 - len(result))
            if len(result) > limit:
                raise BadInput(f"the body is larger than {limit:,} bytes once decompressed")
            if not decoder.eof:
                raise BadInput("the compressed body ends early")
            body = decoder.unused_data
    except zstd.ZstdError as error:
        raise BadInput(f"the compressed body is broken: {error}") from error
    return result


def decode_text(content: bytes, *, charset: str | None = None, media_type: str = "text/html") -> str:
    """The content as text; never fails.

    A byte order mark wins. What is valid UTF-8 is UTF-8, whatever was declared: no other encoding looks like it by
    chance. Then comes `charset` (declared outside of the content), what an HTML page declares, UTF-8 with a few broken
    bytes, and detection. A declaration that the bytes contradict gives way to the next. NUL becomes U+FFFD, so that no
    parser stops at it and offsets stay true.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace").replace("\0", "\ufffd")
    declared = list(declared_encodings(content, charset, media_type))
    # ISO 2022 text consists of ASCII bytes, and so would pass for UTF-8.
    seven_bit = [encoding for encoding in declared if encoding.startswith("iso2022")]
    text = _first_that_fits(content, [*seven_bit, "utf-8", *declared]) or _damaged_utf8(content)
    if text is None:
        text = content.decode(_detected(content) or (declared or ["cp1252"])[0], "replace")
    return text.replace("\0", "\ufffd")


def declared_encodings(content: bytes, charset: str | None = None, media_type: str = "text/html") -> Iterator[str]:
    """The encodings that were declared, by the names of Python's codecs; `charset` outside of the content."""
    labels = [charset]
    if media_type != "text/plain":
        head = content[:_PRESCAN]
        found = (_XML_ENCODING.search(head), _META_CHARSET.search(head))
        labels += [match[1].decode("ascii") for match in found if match]
    for label in labels:
        if encoding := _codec(label):
            yield encoding


def _first_that_fits(content: bytes, encodings: list[str]) -> str | None:
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _damaged_utf8(content: bytes) -> str | None:
    """The content as UTF-8 if most of its multi-byte characters are sound; a cut or a stray byte is common."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = len(text) - len(text.encode("ascii", "ignore")) - broken
    return text if sound > broken * _SOUND_PER_BROKEN else None


def _codec(label: str | None) -> str | None:
    try:
        name = codecs.lookup((label or "").strip("\"' ")).name
        # Python also registers codecs that are no character encodings (hex, rot13).
        "".encode(name)
    except (LookupError, ValueError):
        return None
    # A tag that could be read as ASCII cannot stand in UTF-16 (WHATWG HTML, prescan).
    return "utf-8" if name.startswith(("utf-16", "utf-32")) else _SUPERSETS.get(name, name)


def _detected(content: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_SAMPLE]).best()
    return best.encoding if best else None
