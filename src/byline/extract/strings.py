# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Captured strings made safe to keep: one normal form, no control characters, a bounded length."""

import re
import unicodedata

# Invisible characters that carry nothing in a fact: soft hyphen, zero-width space, byte order mark, and the embeddings
# and overrides by which one line could dress up as another (UAX #9). Joiners stay: Persian and Hindi need them.
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ADDRESS_PARTS = re.compile(r"^https?://|\bwww\.|\.(?:com|org|net|[a-z]{2})\b(?:/.*)?")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")


def clean(text: str) -> str:
    """The text in NFC, without control and other invisible characters; white space as it is."""
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text))


def one_line(text: str, limit: int) -> str:
    """The text clean, on one line, at most `limit` characters (cut at a word, with an ellipsis)."""
    # The slice bounds the work on hostile input; white space and marks seldom take more than the factor.
    line = " ".join(clean(text[: limit * 20]).split())
    return line if len(line) <= limit else cut(line, limit)


def cut(line: str, limit: int) -> str:
    """The line cut at a word, with an ellipsis, to at most `limit` characters."""
    head = line[: limit - 1]
    at_word = f"{head}{line[limit - 1]}".rpartition(" ")[0]
    return (at_word if len(at_word) > limit // 2 else head).rstrip(" ,;:–—-") + "…"


def without_tags(text: str) -> str:
    """The text with tags left out and character references resolved, as JSON-LD should have held it."""
    from html import unescape

    return unescape(_TAG.sub(" ", unescape(text)))


def squeezed(text: str) -> str:
    """A form for comparing names of sites: letters and digits only, without what addresses add (www., .com)."""
    bare = _ADDRESS_PARTS.sub("", unicodedata.normalize("NFKC", text).casefold())
    return "".join(re.findall(r"[^\W_]+", bare))


def folded(text: str) -> str:
    """A form for comparing: case, width and punctuation do not matter."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))
