# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The words of a notice, the same for every carrier: what is said, in which order, and what each part is.

Order and wording follow the TASL practice of Creative Commons (title, author, source, licence, then changes), with the
facts that CC BY 4.0 section 3(a)(1) and sections 4(a)-(c) of the versions before it ask for.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from byline.model.license import License
from byline.model.notice import Attribution

# Zero-width (non-)joiners shape Persian and Indic words; other invisible characters only hide or reorder text.
_JOINERS = "\u200c\u200d"
# Unicode 23.7: for the inside of programs only; XML, YAML and HTML refuse most of them.
_NONCHARACTERS = frozenset(
    map(chr, (*range(0xFDD0, 0xFDF0), *(plane << 16 | low for plane in range(17) for low in (0xFFFE, 0xFFFF))))
)
_REPLACEMENT = "\ufffd"
_URI_CHARACTERS = "!#$%&'()*+,/:;=?@[]~"


class Kind(StrEnum):
    """What a part of a notice is."""

    WORDS = "words"
    TITLE = "title"
    NAME = "name"
    COPYRIGHT = "copyright"
    SOURCE = "source"
    LICENSE_NAME = "license-name"
    LICENSE_URI = "license-uri"
    CHANGE = "change"


class Part(NamedTuple):
    """A part of a notice. `text` is clean, but not escaped for any carrier."""

    kind: Kind
    text: str


def parts(attribution: Attribution) -> tuple[Part, ...]:
    """The whole notice in order; joined, the texts are its plain wording."""
    return tuple(
        part
        for index, sentence in enumerate(_sentences(attribution))
        for part in (*([Part(Kind.WORDS, " ")] if index else []), *sentence)
    )


def _sentences(attribution: Attribution) -> Iterator[list[Part]]:
    terms = attribution.license
    if credit := list(_credit(attribution)):
        yield _ended(credit)
    if source := web_uri(attribution.source_uri):
        yield [Part(Kind.WORDS, "Source: "), Part(Kind.SOURCE, source), Part(Kind.WORDS, ".")]
    yield from _license(terms)
    for change in _cleaned(change.text for change in attribution.changes):
        yield _ended([Part(Kind.CHANGE, change)])
    if earlier := _cleaned(clean(change).removesuffix(".") for change in attribution.earlier_changes):
        changes = [Part(Kind.CHANGE, change) for change in earlier]
        yield _ended([Part(Kind.WORDS, "Earlier changes: "), *_listed(changes, "; ")])
    if disclaimer := disclaimer_reference(terms):
        yield [Part(Kind.WORDS, disclaimer)]


def _license(terms: License) -> Iterator[list[Part]]:
    """Under which licence the work is: in the words that the licence prescribes, if it does."""
    name, uri = Part(Kind.LICENSE_NAME, f"{terms.name} ({terms.short})"), Part(Kind.LICENSE_URI, terms.uri)
    if terms.statement is None:
        yield [Part(Kind.WORDS, f"{_granted(terms)} "), name, Part(Kind.WORDS, ", "), uri, Part(Kind.WORDS, ".")]
        return
    before, named, behind = terms.statement.partition(terms.name)
    yield [Part(Kind.WORDS, before), Part(Kind.LICENSE_NAME, named), Part(Kind.WORDS, behind)]
    yield [Part(Kind.WORDS, "Licence: "), uri, Part(Kind.WORDS, ".")]


def _credit(attribution: Attribution) -> Iterator[Part]:
    """`"Title" by Creator, Party, copyright notice`, without what is not known: nobody is called unknown."""
    title = clean(attribution.title or "")
    if title:
        yield from (Part(Kind.WORDS, '"'), Part(Kind.TITLE, title), Part(Kind.WORDS, '"'))
    names = _cleaned((*attribution.creators, *attribution.parties))
    if names:
        yield Part(Kind.WORDS, " by " if title else "By ")
        yield from _listed([Part(Kind.NAME, name) for name in names], ", ")
    if copyright_notice := clean(attribution.copyright_notice or ""):
        if title or names:
            yield Part(Kind.WORDS, ", ")
        yield Part(Kind.COPYRIGHT, copyright_notice)


def _granted(terms: License) -> str:
    """A dedication and a mark license nothing: CC0 waives rights (section 2), the mark only says there are none."""
    return {"license": "Licensed under", "dedication": "Dedicated to the public domain under", "mark": "Marked with"}[
        terms.kind
    ]


def disclaimer_reference(terms: License) -> str | None:
    """The reference to the disclaimer of warranties, where there is one to refer to.

    It is section 5 in the generic, unported, international and IGO texts. In version 1.0 the licensor warrants a clear
    title there, so "without warranties" would be wrong; and ports differ in law and in numbering. The 2.0 licences
    of England and Wales do not ask for the reference.
    """
    if terms.kind != "license" or not _asks(terms, "disclaimer_reference"):
        return None
    if terms.family != "CC" or terms.jurisdiction not in (None, "IGO"):
        return "For warranties and their limits see the licence."
    if terms.version == "1.0":
        return "For warranties and their limits see the licence, section 5."
    return "Provided without warranties; see the licence, section 5."


def _asks(terms: License, duty: str) -> bool:
    return duty in terms.notice and bool(terms.notice[duty].required)


def _cleaned(texts: Iterable[str]) -> list[str]:
    """The texts, clean, without empty ones and without repetitions in another case."""
    known: dict[str, str] = {}
    for text in map(clean, texts):
        if text:
            known.setdefault(text.casefold(), text)
    return list(known.values())


def _listed(items: list[Part], separator: str) -> Iterator[Part]:
    for index, item in enumerate(items):
        if index:
            yield Part(Kind.WORDS, separator)
        yield item


def _ended(sentence: list[Part]) -> list[Part]:
    """The sentence with a full stop, unless it has an end already."""
    return sentence if sentence[-1].text[-1] in ".!?…。؟" else [*sentence, Part(Kind.WORDS, ".")]


def clean(text: str) -> str:
    """Text on one line, without control characters and marks that reorder other text.

    What was captured may try to end the line, to hide words, or to turn the direction of what follows. Line ends and
    other white space become one space.
    """
    if not text.isprintable():
        text = "".join(character if _is_text(character) else _instead(character) for character in text)
    return " ".join(text.split())


def _is_text(character: str) -> bool:
    if character in _NONCHARACTERS:
        return False
    return character in _JOINERS or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _instead(character: str) -> str:
    if character.isspace():
        return " "
    return _REPLACEMENT if unicodedata.category(character) == "Cs" else ""


def web_uri(uri: str | None) -> str | None:
    """An http(s) URI in ASCII, or None if this is none: `javascript:` is no source, nor is an `ni:` name."""
    if not uri:
        return None
    encoded = quote(clean(uri), safe=_URI_CHARACTERS)
    try:
        address = urlsplit(encoded)
    except ValueError:
        return None
    return encoded if address.scheme in ("http", "https") and address.hostname else None


def is_right_to_left(text: str) -> bool:
    """True if the text has characters that are written from right to left."""
    return bool(_RIGHT_TO_LEFT.search(text))


_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
