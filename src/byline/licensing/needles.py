# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What stands in the bytes of every page that names a licence: the fewest and rarest signs of it.

They are made from the catalogue and from the vocabulary (data/names.json, data/titles.json), so that a new name has its
sign at once: of an address its host, of a name a word or two of it, of a word that pages are full of also what makes a
name of it. A sign is a pattern for lower-case source that begins with something rare, in what Rust and Hyperscan both
understand: between two words may stand tags, entities and marks, and a letter beyond ASCII may be an entity or any few
bytes. The names in other than Latin letters have theirs in foreign_needles.py.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from byline.licensing.alternation import any_of
from byline.licensing.catalog import catalog
from byline.licensing.reading.addresses import hosts

_DATA = Path(__file__).with_name("data")
GAP = r"(?:[^a-z0-9<\\]|<[^<>]*>|&#?[a-z0-9]+;|\\[a-z])"
"""What may stand between two words."""
BEYOND_ASCII = r"[^\x00-\x7f]"
"""A byte of a letter beyond ASCII, whatever the encoding."""
_ANY_LETTER = rf"{BEYOND_ASCII}{{1,6}}|&#?[a-z0-9]+;|\\u[0-9a-f]{{4}}"
_SHORT = 4
_LONG = 5
_SEPARATOR = re.compile(r"[\s_\-–/,.'’()&*\u200c・（）]+")
_LONGEST = 3
# On pages these stand everywhere (documentation: the names of scripts), so no sign begins with them.
_GENERIC_LABEL = re.compile(r"^(?:data|dati|open)\.")
_FREQUENT = frozenset({"documentation", "commercial", "public", "access"})


@cache
def spelled() -> tuple[str, ...]:
    """The signs of addresses and of names that begin with letters of ASCII, without those that hold another one."""
    names = [name for name in (*all_names("whole"), *title_names()) if is_spelled(name) and name[:2] != "CC"]
    phrases = {_phrase(_rarest(words_of(name))) for name in names}
    family = rf"reative{GAP}*c?(?:<[^<>]*>)*ommons"
    return (*_addresses(), family, *_codes(), *_bare(), *sorted(_fewest(phrases)))


def _fewest(signs: Iterable[str]) -> Iterator[str]:
    kept: list[str] = []
    for sign in sorted(signs, key=lambda sign: (len(sign), sign)):
        if not any(other in sign for other in kept):
            kept.append(sign)
            yield sign


def _codes() -> Iterator[str]:
    """CC and CC0, BY-NC and its kin."""
    foreign = rf"(?:[\s_:/-]|<[^<>]*>|&nbsp;){{0,4}}{BEYOND_ASCII}"
    behind = rf"(?:[^a-z0-9]{_followed('BY', 'NC', 'SA', 'ND')}|{foreign}|-?0(?:[^a-z0-9]|$)|by|nc|sa|nd)"
    yield from (rf"\bcc{behind}", rf"_cc{behind}", r"\bby-(?:nc|nd|sa)", r"\bpdm\s?1[.]0")


def _bare() -> Iterator[str]:
    """Attribution in words; the English one only with what makes a name of it, which mostly follows."""
    words = {_phrase(words_of(name)) for name in elements_named("BY") if is_spelled(name)}
    yield from sorted(words - {"attribution"})
    yield f"attribution{_followed('NC', 'ND', 'SA')}"
    yield rf"(?:commercial|derivatives|alike|commerciale|modification|identique)e?s?{GAP}{{1,6}}attribution"


def _followed(*elements: str) -> str:
    """What stands behind the first word of a name: a version, a code, an element, a word for licence or edition."""
    said = (*chain.from_iterable(map(elements_named, elements)), *flat("licence"), *flat("editions"), "zero", "pddc")
    names = [words_of(form) for name in said if is_latin(name) for form in {name.lower(), _without_marks(name.lower())}]
    # Of a word its first letters; of a short one those of the next word too.
    short = [words for words in names if len(words) > 1 and len(words[0]) < _SHORT]
    firsts, seconds = {first for first, *_ in short}, {second[:_SHORT] for _, second, *_ in short}
    long = {words[0][:_LONG] for words in names if words not in short}
    codes = "|".join(elements).lower()
    version = r"[1-4]\s?[.,]\s?[0-9]|v(?:er(?:s(?:ion)?)?)?[.\s]{0,2}[1-4]"
    words = rf"{_beginnings(long)}|(?:{_beginnings(firsts)}){GAP}*(?:{_beginnings(seconds)})"
    return rf"{GAP}*(?:[a-z]{{1,9}}{GAP}+){{0,2}}(?:{version}|(?:{codes})+(?:[^a-z]|$)|{words})"


