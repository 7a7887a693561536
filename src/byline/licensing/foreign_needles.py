# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The signs of names in other than Latin letters, and of those whose letters are disguised (see needles.py).

They are patterns for source in UTF-8, in any case. A word that stands everywhere where its language is written (表示:
display, 署名: signed) is a sign only beside what makes a name of it.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from byline.licensing.needles import (
    GAP,
    all_names,
    elements_named,
    flat,
    is_latin,
    is_spelled,
    literal,
    title_names,
    words_of,
)

# What may stand between two words of a name: marks, but no letters.
_MARKS = (
    "–—‐‑‒―−・·•∙⋅‧●○■□▪▫◆◇★☆→←†‡§¶©®™…°〜～＊＋＝｜＜＞＆＃、，：／－＿"
    "（）「」『』［］【】《》〈〉«»‹›„“”‘’\u3000\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2028\u2060\ufeff"
)
_GAP = rf"(?:[\t-\r !-/:=>@\x5b\x5d-`{{-~]|\\[a-z]|<[^<>]*>|&#?[a-z0-9]+;|{'|'.join(_MARKS)})"
# CC in Cyrillic letters, which look like the Latin ones; wide and half-wide letters.
_CYRILLIC_CC = "(?:(?:с|С)(?:с|С|c|C)|(?:c|C)(?:с|С))(?:[-\\s_/:0bB]|в|В)"
_ALSO = ("ｃｃ", "ｒｅａｔｉｖｅ", "ｸﾘｴｲﾃｨﾌﾞ")
_LOOKALIKES = ("сс", "cс", "сc")
_ALIKE = ("يىی", "كک", "ةه")
"""Arabic and Persian letters for one sound."""
_DIGITS = "|".join("1234١٢٣٤۱۲۳۴१२३४১২৩৪๑๒๓๔１２３４")
_VERSION = rf"(?:{_DIGITS})\s?(?:[.,]|٫|．)|v(?:er)?[.\s]?[1-4]"
_LATIN = "cc|crea|non|share|no-|inter|unpor|licen"
# So many letters are looked for of the word beside attribution.
_BEGINNING = 3
_CODES = "(?:by|nc|sa|nd)+(?:[^a-z]|$)"
_CASES: tuple[Callable[[str], str], ...] = (str.lower, str.upper, str.capitalize)
_ESCAPED = ("\\u{:04x}", "&#{};", "&#x{:x};")
# The Persian letters that the Arabic encodings lack, and Greek ones by their names.
_SINGLE = ("&#17(?:40|05);|&#x6(?:cc|a9);", "(?:&(?:alpha|nu|phi|omicron|rho|delta|eta|mu);){2}")
_BREAKS = ("<wbr>", "<wbr/>", "<wbr />")
_MARKS_WITHIN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
INVISIBLE = (*(each.encode() for each in (*_BREAKS, *_MARKS_WITHIN)),)
"""What readers do not see within a word."""


@cache
def foreign() -> tuple[str, ...]:
    """The signs of names, but for those of one word that say attribution."""
    also = dict.fromkeys("".join(map(_alike, form)) for each in _ALSO for form in _forms(each))
    return (_CYRILLIC_CC, *also, *sorted({_phrase(name) for name in _names() if name not in _bare()}))


class Attribution(NamedTuple):
    """The words that say attribution, as one pattern, and what makes a name of one of them."""

    word: str
    behind: str
    before: str


@cache
def attribution() -> Attribution:
    """Attribution in one word: a sign beside a version or beside another word of a name."""
    elements = [name for code in ("NC", "SA", "ND") for name in _foreign(elements_named(code))]
    said = [*elements, *_foreign([*flat("licence"), *flat("editions")])]
    first, last = {name[:_BEGINNING] for name in said}, {name[-_BEGINNING:] for name in elements}
    joiner = rf"(?:{'|'.join(_words(_foreign(flat('joiners'))))}|(?i:version))"
    joined = f"{_GAP}*(?:{joiner}{_GAP}*){{0,4}}"
    behind = rf"(?i:{_VERSION}|{_CODES}|{_LATIN})|{'|'.join(_words(first))}"
    word = "|".join(_words(_bare()))
    return Attribution(f"(?:{word})", f"{joined}(?:{behind})", f"(?:{'|'.join(_words(last))}){joined}")


def _bare() -> list[str]:
    return [name for name in _foreign(elements_named("BY")) if len(words_of(name)) == 1]


