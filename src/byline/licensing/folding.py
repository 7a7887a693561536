# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Text without the typography in which two spellings of one name differ, with the way back to the original."""

import unicodedata
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

_MOST_CHARACTERS = 20_000
# What decomposition leaves apart: Arabic and Persian letters for one sound, the Arabic decimal point, the minus sign.
_ALIKE = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ـ": None, "٫": ".", "−": "-", "’": "'", "ʼ": "'"})
_QUOTES = frozenset("„“”«»‹›「」『』‚‘")


class _Folds(dict[int, str]):
    """Each character's fold, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        if len(self) > _MOST_CHARACTERS:
            self.clear()
        self[code] = fold = _fold(chr(code))
        return fold


def _fold(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cf":  # zero-width joiners, direction marks, soft hyphens
        return ""
    if category == "Pd":
        return "-"
    if character in _QUOTES:
        return '"'
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    bare = (part for part in unicodedata.normalize("NFKD", character) if unicodedata.category(part)[0] != "M")
    return unicodedata.normalize("NFC", "".join(bare)).casefold().translate(_ALIKE)


_FOLDS = _Folds()


def fold(text: str) -> str:
    """`text` in one case, without accents, vowel points and invisible characters, with ASCII digits and dashes."""
    return text.lower() if text.isascii() else text.translate(_FOLDS)


class Folded:
    """A text and its fold. `span` leads from offsets in the fold to offsets in the text."""

    def __init__(self, text: str) -> None:
        self.original = text
        self.text = fold(text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The part of the original (start, end) that holds this non-empty part of the fold, with its last marks."""
        if self.original.isascii():
            return start, end
        last = max(bisect_right(self._ends, end - 1) + 1, bisect_right(self._ends, end))
        return bisect_right(self._ends, start), last

    @cached_property
    def _ends(self) -> list[int]:
        """For each original character, where its fold ends."""
        return list(accumulate(len(_FOLDS[ord(character)]) for character in self.original))
