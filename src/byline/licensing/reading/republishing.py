# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Permissions that name no licence: "you may republish our articles for free", "Nachdruck honorarfrei".

Their words, in the languages that pages use, are data/republishing.toml. Every function works on lower-case text.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from byline.licensing.reading import wording
from byline.licensing.sieve import Glance, Sieve, places

_DATA = Path(__file__).parents[1] / "data" / "republishing.toml"
_AROUND = 200
"""How far around a sign words are read, in characters: long alternations are slow."""
_PIECE = re.compile(r"<(\w+)>")
_THIS = re.compile(
    r"(?<!\w)(?:this|dies(?:e[rsmn]?)?|cet|cette|este|esta|deste|desta|questo|questa|dit|deze)\s+(?P<noun>\w+)"
)


def permissions(glance: Glance) -> Iterator[tuple[int, int]]:
    """Where words stand that give such a permission, in order and without overlaps."""
    signs = sorted(chain.from_iterable(places(glance.text, sign) for sign in _signs().keys_in(glance)))
    for start, end in _windows(signs):
        yield from (match.span() for match in _words().finditer(glance.text, start, end))


def _windows(signs: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The stretches around the signs, each character in one of them at most: a page may repeat a sign without end."""
    start = end = 0
    for sign in signs:
        if sign - _AROUND > end:
            if end:
                yield start, end
            start = sign - _AROUND
        end = sign + _AROUND
    if end:
        yield max(start, 0), end


def is_within(sentence: str, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` of a sentence are part of a permission: the reprint that is free."""
    given = (match for match in _words().finditer(sentence) if match.start() <= start and end <= match.end())
    return any(given) and not is_refused(sentence, len(sentence))


def is_refused(sentence: str, end: int) -> bool:
    """Whether a sentence whose permission ends at `end` denies it, or asks for leave first.

    Any "no" up to there is enough: a permission that is missed costs a hint only.
    """
    return _refusal("denied").search(sentence, 0, end) is not None or _refusal("asked").search(sentence) is not None


def is_of_this_text(sentence: str) -> bool:
    """Whether a sentence speaks of the text that it stands in, and not of all texts of a place."""
    return any(wording.words("place").match(this["noun"]) is None for this in _THIS.finditer(sentence))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


@cache
def _signs() -> Sieve[str]:
    return Sieve({sign: [sign] for sign in _data()["signs"]})


@cache
def _words() -> re.Pattern[str]:
    patterns = map(_spelled_out, chain.from_iterable(_data()["patterns"].values()))
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)|{_data()['unspaced']}")


@cache
def _refusal(kind: str) -> re.Pattern[str]:
    return re.compile(_spelled_out(_data()["refusals"][kind]))


def _spelled_out(pattern: str) -> str:
    pieces = _data()["pieces"]
    return _PIECE.sub(lambda name: str(pieces[name[1]]), pattern).replace(" ", r"\s+")