def _names() -> list[str]:
    names = (*flat("family"), *elements_named("BY"), *all_names("whole"), *title_names())
    return [name for name in names if not is_spelled(name)]


def foreign_words() -> list[str]:
    """Words that stand in names in other than Latin letters: in text that has none of them no such name stands."""
    words = (*_ALSO, *_LOOKALIKES, *chain.from_iterable(map(_longest, _names())))
    return [word for word in words if not word.isascii()]


def _words(words: Iterable[str]) -> list[str]:
    return sorted({_word(word) for word in words})


def _foreign(names: Iterable[str]) -> list[str]:
    return [name for name in names if not is_latin(name)]


def _phrase(name: str) -> str:
    return f"{_GAP}*".join(map(_word, _longest(name)))


def _longest(name: str) -> list[str]:
    """Two neighbouring words of a name, the longest."""
    words = words_of(name)
    starts = range(max(1, len(words) - 1))
    return max((words[start : start + 2] for start in starts), key=lambda pair: len("".join(pair)))


def _word(word: str) -> str:
    forms = dict.fromkeys("".join(map(_alike, form)) for form in _forms(word))
    return "|".join(forms) if len(forms) == 1 else f"(?:{'|'.join(forms)})"


def _forms(word: str) -> Iterator[str]:
    """The word in one case, or with a capital, its marks apart or left out."""
    if is_latin(word):  # what is left without marks is another word, and I is no capital of ı
        yield word.lower()
        return
    apart = unicodedata.normalize("NFD", word)
    bare = "".join(each for each in apart if not unicodedata.category(each).startswith("M"))
    for spelling in (word, apart, unicodedata.normalize("NFC", bare)):
        yield from (spelling, *(case(spelling) for case in _CASES))


def _alike(letter: str) -> str:
    """A letter, or one of those that are read as it is; one of ASCII in any case."""
    if same := next((letters for letters in _ALIKE if letter in letters), None):
        return f"(?:{'|'.join(same)})"
    return f"(?i:{letter.lower()})" if letter.isascii() and letter.isalpha() else literal(letter)


class Disguises(NamedTuple):
    """What the letters of a name hide behind; all but `marks` are for lower-case source."""

    spelled: tuple[str, ...]
    """Entities, and invisible characters that are written in ASCII, within a word."""
    marks: tuple[str, ...]
    """Invisible characters within a word."""
    words: tuple[str, ...]
    """Words in other letters, all escaped."""
    pairs: tuple[str, ...]
    """How these words begin."""


@cache
def disguises() -> Disguises:
    """The signs of names whose letters are disguised."""
    rest = {
        word[at:].lower()
        for word in map("".join, map(words_of, elements_named("BY")))
        for at in range(2, len(word) - 4)
        if word.isascii()
    }
    within = "|".join(("c[^a-z]", "o?m{1,2}ons", rf"(?:e?a)?tive{GAP}+commons", *sorted(rest)))
    invisible = "|".join(("&shy;", "&zwn?j;", *_BREAKS, *_escaped(_MARKS_WITHIN)))
    code, letter = r"&#(?:67|99|x43|x63);", r"&#(?:77|109|x4d|x6d);"
    words = [*(_longest(name)[0] for name in _names()), *_ALSO, *_LOOKALIKES]
    return Disguises(
        spelled=(f"(?:{invisible})(?:{within})", f"{code}{code}|{letter}{letter}", *_SINGLE),
        marks=(f"(?:{'|'.join(_MARKS_WITHIN)})(?i:{within})",),
        words=tuple(dict.fromkeys(chain.from_iterable(map(_in_escapes, words)))),
        pairs=tuple(dict.fromkeys(chain.from_iterable(_in_escapes(_beginning(word)) for word in words))),
    )


def _beginning(word: str) -> str:
    """Two letters, or so many that one is not ASCII."""
    return word[: 3 if word[:2].isascii() else 2]


def _escaped(letters: str) -> Iterator[str]:
    yield from (form.format(ord(letter)) for letter in letters for form in _ESCAPED[1:])


def _in_escapes(word: str) -> Iterator[str]:
    """With each letter beyond ASCII as an entity or an escape, in each case."""
    for each in dict.fromkeys(unicodedata.normalize("NFC", form) for form in _forms(word)):
        for form in _ESCAPED:
            yield literal("".join(letter if letter.isascii() else form.format(ord(letter)) for letter in each))
