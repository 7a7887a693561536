# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What analysis gives: tokens with their places for a highlighter, rows of tokens for an index.

A row is a string: its positions are parted by spaces, tokens of one position by TOGETHER, and NOTHING stands where
there is no token. Engines that part text at white space take it as it is, and `places` reads it.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

LONGEST = 100
"""Characters of a word that count; what is longer is no word that anybody looks for."""
NOTHING = "\x00"
TOGETHER = "\x01"
"""No token holds the one or the other."""


class Token(NamedTuple):
    """A token of a text: `start` and `end` are character offsets, `position` counts words.

    `word` is the normalised word before stemming, or "" where the script gives parts of words.
    """

    text: str
    start: int
    end: int
    position: int
    word: str


def row_of(tokens: Iterable[Token]) -> str:
    """The tokens of a text as a row; no position between the first and the last is left out."""
    standing: dict[int, list[str]] = defaultdict(list)
    for token in tokens:
        standing[token.position].append(token.text)
    return " ".join(TOGETHER.join(texts) for texts in standing.values())


def width(row: str) -> int:
    """How many positions of a row have a token."""
    return len(row.split()) - row.count(NOTHING)


def places(row: str) -> dict[str, list[int]]:
    """Each token of a row, with the positions at which it stands, ascending."""
    found: dict[str, list[int]] = defaultdict(list)
    for position, standing in enumerate(row.split()):
        found[standing].append(position)
    found.pop(NOTHING, None)
    return _parted(found) if TOGETHER in row else found


def _parted(found: dict[str, list[int]]) -> dict[str, list[int]]:
    parted: dict[str, list[int]] = defaultdict(list)
    for standing, positions in found.items():
        for token in standing.split(TOGETHER):
            parted[token] += positions
    return {token: sorted(positions) for token, positions in parted.items()}