def _beginnings(words: Iterable[str]) -> str:
    """The words, each up to its first letter beyond ASCII."""
    whole = {word for word in words if word.isascii()}
    cut = {re.match("[a-z]*", word)[0] for word in words if not word.isascii()} - {""}  # type: ignore[index]
    # As a tree, because what Hyperscan compiles has a largest size.
    words_before = rf"(?:{any_of(sorted(cut))})(?:{_ANY_LETTER})"
    return "|".join((any_of(sorted(whole)), words_before, f"(?:{_ANY_LETTER})[a-z]{{2}}"))


def _without_marks(word: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFD", word) if not unicodedata.combining(each))


def _addresses() -> Iterator[str]:
    """Of a licence's address its host, and the last word of its path: versions and suffixes vary."""
    # Badges are shown from another host; CreativeCommons is a name too.
    found = {"creativecommons": None, "licensebuttons": None}
    for key in catalog().addresses:
        host, _, path = key.partition("/")
        named = [word[0] for part in path.split("/") if (word := re.match("[a-z]{3,}", part))]
        if host != "creativecommons.org" and any(known in host for known in hosts()):
            found[literal(_GENERIC_LABEL.sub("", host)) + (rf"[^\s\x22<>]*{named[-1]}" if named else "")] = None
    yield from found


def _rarest(words: list[str]) -> list[str]:
    """Two or three words of a name, from that one on that is rarest, which mostly is the longest."""

    def rarity(index: int) -> tuple[bool, int]:
        word = words[index].lower()
        return word not in _FREQUENT, len(re.match("[a-z]*", word)[0])  # type: ignore[index]

    start = max(range(max(1, len(words) - 1)), key=rarity)
    end = start + _LONGEST
    # The F of a word that is not written out says little.
    return words[start : end + 1] if len(words[min(end, len(words)) - 1]) == 1 else words[start:end]


def _phrase(words: list[str]) -> str:
    first, *others = words
    if others and len(first) < _SHORT:
        return rf"\b{first.lower()}{GAP}+{_phrase_behind(others)}"
    if len(first) <= _SHORT and first.isascii() and not others:  # short for a longer name, and often part of a code
        return rf"(?:\b|_){first.lower()}(?:[^a-z]|$)"
    return _phrase_behind(words)


def _phrase_behind(words: list[str]) -> str:
    return f"{GAP}*".join(map(_word, words)).replace("license", "licence").replace("licence", "licen[cs]e")


def _word(word: str) -> str:
    """A word of Latin letters, those beyond ASCII in any form, or without their marks."""
    return "".join(literal(each) if each.isascii() else f"(?:{_ANY_LETTER}|{_plain(each)})" for each in word.lower())


def _plain(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter)[0]
    return f"{base}(?:{_ANY_LETTER})?" if base.isascii() else _ANY_LETTER


def literal(text: str) -> str:
    """As re.escape, which escapes more than others understand."""
    return re.sub(r"([\\.^$*+?{}\[\]|()])", r"\\\1", text)


def is_spelled(name: str) -> bool:
    """Whether a name can be looked for by letters of ASCII: it begins with three of them, and is Latin."""
    return is_latin(name) and name[:3].isascii()


def is_latin(name: str) -> bool:
    """Whether all letters of the name are Latin."""
    return all(unicodedata.name(each, "").startswith("LATIN") for each in name if each.isalpha())


def words_of(phrase: str) -> list[str]:
    """The words of a name, without what joins them."""
    return [word for word in _SEPARATOR.split(phrase) if word]


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((_DATA / "names.json").read_text(encoding="utf-8"))
    return data


@cache
def title_names() -> tuple[str, ...]:
    """Every name of a licence that is not Creative Commons'."""
    titles = json.loads((_DATA / "titles.json").read_text(encoding="utf-8"))
    return tuple(name for title in titles for name in (*title["names"], *title.get("short", ())))


def names_in(table: str) -> Iterator[str]:
    """Every name of a table of the vocabulary, in any language."""
    yield from flat(table) if table == "family" else all_names(table)


def flat(table: str) -> list[str]:
    """The words of a table that has them by language, or as a list."""
    words = _data()[table]
    return words if isinstance(words, list) else list(chain.from_iterable(words.values()))


def elements_named(code: str) -> list[str]:
    """The words for an element (BY, NC, SA, ND), in any language."""
    return list(chain.from_iterable(_data()["elements"][code].values()))


def all_names(table: str) -> list[str]:
    """The words of a table that has them by what they mean and by language."""
    return [name for languages in _data()[table].values() for name in chain.from_iterable(languages.values())]
