# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Text to tokens, for documents, queries and highlights alike: engines are handed finished tokens.

A word is a run of letters, digits and their marks; a point stays inside a number (4.0) and nowhere else. It is
normalised (NFKC, case folded, digits to ASCII; Arabic and Hebrew vowel signs, tatweel, joiners and soft hyphens
dropped; the forms of alef, ye, kaf and he each made one) and stemmed by the document's language. Scripts written
without spaces, and Hangul, give every character and every pair of neighbouring characters, so that any part of a run
is found.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from byline.search.plain import WORD
from byline.search.stemming import ALGORITHMS, primary, stem, stemmer_version
from byline.search.tokens import LONGEST, Token

VERSION = "1"
"""Raised whenever the same text may give other tokens: indexes built before are rebuilt."""

_JOINERS = "\u00ad\u034f\u061c\u180e\u200c-\u200f\u2060\ufeff"
# Han, kana, bopomofo, Hangul, Thai, Lao, Burmese, Khmer; digits of these scripts are numbers like any others.
_UNSPACED = (
    "\u0e01-\u0e4e\u0e81-\u0ece\u0edc-\u0edf\u1000-\u103f\u1050-\u109f\u1100-\u11ff\u1780-\u17d3\u3005-\u3007"
    "\u3040-\u30ff\u3105-\u318e\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\uff66-\uffdc\U0001aff0-\U0001b16f\U00020000-\U0003ffff"
)
_FOLD: dict[int, str | None] = {
    **dict.fromkeys([0xAD, 0x34F, 0x640, 0x61C, 0x180E, *range(0x200C, 0x2010), 0x2060, 0xFEFF]),
    **dict.fromkeys([*range(0x64B, 0x660), 0x670, *range(0x610, 0x61B), *range(0x6D6, 0x6EE), *range(0x8D3, 0x900)]),
    **dict.fromkeys([*range(0x591, 0x5C8), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]),
    **dict.fromkeys(map(ord, "أإآٱ"), "ا"),
    0x66B: ".",
}
# After stemming: what only one of the languages that share the script tells apart.
_CONFLATE = str.maketrans("كيىئةۀہە", "کیییهههه")


class Word(NamedTuple):
    """A word of a text, analysed: offsets and positions are its own."""

    tokens: tuple[Token, ...]
    width: int
    """Positions that it takes."""
    pairs: tuple[tuple[str, str], ...]
    """For the word list."""


def analyse(text: str, language: str | None = None) -> list[Token]:
    """The tokens of `text`, by position; unspaced scripts give a character and the pair it begins at one position.

    `language` is the document's BCP 47 tag.
    """
    language = primary(language)
    tokens: list[Token] = []
    position = 0
    for match in _word(text).finditer(text.replace("_", " ")):
        word, offset = analysed(match.group(), language), match.start()
        for token, start, end, place, plain in word.tokens:
            tokens.append(Token(token, offset + start, offset + end, position + place, plain))
        position += word.width
    return tokens


def written(text: str) -> list[str]:
    """The words of a text as they are written; a run of a script without spaces is one."""
    return _word(text).findall(text.replace("_", " "))


def analysed(word: str, language: str | None) -> Word:
    """A word of a text, as `written` gives it; `language` is a primary subtag."""
    # Long runs are seldom seen twice: they would push the words out of the cache.
    if len(word) > 24:
        return _cached.__wrapped__(word, language)
    return _cached(word, language)


def phrases(text: str, languages: Iterable[str] = ()) -> list[tuple[str, ...]]:
    """The distinct token sequences that `text` may have in documents in any of `languages`, and in unstemmed ones.

    Each sequence holds tokens of successive positions; it is empty if `text` has no letter or digit.
    """
    spoken = sorted({language for tag in languages if (language := primary(tag)) in ALGORITHMS})
    found: dict[tuple[str, ...], None] = {}
    for language in (None, *spoken):
        found[tuple(token.text for token in _longest(analyse(text, language)))] = None
    return list(found)


def gaps(text: str, reach: int) -> tuple[int, ...]:
    """How many positions each token of the phrase `text` but the first may stand after the one before.

    Up to `reach` where white space parts them; what hangs together stays together.
    """
    tokens = _longest(analyse(text))
    return tuple(reach if re.search(r"\s", text[one.start : other.start]) else 1 for one, other in pairwise(tokens))


