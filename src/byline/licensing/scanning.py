# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What looks for the signs of licences in bytes: Hyperscan, if it is installed, and else the expressions of Rust."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

from pydantic_core import SchemaValidator, core_schema

from byline.licensing.compiled import database
from byline.licensing.foreign_needles import attribution, disguises, foreign
from byline.licensing.needles import BEYOND_ASCII, spelled

_NEAR = 1_536
"""How far from a sign its name may begin or end, in bytes: tags may stand within it."""
_PART = 32_768
_PIECE = 3 * _NEAR
_BESIDE = 512
"""How far from a word for attribution another word of the name may be."""
_MOST = 2_048
"""On a page with more signs the whole is read."""
_SHORT, _LONG = 3, 5
_FEWEST, _FEW = 4, 9
"""So many beginnings, short ones and long ones, vector instructions look for at once; of more, for fewer letters."""
_NO_ASCII = "\x7f"
_LOWER = bytes(ord(_NO_ASCII) if code > 0x7F else ord(chr(code).lower()) for code in range(256))


class Seen(NamedTuple):
    """What a search has seen."""

    near: Iterable[slice]
    """The parts of the content in which the names of all signs stand whole, in order."""
    disguised: bool
    """Whether letters of other names may be disguised."""


Matchers = list[Callable[[str | bytes], bool]]
Search = Callable[[bytes], Seen]
"""Looks for the signs in UTF-8, or in another encoding for those that are ASCII."""


@cache
def quickest_search() -> Search:
    """With Hyperscan if it is there: it is for some platforms only."""
    return hyperscan_search() if find_spec("hyperscan") else rust_search()


def hyperscan_search() -> Search:
    """With Hyperscan: all signs at once."""
    hyperscan: Any = import_module("hyperscan")
    word, is_name = attribution().word, _beside()
    names = (word, *spelled(), *foreign())
    hidden = (*disguises().spelled, *disguises().marks, *disguises().words)
    flags = hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_DOTALL
    once = flags | hyperscan.HS_FLAG_SINGLEMATCH
    expressions = [sign.encode() for sign in (*names, *hidden)]
    signs = database(expressions, [flags] * len(names) + [once] * len(hidden))

    def search(content: bytes) -> Seen:
        words: list[int] = []
        ends: list[int] = []
        disguised: list[int] = []
        try:
            signs.scan(content, match_event_handler=note, context=(words, ends, disguised))
        except hyperscan.ScanTerminated:
            return Seen([slice(0, len(content))], disguised=True)
        ends += (end for end in words if is_name(content, end))
        return Seen(_around(ends), bool(disguised))

    def note(number: int, _start: int, end: int, _flags: int, seen: tuple[list[int], ...]) -> bool:
        places = seen[min(number, 1) + (number >= len(names))]
        places.append(end)
        return len(places) > _MOST

    return search


def _beside() -> Callable[[bytes, int], bool]:
    """Tells of a word for attribution that ends there whether it may be a part of a name."""
    word, behind, before = attribution()
    following, preceding = (re.compile(each.encode()) for each in (behind, f"{before}{word}$"))
    return lambda content, end: bool(
        following.match(content, end, end + _BESIDE) or preceding.search(content[max(0, end - _BESIDE) : end])
    )


def _around(ends: list[int]) -> Iterator[slice]:
    """The surroundings of all places, those that overlap as one."""
    start = stop = 0
    for end in sorted(ends):
        if end - _NEAR > stop:
            if stop:
                yield slice(start, stop)
            start = max(0, end - _NEAR)
        stop = end + _NEAR
    if stop:
        yield slice(start, stop)


def rust_search() -> Search:
    """With the regular expressions of Rust: linear in time, and quick where patterns begin with rare letters."""
    word, behind, before = attribution()
    spelled_names = [each for group in _grouped(spelled()) for each in _rust(group)]
    # Letters in any case are apart: with them the others are not looked for at once.
    cased, uncased = (_rust([sign for sign in foreign() if ("(?i:" in sign) is apart]) for apart in (True, False))
    names, words, beside = cased + uncased, _rust([word]), _rust([f"{word}{behind}", f"{before}{word}"])
    spelled_disguises, marks, escaped, pairs = map(_rust, disguises())

    def search(content: bytes) -> Seen:
        # Signs in ASCII are looked for in a copy in which every other byte is one that no sign has.
        lower = content.translate(_LOWER).decode("ascii")
        others = b"" if content.isascii() else content
        seen = _holding(spelled_names, lower)
        foreign_seen = _holding(names, others) + (_holding(beside, others) if _holding(words, others) else [])
        disguised = bool(
            _holding(spelled_disguises, lower)
            or _holding(marks, others)
            or (_holding(pairs, lower) and _holding(escaped, lower))
        )
        return Seen(_close(content, lower, seen, foreign_seen), disguised)

    return search


def _holding(signs: Matchers, text: str | bytes) -> Matchers:
    return [holds for holds in signs if holds(text)]


def _close(content: bytes, lower: str, ascii_signs: Matchers, signs: Matchers) -> Iterator[slice]:
    """The pieces of the content that hold one of the signs, which stand somewhere in it."""
    if not ascii_signs and not signs:
        return

    def holds(part: slice) -> bool:
        if any(holds(lower[part]) for holds in ascii_signs):
            return True
        # A letter that is cut in two is left out.
        return bool(signs) and any(holds(content[part].decode("utf-8", "ignore")) for holds in signs)

    for part in _cut(slice(0, len(content)), _PART):
        if holds(part):
            yield from filter(holds, _cut(part, _PIECE))


def _cut(whole: slice, size: int) -> Iterator[slice]:
    """Parts of so many bytes that overlap, so that a name stands whole in one of them."""
    for start in range(whole.start, max(whole.start + 1, whole.stop - _NEAR), size - _NEAR):
        yield slice(start, min(start + size, whole.stop))


def _rust(signs: Sequence[str]) -> Matchers:
    """What tells whether one of the signs stands in a text."""
    # Word boundaries of ASCII: those of Unicode are slow there.
    pattern = "|".join(signs).replace(r"\b", r"(?-u:\b)").replace(BEYOND_ASCII, _NO_ASCII)
    return [SchemaValidator(core_schema.str_schema(pattern=pattern)).isinstance_python]


def _grouped(signs: Sequence[str]) -> Iterator[list[str]]:
    """The signs in groups that have so few beginnings that Rust looks for these; the shortest are the hardest."""
    first = {sign: min(_beginnings(sign)) for sign in signs}
    short = sorted((sign for sign in signs if len(first[sign]) <= _SHORT), key=lambda sign: first[sign])
    yield from (short[start : start + _FEWEST] for start in range(0, len(short), _FEWEST))
    group: list[str] = []
    beginnings: set[str] = set()
    for sign in sorted(set(signs) - set(short), key=lambda sign: first[sign]):
        if len(beginnings | _beginnings(sign)) > _FEW:
            yield group
            group, beginnings = [], set()
        group.append(sign)
        beginnings |= _beginnings(sign)
    yield group


def _beginnings(sign: str) -> set[str]:
    """Roughly the first letters of what the pattern matches."""
    choice = re.match(r"\(\?:([^()]*)\)([a-z]*)", sign)
    firsts = [f"{each}{choice[2]}" for each in choice[1].split("|")] if choice else [sign]
    return {re.match("[a-z_]*", first.replace(r"\b", ""))[0][:_LONG] for first in firsts}  # type: ignore[index]
