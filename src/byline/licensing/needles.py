# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What stands in the bytes of every page that names a licence: the fewest and rarest signs of it.

They are made from the catalogue and from the vocabulary (data/names.json, data/titles.json), so that a new name has its
sign at once: of an address its host, of a name a word or two of it. A sign is a pattern for lower-case source that
begins with something rare, in what Rust and Hyperscan both understand: between two words may stand tags, entities and
marks, and a letter beyond ASCII may be an entity or any few bytes.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from byline.licensing.catalog import catalog
from byline.licensing.reading.addresses import hosts

_DATA = Path(__file__).with_name("data")
_GAP = r"(?:[^a-z0-9<\\]|<[^<>]*>|&#?[a-z0-9]+;|\\[a-z])"
_ANY_LETTER = r"[^\x00-\x7f]{1,3}|&#?[a-z0-9]+;|\\u[0-9a-f]{4}"
# Cyrillic letters that look like the Latin ones of CC, and wide ones.
_ALSO = (
    *(f"{cc}{behind}" for cc in ("сс", "cс", "сc", "СС", "cС", "Сc") for behind in "- _/:0bвВ"),
    *("ｃｃ", "ｒｅａｔｉｖｅ"),
)
_ALIKE = ("يىی", "كک", "ةه")
"""Arabic and Persian letters for one sound."""
_ESCAPED = ("\\u{:04x}", "&#{};", "&#x{:x};")
# The Persian letters that the Arabic encodings lack, and Greek ones by their names.
_SINGLE = ("&#17(?:40|05);|&#x6(?:cc|a9);", "(?:&(?:alpha|nu|phi|omicron|rho|delta|eta|mu);){2}")
_CASES: tuple[Callable[[str], str], ...] = (str.lower, str.upper, str.capitalize)
_SHORT = 4
_LONGEST = 3
_MOST = 24
_SEPARATOR = re.compile(r"[\s_\-–/,.'’()&*\u200c]+")


@cache
def spelled() -> tuple[tuple[str, ...], ...]:
    """The signs that begin with letters of ASCII, in groups so small that vector instructions can look for them."""
    names = {
        _phrase(_rarest(_words(name)))
        for name in (*_all("whole"), *title_names())
        if _is_spelled(name) and name[:2] != "CC"
    }
    family = rf"reative{_GAP}*c?(?:<[^<>]*>)*ommons"
    return (tuple(_addresses()), (family, *_codes()), *_parted(list(_bare())), *_parted(sorted(names)))


def _codes() -> Iterator[str]:
    """CC and CC0, BY-NC and its kin."""
    behind = rf"(?:[^a-z0-9]{_followed()}|[^\x00-\x7f]|-?0(?:[^a-z0-9]|$)|by|nc|sa|nd)"
    yield from (rf"\bcc{behind}", rf"_cc{behind}", r"\bby-(?:nc|nd|sa)", r"\bpdm\s?1[.]0")


def _bare() -> Iterator[str]:
    """Attribution in words, with what makes a name of it, which mostly follows."""
    by = {_phrase(_words(name)) for name in _elements("BY") if _is_spelled(name)}
    for word in sorted(by):
        yield f"{word}{_followed()}"
        if word.startswith("attribut"):
            yield rf"(?:commercial|derivatives|alike|commerciale|modification|identique)e?s?{_GAP}{{1,6}}{word}"
        else:
            yield f"-[ ]?{word}"


@cache
def _followed() -> str:
    """What stands behind the first word of a name: a version, a code, an element, a word for licence or edition."""
    names = (*_all("elements"), *_flat("licence"), *_flat("editions"), "zero", "pddc")
    stems = {_beginning(_words(name)[0].lower()) for name in names if _is_latin(name)}
    stems -= {stem for stem in stems for other in stems if stem != other and stem.startswith(other)}
    version = r"[1-4]\s?[.,]|v(?:er(?:s(?:ion)?)?)?[.\s]{0,2}[1-4]"
    return rf"{_GAP}*(?:[a-z]{{1,9}}{_GAP}+){{0,2}}(?:{version}|(?:by|nc|nd|sa)(?:[^a-z]|$)|{'|'.join(sorted(stems))})"


@cache
def disguises() -> tuple[tuple[str, ...], ...]:
    """What the letters of a name hide behind: invisible characters within a word, entities, escapes."""
    rest = {
        word[at:]
        for word in map("".join, map(_words, _elements("BY")))
        for at in range(2, len(word) - 4)
        if word.isascii()
    }
    within = "|".join(
        ("c[^a-z]", "o?m{1,2}ons", rf"(?:e?a)?tive{_GAP}+commons", *sorted(word.lower() for word in rest))
    )
    code, letter = r"&#(?:67|99|x43|x63);", r"&#(?:77|109|x4d|x6d);"
    pairs = sorted({form[:2] for word in _foreign_words() for form in _in_cases(word)})
    escaped = ("".join(written.format(ord(each)) for each in pair) for pair in pairs for written in _ESCAPED)
    return (f"(?:{'|'.join(map(_literal, INVISIBLE))})(?:{within})", f"{code}{code}|{letter}{letter}", *_SINGLE), tuple(
        map(_literal, escaped)
    )


