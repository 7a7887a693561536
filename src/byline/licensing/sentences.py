# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The words of a notice, the same for every carrier: what is said, in which order, and what each part is.

Order and wording follow the TASL practice of Creative Commons (title, author, source, licence, then changes), with the
facts that CC BY 4.0 section 3(a)(1) and sections 4(a)-(c) of the versions before it ask for.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from byline.licensing.catalog import catalog
from byline.licensing.phrases import ENGLISH, Phrases, phrases
from byline.model.license import License
from byline.model.notice import Adaptation, Attribution

# Zero-width (non-)joiners shape Persian and Indic words; other invisible characters only hide or reorder text.
_JOINERS = "\u200c\u200d"
# Unicode 23.7: for the inside of programs only; XML, YAML and HTML refuse most of them.
_NONCHARACTERS = frozenset(
    map(chr, (*range(0xFDD0, 0xFDF0), *(plane << 16 | low for plane in range(17) for low in (0xFFFE, 0xFFFF))))
)
_REPLACEMENT = "\ufffd"
_URI_CHARACTERS = "!#$%&'()*+,/:;=?@[]~"
_SLOT = re.compile(r"\{(\w+)\}")


class Kind(StrEnum):
    """What a part of a notice is."""

    WORDS = "words"
    STATEMENT = "statement"
    """Words that the licence prescribes, in its own language."""
    FACT = "fact"
    """A fact of the work within such words; it stands elsewhere too."""
    TITLE = "title"
    NAME = "name"
    COPYRIGHT = "copyright"
    SOURCE = "source"
    LICENSE_NAME = "license-name"
    LICENSE_URI = "license-uri"
    ADAPTED_URI = "adapted-uri"
    """The licence of the adaptation that the notice speaks of; LICENSE_URI is that of the original then."""
    TERMS_URI = "terms-uri"
    DATE = "date"
    CHANGE = "change"


LINKS = frozenset({Kind.SOURCE, Kind.LICENSE_URI, Kind.ADAPTED_URI, Kind.TERMS_URI})
"""The parts whose text is an URI."""


class Part(NamedTuple):
    """A part of a notice. `text` is clean, but not escaped for any carrier; `language` is set where it is not that of
    the notice, or of the work for its title and names."""

    kind: Kind
    text: str
    language: str | None = None


Sentence = list[Part]


def parts(attribution: Attribution, *, brief: bool = False) -> tuple[Part, ...]:
    """The whole notice in order; joined, the texts are its plain wording. `brief`: licences by their short form."""
    return tuple(
        part
        for index, sentence in enumerate(sentences(attribution, brief=brief))
        for part in (*([Part(Kind.WORDS, " ")] if index else []), *sentence)
    )


def wording(attribution: Attribution) -> str:
    """The notice as one line of plain words, without marks of direction."""
    return "".join(part.text for part in parts(attribution))


def sentences(attribution: Attribution, *, brief: bool = False) -> Iterator[Sentence]:
    """The sentences of a notice in their order."""
    words = phrases(attribution.notice_language)
    terms = base_of(attribution.license)
    if credit := list(_credit(attribution, words)):
        yield _ended(credit)
    if source := web_uri(attribution.source_uri):
        yield fill(words["source"], uri=[Part(Kind.SOURCE, source)])
    if attribution.modified and asks(terms, "date_last_update"):
        yield fill(words["updated"], date=[Part(Kind.DATE, attribution.modified)])
    yield from _license(attribution, terms, words, brief=brief)
    yield from _changes(attribution, terms, words)
    if attribution.adaptation and attribution.adaptation.license:
        yield _adapted(attribution.adaptation, attribution.adaptation.license, words, brief=brief)
    if license_notice := clean(attribution.license_notice or ""):
        yield _ended(fill(words["license_notice"], notice=[Part(Kind.CHANGE, license_notice)]))
    if terms.family == "GFDL":
        yield [Part(Kind.WORDS, words["full_text"])]
    if disclaimer := disclaimer_reference(terms, words.language):
        yield [Part(Kind.WORDS, disclaimer)]


def fill(template: str, **slots: Sentence) -> Sentence:
    """The words of a template with its slots filled."""
    sentence: Sentence = []
    for words, slot in _pieces(template):
        if words:
            sentence.append(words)
        sentence.extend(slots[slot] if slot else ())
    return sentence


@cache
def _pieces(template: str) -> list[tuple[Part | None, str | None]]:
    """The words of a template, each with the slot that follows them; the last is followed by none."""
    pieces = [*_SLOT.split(template), None]
    pairs = zip(pieces[::2], pieces[1::2], strict=True)
    return [(Part(Kind.WORDS, words) if words else None, slot) for words, slot in pairs]


def base_of(terms: License) -> License:
    """The licence that a publisher's own terms build on, or the licence itself."""
    return catalog().require(terms.base) if terms.base else terms


