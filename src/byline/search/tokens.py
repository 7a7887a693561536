# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What analysis gives: tokens with their places, and what an index keeps of them."""

from typing import NamedTuple

LONGEST = 100
"""Characters of a word that count; what is longer is no word that anybody looks for."""


class Token(NamedTuple):
    """A token of a text: `start` and `end` are character offsets, `position` counts words.

    `word` is the normalised word before stemming, or "" where the script gives parts of words.
    """

    text: str
    start: int
    end: int
    position: int
    word: str


class Positions(NamedTuple):
    """What an index keeps of a text: token -> where it stands; (word, token) pairs; the position after the last."""

    tokens: dict[str, list[int]]
    words: set[tuple[str, str]]
    width: int