ESCAPES = (r"\\u[0-9a-f]{4}", "&#x?[0-9a-f]{3,5};")
"""One of these stands where letters are entities or escapes."""

INVISIBLE = (
    *("&shy;", "&#173;", "&#xad;", "&zwj;", "&zwnj;", "<wbr>", "<wbr/>", "<wbr />"),
    *"\u00ad\u200b\u200c\u200d\u2060\ufeff",
    *chain.from_iterable((f"&#{code};", f"&#x{code:x};") for code in (0x200B, 0x200C, 0x200D, 0x2060)),
)
"""What readers do not see within a word."""


@cache
def foreign() -> tuple[tuple[str, ...], ...]:
    """The signs of names in other letters."""
    words = sorted(set(_foreign_words()), key=lambda word: (_is_latin(word), word))
    return tuple(_parted(list(dict.fromkeys("".join(map(_alike, form)) for word in words for form in _in_cases(word)))))


def _in_cases(word: str) -> Iterator[str]:
    """In one case, or with a capital; a capital that is ASCII is another letter (I is not the capital of ı)."""
    for case in _CASES:
        if case(word).isascii() == word.isascii():
            yield case(word)
    if _is_latin(word):
        yield from map("".join, zip(*(_each_form(each) for each in word.lower()), strict=True))


def _each_form(letter: str) -> tuple[str, ...]:
    return tuple(letter if letter.isascii() else form.format(ord(letter)) for form in _ESCAPED)


def _foreign_words() -> Iterator[str]:
    """One word of each name: the longest."""
    yield from _ALSO
    for name in (*_flat("family"), *_elements("BY"), *_all("whole"), *title_names()):
        if not _is_spelled(name):
            words = [word for word in _words(name) if not word.isascii()]
            yield words[0] if len(words[0]) >= _SHORT or len(words) == 1 else max(words, key=len)


def _addresses() -> Iterator[str]:
    """Of a licence's address its host, and the last word of its path: versions and suffixes vary."""
    # Badges are shown from another host; CreativeCommons is a name too.
    found = {"creativecommons": None, "licensebuttons": None}
    for key in catalog().addresses:
        host, _, path = key.partition("/")
        named = [word[0] for part in path.split("/") if (word := re.match("[a-z]{3,}", part))]
        if host != "creativecommons.org" and any(known in host for known in hosts()):
            found[_literal(host) + (rf"[^\s\x22<>]*{named[-1]}" if named else "")] = None
    yield from found


def _parted(signs: list[str]) -> Iterator[tuple[str, ...]]:
    yield from (tuple(signs[start : start + _MOST]) for start in range(0, len(signs), _MOST))


def _rarest(words: list[str]) -> list[str]:
    """Two or three words of a name, from that one on that is rarest, which mostly is the longest."""
    start = max(range(max(1, len(words) - 1)), key=lambda index: len(re.match("[a-z]*", words[index].lower())[0]))  # type: ignore[index]
    return words[start : start + _LONGEST]


def _phrase(words: list[str]) -> str:
    first, *others = words
    if len(first) < _SHORT:
        return rf"\b{first.lower()}" + (f"{_GAP}+{_phrase_behind(others)}" if others else "[^a-z]")
    return _phrase_behind(words)


def _phrase_behind(words: list[str]) -> str:
    return f"{_GAP}*".join(map(_word, words)).replace("license", "licence").replace("licence", "licen[cs]e")


def _word(word: str) -> str:
    """A word of Latin letters, those beyond ASCII in any form, or without their marks."""
    return "".join(_literal(each) if each.isascii() else f"(?:{_ANY_LETTER}|{_plain(each)})" for each in word.lower())


def _plain(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter)[0]
    return f"{base}(?:{_ANY_LETTER})?" if base.isascii() else _literal(letter)


def _alike(letter: str) -> str:
    """A letter, or one of those that are read as it is."""
    same = next((letters for letters in _ALIKE if letter in letters), None)
    return f"(?:{'|'.join(same)})" if same else _literal(letter.lower() if letter.isascii() else letter)


def _is_spelled(name: str) -> bool:
    """Whether a name can be looked for by letters of ASCII: it begins with three of them, and is Latin."""
    return _is_latin(name) and name[:3].isascii()


def _is_latin(name: str) -> bool:
    return all(unicodedata.name(each, "").startswith("LATIN") for each in name if each.isalpha())


def _literal(text: str) -> str:
    """As re.escape, which escapes more than others understand."""
    return re.sub(r"([\\.^$*+?{}\[\]|()])", r"\\\1", text)


def _beginning(word: str) -> str:
    """The first letters of a word, up to one beyond ASCII."""
    lead = re.match("[a-z]*", word)[0][:_SHORT]  # type: ignore[index]
    return lead if len(lead) > 1 else f"{lead}(?:{_ANY_LETTER})" if lead else f"(?:{_ANY_LETTER})[a-z]"


def _words(phrase: str) -> list[str]:
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
    yield from _flat(table) if table == "family" else _all(table)


def _flat(table: str) -> list[str]:
    return list(chain.from_iterable(_data()[table].values()))


def _elements(code: str) -> list[str]:
    return list(chain.from_iterable(_data()["elements"][code].values()))


def _all(table: str) -> list[str]:
    return [name for languages in _data()[table].values() for name in chain.from_iterable(languages.values())]