def _credit(attribution: Attribution, words: Phrases) -> Iterator[Part]:
    """Title, names and copyright notice, without what is not known: nobody is called unknown."""
    title, names = clean(attribution.title or ""), cleaned((*attribution.creators, *attribution.parties))
    slots = {
        "title": [Part(Kind.TITLE, title)],
        "names": list(_listed([Part(Kind.NAME, name) for name in names], words["list"])),
    }
    key = "_".join(name for name, known in (("title", title), ("names", names)) if known)
    if key:
        yield from fill(words[key], **slots)
    if copyright_notice := clean(attribution.copyright_notice or ""):
        if key:
            yield Part(Kind.WORDS, words["and"])
        yield Part(Kind.COPYRIGHT, copyright_notice)


def _license(attribution: Attribution, terms: License, words: Phrases, *, brief: bool) -> Iterator[Sentence]:
    """Under which licence the work is: in the words that the licence prescribes, if it does."""
    name, uri = _named(terms, words, brief=brief), [Part(Kind.LICENSE_URI, terms.uri)]
    if terms.statement is not None:
        yield _statement(attribution, terms)
        named = terms.name in terms.statement
        key = "statement_see" if terms.kind == "mark" else "statement_uri" if named else "statement_name_uri"
        yield fill(words[key], name=name, uri=uri)
    elif brief:
        yield fill(words["brief"], name=name, uri=uri)
    else:
        key = "original_license" if attribution.adaptation and terms.kind == "license" else terms.kind
        yield fill(words[key], name=name, uri=uri)
    if terms is not attribution.license:
        house = attribution.license
        name = [Part(Kind.LICENSE_NAME, house.name, ENGLISH)]
        yield fill(words["terms"], name=name, uri=[Part(Kind.TERMS_URI, house.uri)])


def _named(terms: License, words: Phrases, *, brief: bool) -> Sentence:
    """A licence's name with its short form. The short form is not translated, so that everybody can look it up."""
    if brief:
        return [Part(Kind.LICENSE_NAME, terms.short, ENGLISH)]
    name = words.license_name(terms)
    return [Part(Kind.LICENSE_NAME, f"{name.text} ({terms.short})", name.language)]


def _statement(attribution: Attribution, terms: License) -> Sentence:
    """The prescribed sentence in its own language, with the facts that it has room for."""
    language = terms.statement_language
    parties, creators = cleaned(attribution.parties), cleaned(attribution.creators)
    facts = {
        "licensor": ", ".join(parties or creators),
        "authors": ", ".join(creators or parties),
        "title": clean(attribution.title or ""),
        "year": (attribution.published or "")[:4],
        "uri": web_uri(attribution.source_uri) or "",
    }
    filled = fill(terms.statement or "", **{key: [Part(Kind.FACT, text)] for key, text in facts.items()})
    sentence = [part._replace(kind=Kind.STATEMENT) if part.kind is Kind.WORDS else part for part in filled]
    return [part._replace(language=language) for part in sentence if part.text]


def _changes(attribution: Attribution, terms: License, words: Phrases) -> Iterator[Sentence]:
    """What was done to the work: by us, then before us."""
    changes = cleaned(words.change(change.text) for change in attribution.changes)
    if changes and terms.family == "DL-DE":
        # Section 3: changes are indicated in the source note by the remark that the data were changed.
        yield [Part(Kind.WORDS, words["data_changed"])]
    for change in changes:
        yield _ended([Part(Kind.CHANGE, change)])
    if earlier := cleaned(clean(change).removesuffix(".") for change in attribution.earlier_changes):
        listed = list(_listed([Part(Kind.CHANGE, change) for change in earlier], words["changes"]))
        yield _ended(fill(words["earlier"], changes=listed))


def _adapted(adaptation: Adaptation, terms: License, words: Phrases, *, brief: bool) -> Sentence:
    """Under which licence the adaptation is, beside that of the original."""
    key = f"{adaptation.kind}_{'dedication' if terms.kind == 'dedication' else 'license'}"
    return fill(words[key], name=_named(terms, words, brief=brief), uri=[Part(Kind.ADAPTED_URI, terms.uri)])


def disclaimer_reference(terms: License, language: str = ENGLISH) -> str | None:
    """The reference to the disclaimer of warranties, where there is one to refer to.

    It is section 5 in the generic, unported, international and IGO texts. In version 1.0 the licensor warrants a clear
    title there, so "without warranties" would be wrong; and ports differ in law and in numbering. The 2.0 licences
    of England and Wales do not ask for the reference.
    """
    if terms.kind != "license" or not asks(terms, "disclaimer_reference"):
        return None
    words = phrases(language)
    if terms.family != "CC" or terms.jurisdiction not in (None, "IGO"):
        return words["warranties"]
    return words["warranties_5" if terms.version == "1.0" else "no_warranties"]


def asks(terms: License, duty: str) -> bool:
    """Whether the licence asks for this at all, be it only sometimes."""
    return duty in terms.notice and bool(terms.notice[duty].required)


def cleaned(texts: Iterable[str]) -> list[str]:
    """The texts, clean, without empty ones and without repetitions in another case."""
    known: dict[str, str] = {}
    for text in map(clean, texts):
        if text:
            known.setdefault(text.casefold(), text)
    return list(known.values())


def _listed(items: Sequence[Part], separator: str) -> Iterator[Part]:
    for index, item in enumerate(items):
        if index:
            yield Part(Kind.WORDS, separator)
        yield item


def _ended(sentence: Sentence) -> Sentence:
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
