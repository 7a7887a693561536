# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Which kind of text something is: by Content-Type, by file name, or by its first bytes."""

import codecs
import re

HTML = "text/html"
TEXT = "text/plain"
MARKDOWN = "text/markdown"
FEED = "application/xml"
SAMPLE = 8192
"""Bytes that `sniff` looks at."""

_DECLARED = {HTML: HTML, "application/xhtml+xml": HTML, TEXT: TEXT, MARKDOWN: MARKDOWN, "text/x-markdown": MARKDOWN}
_SUFFIXES = {
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
}
_MEDIA_TYPE = re.compile(r"\s*([\w.+-]{1,60}/[\w.+-]{1,60})\s*(;|$)", re.ASCII)
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?\s*([\w.:+-]{1,40})", re.ASCII | re.IGNORECASE)
# The tags that begin a page, after the WHATWG's MIME Sniffing Standard, section 7.1, and what may stand before them.
_HTML_BEGINS = re.compile(
    r"(\s|<!--.{0,4000}?-->|<\?xml.{0,200}?\?>)*"
    r"<(!doctype\s+html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|meta|link|article|main)"
    r"[\s>/]",
    re.ASCII | re.DOTALL | re.IGNORECASE,
)
# Bytes that no text holds in any encoding that is in use: C0 controls but white space, backspace and escape (ISO 2022).
_FEED_BEGINS = re.compile(
    r"(\s|<!--.{0,4000}?-->|<\?.{0,200}?\?>|<!doctype\s+rss[^\[>]{0,400}>)*"
    r"<(rss|feed|([\w-]{1,20}:)?rdf|[\w-]{1,20}:feed)[\s/>]",
    re.ASCII | re.DOTALL | re.IGNORECASE,
)
_FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml"}
)
_NOT_TEXT = re.compile(rb"[\x00-\x07\x0e-\x1a\x1c-\x1f]")


def of_content_type(value: str) -> str | None:
    """The media type byline reads the content as, of those in this file; None if it is of no such type."""
    return _DECLARED.get(named_type(value))


def named_type(value: str) -> str:
    """The bare media type of a Content-Type field, lower case; empty if it has none."""
    match = _MEDIA_TYPE.match(value)
    return match[1].lower() if match else ""


def charset_of(value: str) -> str | None:
    """The charset parameter of a Content-Type field, lower case."""
    match = _CHARSET.search(value)
    return match[1].lower() if match else None


def of_name(name: str) -> str | None:
    """The media type that a file's name promises; `.gz` after it does not matter."""
    stem = name.lower().removesuffix(".gz")
    return next((media_type for suffix, media_type in _SUFFIXES.items() if stem.endswith(suffix)), None)


def is_feed_type(value: str) -> bool:
    """Whether a Content-Type field can announce a feed."""
    return named_type(value) in _FEED_TYPES


def is_feed(content: bytes) -> bool:
    """Whether this begins as RSS or Atom does."""
    text = _text(content[:SAMPLE])
    return text is not None and _FEED_BEGINS.match(text) is not None


def sniff(content: bytes) -> str | None:
    """HTML or plain text by the first bytes; None if they are no text."""
    text = _text(content[:SAMPLE])
    if text is None:
        return None
    return HTML if _HTML_BEGINS.match(text) else TEXT


def _text(sample: bytes) -> str | None:
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and not sample.startswith(codecs.BOM_UTF32_LE):
        return sample[: len(sample) // 2 * 2].decode("utf-16", "replace")
    if _NOT_TEXT.search(sample) or not sample.strip():
        return None
    return sample.removeprefix(codecs.BOM_UTF8).decode("latin-1")
