# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether anything in the bytes of a page can be the name or the address of a licence.

Of a crawl most pages hold neither, and nothing has to be decoded to see it. The gate looks for the signs of needles.py
in the bytes as they were sent; where one stands, it reads the words around it as the finders do. A page that does not
pass names no licence, so none can be concluded of it, whatever else it says; of those that pass some name none.

What looks for the signs is Hyperscan, if it is installed (`pip install byline[bulk]`), and else the regular expressions
of Rust, which pydantic brings. Both are far quicker than Python's own.
"""

import html
import re
from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from pydantic_core import SchemaValidator, ValidationError, core_schema

from byline.licensing import needles
from byline.licensing.compiled import database
from byline.licensing.names import match_names
from byline.licensing.prefilter import knows_the_finders, shown
from byline.licensing.reading.addresses import holds_host
from byline.page.decode import decode_text

Search = Callable[[bytes], "Sight"]
"""What of the signs stands in UTF-8 text, in any case."""


class Sight(Enum):
    """What a search has seen; once a name is seen, it looks no further."""

    NOTHING = 0
    DISGUISE = 1
    NAME = 2


_PART = 32_768
_PIECE = 4_096
_OVERLAP = 1_536
_HEAD = 4_096
_ENTITIES = re.compile(rb"&#?[0-9a-zA-Z]+;")
_ESCAPES = re.compile(rb"\\u[0-9a-f\\u]{4,}")
_ESCAPE = re.compile(rb"(?:\\u[0-9a-f]{4})+")


def may_name(
    content: bytes, charset: str | None = None, media_type: str = "text/html", *, search: Search | None = None
) -> bool:
    """Whether the page may name a licence; `charset` is what was declared outside of it.

    `search` is what looks for the signs; the quickest that is installed, if None.
    """
    if not knows_the_finders():
        return True
    if not _is_utf8(content) or _is_seven_bit(content, charset):
        content = decode_text(content, charset=charset, media_type=media_type).encode("utf-8", "replace")
    search = search or quickest_search()
    seen = search(content)
    if seen is Sight.DISGUISE:
        content = _undisguised(content)
        seen = search(content)
    return seen is Sight.NAME and _is_named(content, search)


def _is_named(content: bytes, search: Search) -> bool:
    """Whether the words around one of the signs are read as a name, or it is an address."""
    near = (piece for part in _cut(content, _PART) if search(part) is Sight.NAME for piece in _cut(part, _PIECE))
    return any(search(piece) is Sight.NAME and _reads_a_name(piece) for piece in near)


def _cut(content: bytes, size: int) -> Iterator[bytes]:
    """Pieces of so many bytes that overlap, so that a name stands whole in one of them."""
    for start in range(0, max(1, len(content) - _OVERLAP), size - _OVERLAP):
        yield content[start : start + size]


def _reads_a_name(piece: bytes) -> bool:
    text = piece.decode("utf-8", "replace")
    return holds_host(text) or bool(match_names(text) or match_names(shown(text)))


def _undisguised(content: bytes) -> bytes:
    """With entities and escapes resolved, and without what is invisible between letters."""
    for each in needles.INVISIBLE:
        content = content.replace(each.encode(), b"")
    content = _ENTITIES.sub(lambda run: html.unescape(run[0].decode()).encode("utf-8", "replace"), content)
    return _ESCAPES.sub(lambda run: _ESCAPE.sub(_unescaped, run[0]), content)


def _unescaped(run: re.Match[bytes]) -> bytes:
    units = bytes.fromhex(run[0].replace(b"\\u", b"").decode())
    return units.decode("utf-16-be", "replace").encode()


def _is_seven_bit(content: bytes, charset: str | None) -> bool:
    """Whether other letters may be written in ASCII (ISO 2022)."""
    return b"2022" in content[:_HEAD] or "2022" in (charset or "")


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


@cache
def quickest_search() -> Search:
    """With Hyperscan if it is there: it is for some platforms only."""
    make = hyperscan_search if find_spec("hyperscan") else rust_search
    return make((*needles.spelled(), *needles.foreign()), needles.disguises())


Signs = tuple[tuple[str, ...], ...]


def rust_search(names: Signs, disguises: Signs) -> Search:
    """With the regular expressions of Rust: linear in time, and quick where a pattern begins with rare letters."""
    known, (within, *others) = ([_rust(group) for group in groups] for groups in (names, disguises))
    escaped = _rust(needles.ESCAPES)

    def search(content: bytes) -> Sight:
        content = content.lower()
        if any(each(content) for each in known):
            return Sight.NAME
        if within(content) or (escaped(content) and any(each(content) for each in others)):
            return Sight.DISGUISE
        return Sight.NOTHING

    return search


def _rust(signs: tuple[str, ...]) -> Callable[[bytes], bool]:
    # Word boundaries of ASCII: those of Unicode are slow there.
    pattern = "|".join(signs).replace(r"\b", r"(?-u:\b)")
    return SchemaValidator(core_schema.str_schema(pattern=pattern)).isinstance_python


def hyperscan_search(names: Signs, disguises: Signs) -> Search:
    """With Hyperscan: all signs at once."""
    hyperscan: Any = import_module("hyperscan")
    known, hidden = ([sign.encode() for group in groups for sign in group] for groups in (names, disguises))
    flags = hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_SINGLEMATCH | hyperscan.HS_FLAG_DOTALL
    signs = database([*known, *hidden], flags)

    def search(content: bytes) -> Sight:
        seen: list[int] = []
        try:
            signs.scan(content, match_event_handler=_noted, context=seen)
        except hyperscan.ScanTerminated:
            return Sight.NAME
        return Sight.DISGUISE if seen else Sight.NOTHING

    def _noted(number: int, *found: Any) -> bool:
        found[-1].append(number)
        return number < len(known)

    return search
