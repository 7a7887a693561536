# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The words of data/names.json as patterns over folded text. Every pattern takes linear time: gaps are bounded."""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain, islice
from pathlib import Path
from typing import Any

from byline.licensing.alternation import any_of
from byline.licensing.folding import fold
from byline.licensing.sieve import Glance, Sieve, places

_FILE = Path(__file__).with_name("data") / "names.json"

# Thai, Han, kana and hangul are written without spaces, so nothing marks where a word begins or ends.
_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_LETTER = rf"[^\W\d_{_UNSPACED}]"
# At most four times white space or a mark that ends no sentence may stand between two words of a name.
_GAP = r"(?:\s++|[^\w\s.;?。]|_){0,4}+"
_WITHIN = r"(?:\s++|[^\w\s]|_){0,3}+"
_LATIN = re.compile("[a-z]+")
_ARABIC_AND = "و"  # written together with the next word
# Cyrillic letters that look like Latin ones are met with in CC and the codes of the elements.
_CODE = r"(?:[bв][yу]|n[cс]|[sѕ][aа]|nd)"
_CC = rf"[cс]{{2}}(?!{_LETTER}|\d)|[cс]{{2}}(?={_CODE})"
_CODES = rf"{_CODE}++(?!{_LETTER})"
_WHOLE = rf"[cс]{{2}}-?0(?!{_LETTER}|\d|[.,]\d)|pdm(?=\s?1\.0)"
_SHORT = re.compile(rf"(?<![^\W_{_UNSPACED}])(?:{_WHOLE}|{_CC}|by-(?:nc|nd|sa)(?!{_LETTER}))")
_SHORT_BEGINNINGS = {"cc": b" cc", "by-": b" by ", "pdm": b" pdm "}
"""How all that _SHORT matches begins, with the word of a glance that is there then."""
_CYRILLIC_BEGINNINGS = ("cс", "сc", "сс")
_VERSION = (
    rf"(?<![\d.])(?:v\.?\s?)?[1-9]\s?[.,]\s?\d(?!\d|[.,]\d)|v(?:er(?:s(?:ion)?)?)?\.?\s?[134](?!{_LETTER}|\d|[.,]\d)"
)
_KNOWN_VERSION = r"(?<![\d.])(?:[1-4][.,]0|2[.,][15])(?!\d|[.,]\d)"


def _parts(entry: str) -> tuple[str, ...]:
    """The parts of an entry of the data: "Non-Commercial" stands for NonCommercial, Non Commercial, Non–Commercial."""
    return tuple(part for part in re.split(r"[\W_]+", fold(entry)) if part)


def _alternatives(entries: Iterable[Sequence[str]]) -> str:
    """A pattern for one of the entries, the longest first: any marks between its parts, no part of a longer word."""
    unspaced, arabic, others = [], [], []
    for parts in sorted(set(map(tuple, entries)), key=lambda parts: (-len("".join(parts)), parts)):
        word = _WITHIN.join(map(re.escape, parts))
        if re.search(f"[{_UNSPACED}]", word):
            unspaced.append(word)
        elif "\u0600" <= word[0] <= "\u06ff":
            arabic.append(word)
        else:
            others.append(word)
    before, after = rf"(?<![^\W_{_UNSPACED}])", rf"(?!{_LETTER})"
    groups = (
        (unspaced, f"(?=[{_UNSPACED}])(?:{{}})"),
        (others, f"{before}(?:{{}}){after}"),
        (arabic, f"{before}{_ARABIC_AND}?(?:{{}}){after}"),
    )
    return "|".join(pattern.replace("{}", any_of(words)) for words, pattern in groups if words)


def _openings(parts: tuple[str, ...]) -> Iterator[set[bytes]]:
    """With which word, of the letters a to z, an entry may begin: nothing need stand between its parts."""
    if _LATIN.fullmatch("".join(parts)):
        yield from ({"".join(parts[:end]).encode()} for end in range(1, len(parts) + 1))


