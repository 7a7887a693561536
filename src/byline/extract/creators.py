# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Names from bylines: lists taken apart; labels, addresses, job titles and agencies left out."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from byline.extract.strings import clean, folded, squeezed
from byline.licensing.wires import WIRES
from byline.seeds import known_agency

# The credit of a collaboration can be long and must stay whole (CC BY 4.0, 3(a)(1)(A)(i)); beyond this it says so.
MAX_CREATORS = 250
MAX_AGENCIES = 50
_MAX_NAME = 100
_MAX_WORDS = 8
_MAX_BYLINE = 10_000
_MAX_BYLINE_LINE = 150
_MARKS = ' \t\r\n,:;."“”„*_~<>'
_PARTICLE = re.compile(r"al|bin|d[aeiou]s?|dei|della?|de[nr]|el?|et|ibn|la|le|te[nr]|v[ao]n|y|zu")

_LABEL = re.compile(
    r"(?:(?:(?:written|posted|published|reported|submitted|words|text|story|article|interview|geschrieben|verfasst|"
    r"veröffentlicht|publié|écrit|escrito|publicado|scritto|pubblicato)\s+)?"
    r"(?:by|von|par|por|door|przez|yazan|автор|автора)\b\s*:?\s*"
    r"|(?:authors?|creators?|autor(?:in|en|es|a|e)?|auteure?s?|autrice|autore|texte?|interview|verfasser(?:in)?|de|di|da|"
    r"av|af|автор|авторы|نویسنده|نویسندگان|نوشته|نوشتهٔ|نوشته‌ی|به قلم|گزارش|بقلم|كاتب|الكاتب|"
    r"作者|記者|记者|文|글)\s*[:：]\s*"
    r"|(?:به قلم|نوشتهٔ|نوشته‌ی|بقلم)\s+)",
    re.IGNORECASE,
)
_NAME_WITH_VON = re.compile(r"von\s+(?:der|den|dem|und|zu)\b", re.IGNORECASE)
# Pictures stay out of the text, and so do the credits for them.
_OF_PICTURES = re.compile(
    r"(?:fotos?|photos?|photograph[sy]?|bild(?:er)?|images?|illustrations?|video|graphics?|عکس)\b", re.IGNORECASE
)
_WORD = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|www\.|@|\.(?:com|org|net|de|fr|uk|ir|info|html?)(?:/|\W*$)", re.IGNORECASE)
_WEEKDAY = re.compile(
    r",? \b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? (?=\d)"
    r"|(?:mo|di|mi|do|fr|sa|so)\.?,? (?=\d{1,2}\.)|\w{3,8}(?:tag|woch),? (?=\d))",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"[(\[{（][^()\[\]{}（）]{0,200}[)\]}）]")
