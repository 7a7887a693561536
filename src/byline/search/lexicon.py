# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Texts to rows of finished tokens, for an index: every word of a batch of texts is analysed once.

It gives the tokens that `byline.search.analysis.analyse` gives. Nearly all words of a text were in one before it, so
that what is left to do is parting it into pieces and looking each of them up, both without a step of Python a word.
"""

from byline.search.analysis import analysed, written
from byline.search.plain import is_plain
from byline.search.stemming import primary, stem
from byline.search.tokens import LONGEST, row_of

_LONG = 24
"""Characters of a piece that is seldom seen twice, such as a sentence of a script without spaces."""
# Latin-1 written small; what belongs to no word is a space, but for points, which may stand within a number, and soft
# hyphens, which stand within words.
_SMALL = "".join(
    character.lower() if character.isalnum() or character in ".\xad" else " " for character in map(chr, range(256))
).encode("latin-1")
_PUNCTUATION = "‘’“”„‚‹›′″–—−…•→≤≥€\u2009\u2028\u202f"
"""What is most often beside Latin-1 in a text, and belongs to no word."""
_AROUND = f".,;:!?()[]{{}}\"'«»،؛؟۔।{_PUNCTUATION}"
"""What begins or ends no word."""


class Lexicon:
    """The words of a batch of texts."""

    def __init__(self) -> None:
        self.pairs: set[tuple[str, str]] = set()
        """Every word of the texts, normalised, with its token: for the word list (byline.search.words)."""
        self._known: dict[str | None, _Known] = {}

    def row(self, text: str, language: str | None) -> str:
        """The row of a text in the language of a BCP 47 tag (see `byline.search.tokens`)."""
        language = primary(language)
        if language not in self._known:
            self._known[language] = _Known(language, self.pairs)
        return " ".join(map(self._known[language].__getitem__, _pieces(text, language)))


class _Known(dict[str, str]):
    """Pieces of texts in one language, each with its row."""

    def __init__(self, language: str | None, pairs: set[tuple[str, str]]) -> None:
        super().__init__()
        self._language = language
        self._pairs = pairs

    def __missing__(self, piece: str) -> str:
        bare = piece.strip(_AROUND)
        if bare != piece and bare:
            row = self[bare]
        else:
            row = self._plain(piece) if piece.isalnum() and is_plain(piece, self._language) else self._any(piece)
        if len(piece) <= _LONG:
            self[piece] = row
        return row

    def _plain(self, word: str) -> str:
        """The short way for nearly all pieces."""
        folded = word[:LONGEST].lower()
        token = stem(folded, self._language)
        self._pairs.add((folded, token))
        return token

    def _any(self, piece: str) -> str:
        words = [analysed(word, self._language) for word in written(piece)]
        for word in words:
            self._pairs.update(word.pairs)
        return " ".join(row_of(word.tokens) for word in words)


def _pieces(text: str, language: str | None) -> list[str]:
    """Pieces of the text that hold every word as a whole, most of them one word."""
    if language != "tr":  # Turkish has a small letter of its own for I
        if not text.isascii():
            for mark in _PUNCTUATION:
                text = text.replace(mark, " ")
        try:
            return text.encode("latin-1").translate(_SMALL).decode("latin-1").split()
        except UnicodeEncodeError:
            pass
    return text.replace("_", " ").split()
