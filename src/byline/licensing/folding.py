# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Text without the typography in which two spellings of one name differ, with the way back to the original."""

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from byline.licensing.sieve import Glance, places

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
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_MOST_REPLACED = 40
"""Up to so many different characters are replaced each in one go: dashes, quotation marks, accents of a language."""


def fold(text: str) -> str:
    """`text` in one case, without accents, vowel points and invisible characters, with ASCII digits and dashes."""
    if text.isascii():
        return text.lower()
    folds = {each: _FOLDS[ord(each)] for each in Glance(text).foreign}
    changed = {each: folded for each, folded in folds.items() if folded != each}
    if len(changed) > _MOST_REPLACED or not all(map(str.isascii, changed.values())):
        return _FOREIGN.sub(_fold_run, text).lower()
    for each, folded in changed.items():
        text = text.replace(each, folded)
    return text.lower()


def _fold_run(run: re.Match[str]) -> str:
    return _FOLDS[ord(run[0])] if len(run[0]) == 1 else run[0].translate(_FOLDS)


class Folded:
    """A text and its fold. `span` leads from offsets in the fold to offsets in the text."""

    def __init__(self, text: str) -> None:
        self.original = text
        self.text = fold(text)

    @cached_property
    def glance(self) -> Glance:
        """A first look at the fold."""
        return Glance(self.text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The part of the original (start, end) that holds this non-empty part of the fold, with its last marks."""
        if self.original.isascii():
            return start, end
        return self._before(start), max(self._before(end - 1) + 1, self._before(end))

    def _before(self, position: int) -> int:
        """How many characters of the original have their fold before this position of the fold."""
        resized = bisect_right(self._resized.ends, position)
        index = self._resized.indexes[resized - 1] + 1 if resized else 0
        end = self._resized.ends[resized - 1] if resized else 0
        # From there on a character is a character, up to the next that is resized.
        return min(index + position - end, self._resized.indexes[resized])

    @cached_property
    def _resized(self) -> "_Resized":
        lengths = {each: len(_FOLDS[ord(each)]) for each in Glance(self.original).foreign}
        indexes = sorted(
            index for each, length in lengths.items() if length != 1 for index in places(self.original, each)
        )
        ends: list[int] = []
        shift = 0
        for index in indexes:
            shift += lengths[self.original[index]] - 1
            ends.append(index + 1 + shift)
        return _Resized([*indexes, len(self.original)], ends)


class _Resized(NamedTuple):
    """The characters of a text whose fold is not one character: their indexes, and where their folds end.

    The indexes have the length of the text as one more at the end.
    """

    indexes: list[int]
    ends: list[int]