_BREAK = re.compile(r" ?(?:[;|•·●/\n،、，]| [–—-] |(?<=[a-z]{3})(?<!Prof)(?<!Rev)(?<!Hon)\.(?= )) ?")
_LIST = re.compile(r" ?, ?(?:(?:and|und|et|&) )?| (?:and|und|och|og|&|\+) ", re.IGNORECASE)
# Short words that also join the parts of one name: Ortega y Gasset. They part only full names.
_LIST_OF_FULL_NAMES = re.compile(r" (?:et|y|e|en|i|и|و) ", re.IGNORECASE)
_ET_AL = re.compile(r"(?:^|[ ,])(?:et\.? al\b\.?|u\. ?a\.) ?$", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
_DEGREE = re.compile(r"(?:ph\.?\s?d|m\.?d|m\.?a|m\.?sc|b\.?a|b\.?sc|mph|mba|esq|rn|frcp|dphil|llm?)\.?", re.IGNORECASE)
_JOB = (
    r"(?:(?:senior|junior|staff|chief|deputy|managing|associate|assistant|contributing|special|guest|freelance|"
    r"foreign|co)[ -])*(?:editor|reporter|correspondent|writer|journalist|contributor|columnist|producer|photographer|"
    r"professor|director|lecturer|researcher|ceo|founder|president|university|(?:chef)?redakteur(?:in)?|korrespondent(?:in)?|"
    r"journaliste|rédact(?:eur|rice)|correspondante?|periodista|redactora?|jornalista|giornalista|خبرنگار|سردبیر|"
    r"корреспондент|редактор)s?\b"
)
_JOB_ALONE = re.compile(_JOB + r"(?!\s+(?!of\b|at\b|for\b)\w).*", re.IGNORECASE)
_JOB_BEFORE = re.compile(_JOB + r"\s+(?!of\b|at\b|for\b)", re.IGNORECASE)
# What follows a name in a byline without being part of it.
_TRAILER = re.compile(
    r" (?:(?i:published|posted|updated|last updated|veröffentlicht|aktualisiert|publié|is an?|is the|(?:is )?"
    + _JOB
    + r")"
    r"|(?:on|am|in|at|for)(?: (?=[A-Z\d])|$)).*$",
)
_NOBODY = re.compile(
    r"(?:\S+ )?staff(?: report(?:er)?s?| writers?)?"
    r"|(?:.*\b)?(?:staff report|admin|administrator|webmaster|newsroom|news desk|editorial (?:team|board|staff)|"
    r"the editors?|wire services?|agencies|redaktion|newsteam|rédaction|redacción|redação|redazione|redactie|редакция|"
    r"تحریریه|گروه خبر)\b.*"
    r"|(?:guest(?: author)?|anonymous|anonym|unknown(?: author)?|author|autor|editor|user|root|none|null|undefined|by|"
    r"blog|website|contributors?|various(?: authors)?|publisher|organi[sz]ation|(?:.*\b)?team)",
    re.IGNORECASE,
)

_AGENCY = re.compile(
    r"(?:.* )?(?:news|press) (?:agency|service|association)|.* wire service|\w*(?:nachrichten|presse)agentur .+|"
    r".+(?: |-)(?:nachrichten|presse)agentur|(?:agencia|agência|agence|agenzia|خبرگزاری|وكالة|وکالة|агентство) .+",
    re.IGNORECASE,
)


class Credits(NamedTuple):
    """The persons and the agencies that bylines credit, in order, each once."""

    persons: tuple[str, ...]
    agencies: tuple[str, ...]


def credits_in(bylines: Iterable[str], *, others: Iterable[str] = ()) -> Credits:
    """Whom bylines or single names credit; agencies by the names that seeds/ knows them under.

    `others` are names that are not persons: the agency, the site. Beyond MAX_CREATORS the persons end in "et al.".
    """
    not_persons = {squeezed(name) for name in others}
    persons: dict[str, str] = {}
    agencies: dict[str, None] = {}
    for name in (name for byline in bylines for name in split_byline(byline)):
        if agency := _agency(name):
            agencies[agency] = None
        elif len(persons) < MAX_CREATORS + 2 and (key := folded(name)) and squeezed(name) not in not_persons:
            persons.setdefault(key, name)
    more = persons.pop("et al", None) is not None or len(persons) > MAX_CREATORS
    names = tuple(persons.values())[:MAX_CREATORS]
    return Credits((*names, "et al.") if more and names else names, tuple(agencies)[:MAX_AGENCIES])


def _agency(name: str) -> str | None:
    """The name of an agency as it is to be credited; None if it is not known to be one."""
    return known_agency(name) or (name if name in WIRES or _AGENCY.fullmatch(name) else None)


def uninverted(name: str) -> str:
    """The name in reading order: library metadata writes "Almeida, Maria C" for Maria C Almeida."""
    family, comma, given = name.partition(",")
    one_person = (
        comma and "," not in given and (len(family.split()) == 1 or len(given.split()) == 1 or family[:1].islower())
    )
    return f"{given.strip()} {family.strip()}" if one_person and given.strip() else name


def is_byline(line: str) -> bool:
    """Whether a line of running text is a byline: a label, and after it nothing but full names."""
    line = line.strip()
    label = _LABEL.match(line)
    if label is None or len(line) > _MAX_BYLINE_LINE or _NAME_WITH_VON.match(line):
        return False
    words = [name.split() for name in split_byline(line)]
    labelled = label[0].rstrip().endswith((":", "："))
    return bool(words) and all(
        (labelled or len(name) > 1) and all(not word[0].islower() or _PARTICLE.fullmatch(word) for word in name)
        for name in words
    )


def split_byline(byline: str) -> Iterator[str]:
    """The names in a byline such as "By Jane Doe and John Roe (Reuters), 3 May"."""
    byline = re.sub(r"[^\S\n]+", " ", clean(byline[:_MAX_BYLINE]))
    byline = _WEEKDAY.sub(";", byline)
    byline = _ASIDE.sub(" ", _WORD.sub(lambda word: ";" if _ADDRESS.search(word[0]) else word[0], byline))
    more = bool(_ET_AL.search(byline))
    found: list[str] = []
    for piece in _BREAK.split(_ET_AL.sub("", byline)):
        for part in () if _OF_PICTURES.match(piece.strip()) else _LIST.split(_without_label(piece)):
            if found and _SUFFIX.fullmatch(part.strip()):
                found[-1] = f"{found[-1]} {part.strip()}"
                continue
            found += [name for name in map(_name, _full_names(part)) if name]
    yield from found
    if more:
        yield "et al."


def _without_label(piece: str) -> str:
    piece = piece.strip(_MARKS)
    while (label := _LABEL.match(piece)) and not _NAME_WITH_VON.match(piece):
        piece = piece[label.end() :].strip(_MARKS)
    return piece


def _full_names(part: str) -> list[str]:
    parts = _LIST_OF_FULL_NAMES.split(part)
    return parts if len(parts) > 1 and all(len(name.split()) > 1 for name in parts) else [part]


def _name(part: str) -> str | None:
    """The name that a part of a byline is, or None if it is something else."""
    name = _without_label(part).strip(_MARKS)
    if _NOBODY.fullmatch(name) or _JOB_ALONE.fullmatch(name):
        return None
    name = _TRAILER.sub("", name).strip(_MARKS)
    name = _JOB_BEFORE.sub("", name, count=1) if _JOB_BEFORE.match(name) else name
    words = name.split()
    name = " ".join(words)
    if not 1 < len(name) <= _MAX_NAME or len(words) > _MAX_WORDS or not any(map(str.isalpha, name)):
        return None
    # Dates, "5 min read", phone numbers; a nickname may carry a digit or two.
    if sum(map(str.isdigit, name)) > 2 or (len(words) > 1 and any(map(str.isdigit, name))):
        return None
    return None if _DEGREE.fullmatch(name) else name