def _any(entries: Iterable[str]) -> str:
    return _alternatives(map(_parts, entries))


def _words_of(by_language: Mapping[str, list[str]]) -> Iterable[str]:
    return chain.from_iterable(by_language.values())


def _look_up(table: Mapping[str, str], word: str) -> str:
    key = re.sub(r"[\W_]+", "", word)
    return table[key] if key in table else table[key.removeprefix(_ARABIC_AND)]


class Words:
    """Patterns and tables; each is made when it is first needed."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data

    def _all(self, table: str) -> Iterable[str]:
        return chain.from_iterable(_words_of(by_language) for by_language in self._data[table].values())

    def _table(self, table: str) -> dict[str, str]:
        return {
            "".join(_parts(word)): value
            for value, by_language in self._data[table].items()
            for word in _words_of(by_language)
        }

    @cached_property
    def _elements(self) -> dict[str, str]:
        return self._table("elements")

    @cached_property
    def _places(self) -> dict[str, str]:
        return self._table("places")

    @cached_property
    def _wholes(self) -> dict[str, str]:
        return self._table("whole") | {"pdm": "CC-PDM-1.0"}

    def element_named(self, word: str) -> str:
        """The element (BY, NC, SA, ND) that a folded word stands for."""
        return _look_up(self._elements, word)

    def place_named(self, word: str) -> str:
        """The jurisdiction, as the catalogue writes it, that a folded word stands for."""
        return _look_up(self._places, word)

    def whole_named(self, word: str) -> str:
        """The id of a name that is no combination of elements."""
        return "CC0-1.0" if word.endswith("0") else _look_up(self._wholes, word)

    def starts(self, glance: Glance, most: int = sys.maxsize) -> list[int]:
        """Where in a folded text a name may begin: at Creative Commons, CC, a whole name or the element BY.

        Of each of them only so many are looked for.
        """
        codes = [code for code, word in _SHORT_BEGINNINGS.items() if word in glance.vocabulary]
        codes += _CYRILLIC_BEGINNINGS if "с" in glance.foreign else ()
        found: set[int] = set()
        for code in codes:
            found.update(islice((each for each in places(glance.text, code) if _SHORT.match(glance.text, each)), most))
        for word in self._beginnings.keys_in(glance):
            found.update(islice(self._places_of(word, glance.text), most))
        return sorted(found)

    def _places_of(self, word: tuple[str, ...], text: str) -> Iterator[int]:
        for place in places(text, word[0]):
            joined = place > 0 and text[place - 1] == _ARABIC_AND
            yield from (
                each for each in ((place - 1, place) if joined else (place,)) if self._one(word).match(text, each)
            )

    @cached_property
    def _beginnings(self) -> Sieve[tuple[str, ...]]:
        by = _words_of(self._data["elements"]["BY"])
        words = set(map(_parts, chain(_words_of(self._data["family"]), self._all("whole"), by)))
        return Sieve({word: word for word in words}, {word: _openings(word) for word in words})

    @cache  # noqa: B019 - there is one vocabulary
    def _one(self, parts: tuple[str, ...]) -> re.Pattern[str]:
        return re.compile(_alternatives([parts]))

    @cached_property
    def step(self) -> re.Pattern[str]:
        """The next word of a name; the group that matched is its kind."""
        joiners = _any(self._data["joiners"])
        kinds = {
            "whole": f"{_WHOLE}|{_any(self._all('whole'))}",
            "family": _any(_words_of(self._data["family"])),
            "cc": _CC,
            "element": _any(self._all("elements")),
            "codes": _CODES,
            "version": _VERSION,
            "place": _any(self._all("places")),
            "edition": _any(_words_of(self._data["editions"])),
            "licence": _any(_words_of(self._data["licence"])),
        }
        alternatives = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items())
        return re.compile(rf"(?P<gap>{_GAP})(?P<joiners>(?:(?:{joiners})\.?{_GAP}){{0,4}}?)(?:{alternatives})")

    @cached_property
    def element(self) -> re.Pattern[str]:
        """An element, spelled out."""
        return re.compile(_any(self._all("elements")))

    @cached_property
    def gap(self) -> re.Pattern[str]:
        """What may stand between two elements."""
        return re.compile(rf"{_GAP}(?:(?:{_any(self._data['joiners'])})\.?{_GAP}){{0,4}}")

    @cached_property
    def country_code(self) -> re.Pattern[str]:
        """The code of a port: DE, UK, IGO."""
        codes = "|".join(sorted((code.lower() for code in self._data["places"]), key=len, reverse=True))
        return re.compile(rf"(?P<gap>(?:\s++|[-/_(]){{1,2}}+)(?P<code>{codes})(?!-?\w)")

    @cached_property
    def aside(self) -> re.Pattern[str]:
        """What stands between a name and its short form."""
        return re.compile(r"\s*+[(\[:|\"-]{1,2}\s*+\"?")

    @cached_property
    def following(self) -> re.Pattern[str]:
        """Another word, after a space."""
        return re.compile(r"\s+\w")

    @cached_property
    def attached(self) -> re.Pattern[str]:
        """A name that goes on behind a dash."""
        return re.compile(r"[-/+_][^\W\d_]")

    @cached_property
    def unread(self) -> re.Pattern[str]:
        """A few words within one sentence."""
        return re.compile(r"[^.;!?。\n]{0,60}")

    @cached_property
    def unknown(self) -> re.Pattern[str]:
        """Unknown words within one sentence, and then a version, the word licence or another element."""
        name = rf"{_CC}|{_any(_words_of(self._data['family']))}"
        gap = r"(?:\s++|[,'\"()/-]){1,4}+"
        # Where no spaces are written, a word may go on with the name itself: 署名-非商业用途-相同方式共享.
        word = rf"(?:{gap}|(?=[{_UNSPACED}]))(?!{name})[^\W\d_][^\W_]{{0,30}}+"
        known = f"{_any(_words_of(self._data['licence']))}|(?P<element>{_any(self._all('elements'))})"
        return re.compile(rf"(?:{word}){{1,6}}{gap}v?{_KNOWN_VERSION}|(?:{word}){{1,3}}{gap}(?:{known})")

    @cached_property
    def doubt(self) -> re.Pattern[str]:
        """A word behind a name that may be an element, though one that cannot be read: "non profit use"."""
        return re.compile(rf"(?:\s++|[-/_+(]){{1,3}}+(?:{self._doubts})")

    @cached_property
    def doubt_behind_version(self) -> re.Pattern[str]:
        """The same behind a version, where often a new sentence begins: a "no" alone is not enough."""
        denied = rf"(?:{_any(self._data['doubts']['words'])})(?:\s++|-){{0,2}}+(?:{self._first_letters('denied')})"
        return re.compile(rf"(?:\s++|[-/_+(]){{1,3}}+(?:{self._first_letters('beginnings')}|{denied})")

    @cached_property
    def doubt_before(self) -> re.Pattern[str]:
        """The same before a name: "Noncomercial-Attribution", "XY-Attribution"."""
        return re.compile(rf"(?:[^\W\d_][-/+]|(?:{self._doubts})\w{{0,20}}(?:\s++|-){{1,2}}+)$")

    @cached_property
    def _doubts(self) -> str:
        return f"{_any(self._data['doubts']['words'])}|{self._first_letters('beginnings')}"

    def _first_letters(self, table: str) -> str:
        beginnings = "|".join(map(re.escape, map(fold, self._data["doubts"][table])))
        return rf"(?<![^\W_])(?:{beginnings})"


@cache
def words() -> Words:
    """The vocabulary, read on first use."""
    return Words(json.loads(_FILE.read_text(encoding="utf-8")))
