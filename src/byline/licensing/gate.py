# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether anything in the bytes of a page can be the name or the address of a licence.

Of a crawl most pages hold neither, and nothing has to be decoded to see it. The gate looks for the signs of needles.py
and foreign_needles.py in the bytes as they were sent; where one stands, it reads the words around it as the finders do.
A page that does not pass names no licence, so none can be concluded of it, whatever else it says; of those that pass
some name none.

What looks for the signs is Hyperscan, if it is installed (`pip install byline[bulk]`), and else the regular expressions
of Rust, which pydantic brings. Both are far quicker than Python's own.
"""

import codecs
import html
import re
from functools import cache, lru_cache

from pydantic_core import SchemaValidator, ValidationError, core_schema

from byline.licensing.foreign_needles import INVISIBLE, foreign_words
from byline.licensing.names import match_names
from byline.licensing.prefilter import knows_the_finders, shown
from byline.licensing.reading.addresses import holds_host
from byline.licensing.scanning import Search, Seen, quickest_search
from byline.page.decode import declared_encodings, decode_text

_HEAD = 4_096
_ENTITIES = re.compile(rb"&(?:#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6})|[a-zA-Z][a-z]{1,6});")
_ESCAPES = re.compile(rb"(?:\\u[0-9a-fA-F]{4})+")
_MOST_ENTITIES = 4_096
_MOST_PARTS = 200
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BEYOND_ASCII = bytes(code >> 7 for code in range(256))
_SIDE_BY_SIDE = b"\1\1"


def may_name(
    content: bytes, charset: str | None = None, media_type: str = "text/html", *, search: Search | None = None
) -> bool:
    """Whether the page may name a licence; `charset` is what was declared outside of it.

    `search` is what looks for the signs; the quickest that is installed, if None.
    """
    if not knows_the_finders():
        return True
    search = search or quickest_search()
    if not _is_utf8(content) or _is_seven_bit(content, charset, media_type):
        if _is_western(content, charset, media_type) and not _shows_a_sign(content, search):
            return False
        content = decode_text(content, charset=charset, media_type=media_type).encode("utf-8", "replace")
    seen = search(content)
    if _names_a_licence(content, seen):
        return True
    if not seen.disguised:
        return False
    content = _undisguised(content)
    return _names_a_licence(content, search(content))


def _shows_a_sign(content: bytes, search: Search) -> bool:
    seen = search(content)
    return seen.disguised or any(True for _ in seen.near)


def _names_a_licence(content: bytes, seen: Seen) -> bool:
    """Whether one of the signs is that of a name; so many that name nothing are an attack, and left to others."""
    return any(count == _MOST_PARTS or _reads_a_name(content[part]) for count, part in enumerate(seen.near))


def _reads_a_name(part: bytes) -> bool:
    """Whether the words around a sign are read as a name, or it is an address."""
    text = part.decode("utf-8", "replace")
    return holds_host(text) or bool(match_names(text) or match_names(shown(text)))


def _undisguised(content: bytes) -> bytes:
    """With entities and escapes resolved, and without what is invisible between letters."""
    content = _ENTITIES.sub(lambda found: _resolved(found[0]), content)
    if b"\\u" in content:
        content = _ESCAPES.sub(lambda run: _unescaped(run[0]), content)
    for each in INVISIBLE:
        content = content.replace(each, b"")
    return content


@lru_cache(_MOST_ENTITIES)
def _resolved(entity: bytes) -> bytes:
    return html.unescape(entity.decode()).encode("utf-8", "replace")


@lru_cache(_MOST_ENTITIES)
def _unescaped(run: bytes) -> bytes:
    return bytes.fromhex(run.replace(b"\\u", b"").decode()).decode("utf-16-be", "replace").encode()


def _is_seven_bit(content: bytes, charset: str | None, media_type: str) -> bool:
    """Whether other letters are written in ASCII (ISO 2022)."""
    mentioned = b"2022" in content[:_HEAD] or "2022" in (charset or "")
    return mentioned and any(each.startswith("iso2022") for each in declared_encodings(content, charset, media_type))


def _is_western(content: bytes, charset: str | None, media_type: str) -> bool:
    """Whether the page, which is not UTF-8, is read in an encoding that has no letters but Latin ones."""
    if content.startswith(_BOMS):
        return False
    for encoding in declared_encodings(content, charset, media_type):
        undefined = _undefined_in(encoding)
        if undefined is None and encoding != "utf-8":
            return False
        if undefined is not None and not any(each in content for each in undefined):
            return True
    # Where nothing is declared that fits, the letters tell: in text that is not Latin they stand side by side.
    return _SIDE_BY_SIDE not in content.translate(_BEYOND_ASCII)


@cache
def _undefined_in(encoding: str) -> tuple[bytes, ...] | None:
    """The bytes that no text in the encoding has; None if ASCII is not ASCII there, or if it has foreign letters."""
    ascii_bytes = bytes(range(0x80))
    if any(_is_written(word, encoding) for word in foreign_words()) or not _is_read(ascii_bytes, encoding):
        return None
    if ascii_bytes.decode(encoding) != ascii_bytes.decode("ascii"):
        return None
    return tuple(byte for byte in map(int.to_bytes, range(0x80, 0x100)) if not _is_read(byte, encoding))


def _is_written(word: str, encoding: str) -> bool:
    try:
        word.encode(encoding)
    except UnicodeError:
        return False
    return True


def _is_read(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeError:
        return False
    return True


def _is_utf8(content: bytes) -> bool:
    if content.isascii():
        return True
    try:
        _nothing().validate_python(content)
    except ValidationError as error:
        return (
            error.errors(include_url=False, include_context=False, include_input=False)[0]["type"] != "string_unicode"
        )
    return True


@cache
def _nothing() -> SchemaValidator:
    """Takes no text of any length; what is no text it refuses for that, and finds it in a third of the time."""
    return SchemaValidator(core_schema.str_schema(max_length=0))
