# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Where words stand in a text: for a highlighter, which asks for few words of ten texts a search.

It gives the tokens that `byline.search.analysis.analyse` gives, without those of most other words. Plain text is
searched for the words themselves. In any other script a word has many ways to be written: the text is parted at white
space, and what its pieces hold is remembered, because most pieces of a text were in one before it.
"""

from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from byline.search.analysis import analyse
from byline.search.plain import is_plain, tokens_of
from byline.search.stemming import primary
from byline.search.tokens import Token

_LONG = 24
_MOST = 65_536


def occurrences(text: str, language: str | None, words: frozenset[str], reach: int | None = None) -> list[Token]:
    """The tokens of `text` whose word is one of `words`, and perhaps others.

    `language` is the document's BCP 47 tag. With `reach`, positions that lie further apart may be given as others that
    do.
    """
    language = primary(language)
    if is_plain(text, language):
        return tokens_of(text, language, words, reach)
    text = text.replace("_", " ")
    pieces = text.split()
    known = list(map(_known(language).__getitem__, pieces))
    sought = words | {""}
    asked = [number for number, piece in enumerate(known) if not sought.isdisjoint(piece.words)]
    if not asked:
        return []
    positions = list(accumulate((piece.width for piece in known), initial=0)) if reach != 0 else range(len(known))
    tokens: list[Token] = []
    end = 0
    for number in asked:
        start = _place(text, pieces[number], end)
        end = start + len(pieces[number])
        for token in known[number].tokens:
            moved = (start + token.start, start + token.end, positions[number] + token.position)
            tokens.append(Token(token.text, *moved, token.word))
    return tokens


def _place(text: str, piece: str, first: int) -> int:
    """Where the piece stands next between white space."""
    start = text.index(piece, first)
    while not (text[start - 1 : start].strip() == "" == text[start + len(piece) : start + len(piece) + 1].strip()):
        start = text.index(piece, start + 1)
    return start


class _Piece(NamedTuple):
    """What stands between white space: its words, "" for any part of one; how many positions it takes."""

    tokens: list[Token]
    words: frozenset[str]
    width: int


class _Known(dict[str, _Piece]):
    """Pieces of texts in one language."""

    def __init__(self, language: str | None) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, text: str) -> _Piece:
        tokens = analyse(text, self._language)
        words = frozenset(token.word for token in tokens)
        piece = _Piece(tokens, words, tokens[-1].position + 1 if tokens else 0)
        if len(text) <= _LONG:
            if len(self) >= _MOST:
                self.clear()
            self[text] = piece
        return piece


@lru_cache(maxsize=16)
def _known(language: str | None) -> _Known:
    return _Known(language)