def normalise(word: str) -> str:
    """A word, or part of one, as it stands in the word list: normalised, not stemmed."""
    return _normal(word, None).translate(_CONFLATE)


def unspaced(text: str) -> bool:
    """Whether any character belongs to a script that is searched by parts of words."""
    return _unspaced().search(text) is not None


def analyser_version() -> str:
    """Identifies the tokens that this analyser gives."""
    return f"{VERSION}/{stemmer_version()}"


def _longest(tokens: list[Token]) -> list[Token]:
    # In a run of characters the pairs say all, and they come last; a lone character at its end adds nothing.
    longest = list({token.position: token for token in tokens}.values())
    if len(longest) > 1 and not longest[-1].word and longest[-1].start < longest[-2].end:
        longest.pop()
    return longest


@lru_cache(maxsize=65_536)
def _cached(written: str, language: str | None) -> Word:
    if written.isascii() and language != "tr":
        folded = written[:LONGEST].lower()
        token = Token(stem(folded, language), 0, len(written), 0, folded)
        return Word((token,), 1, ((folded, token.text),))
    tokens: list[Token] = []
    position = 0
    for match in _runs().finditer(written):
        run, start, end = match.group(), match.start(), match.end()
        if match.lastgroup == "unspaced":
            tokens += _pairs(run, start, position)
            position = tokens[-1].position + 1
            continue
        for part in _marked_word().findall(_normal(run[:LONGEST], language)):
            text = stem(part, language).translate(_CONFLATE)
            tokens.append(Token(text, start, end, position, part.translate(_CONFLATE)))
            position += 1
    pairs = tuple((token.word, token.text) for token in tokens if token.word)
    return Word(tuple(tokens), position, pairs)


def _pairs(run: str, offset: int, position: int) -> list[Token]:
    units = [
        (_normal(match.group(), None), offset + match.start(), offset + match.end())
        for match in _clusters().finditer(run)
    ]
    tokens = []
    for index, (text, start, end) in enumerate(units):
        tokens.append(Token(text, start, end, position + index, ""))
        if index + 1 < len(units):
            following, _, last = units[index + 1]
            tokens.append(Token(text + following, start, last, position + index, ""))
    return tokens


def _normal(text: str, language: str | None) -> str:
    if text.isascii() and language != "tr":
        return text.lower()
    if language == "tr":
        text = unicodedata.normalize("NFC", text).replace("İ", "i").replace("I", "ı")
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    folded = folded.replace("i\u0307", "i").translate(_FOLD)
    if _FOREIGN_DIGIT.search(folded):
        folded = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in folded)
    return folded


@cache
def _marks() -> str:
    # `re` knows no classes by category, and \w leaves out the marks without which Devanagari falls to pieces.
    characters = (*range(0x300, 0x1E960), *range(0xE0100, 0xE01F0))
    return "".join(mark for mark in map(chr, characters) if unicodedata.category(mark)[0] == "M")


_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
# Latin text with its punctuation and currency signs holds no marks and no joiners.
_PERHAPS_MARKED = re.compile(r"[^\x00-\xac\xae-\u02ff\u2010-\u2060\u20a0-\u20bf]")


def _word(text: str) -> re.Pattern[str]:
    """The expression for words that fits `text`: making the one with all marks takes as long as a whole search."""
    return _marked_word() if _PERHAPS_MARKED.search(text) else WORD


@cache
def _marked_word() -> re.Pattern[str]:
    # The class of marks is large and slow to search: the look-ahead keeps it out of nearly every word.
    part = rf"\w+(?:(?=[^\x00-\xac])[{_marks()}{_JOINERS}]+\w*)*"
    return re.compile(rf"{part}(?:(?<=\d)[.\u066b](?=\d){part})*")


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{_UNSPACED}]")


@cache
def _runs() -> re.Pattern[str]:
    extension = f"{_marks()}{_JOINERS}"
    return re.compile(rf"(?P<unspaced>[{_UNSPACED}][{_UNSPACED}{extension}]*)|[^{_UNSPACED}]+")


@cache
def _clusters() -> re.Pattern[str]:
    extension = f"{_marks()}{_JOINERS}\uff9e\uff9f"
    return re.compile(
        rf"[\u1100-\u115f\ua960-\ua97f]{{1,3}}[\u1160-\u11ff\ud7b0-\ud7ff]{{0,6}}[{extension}]{{0,9}}|.[{extension}]{{0,9}}"
    )
