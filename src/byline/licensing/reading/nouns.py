# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The words of a clause that name what a licence can be given for, as data/wording.toml lists them.

Every function works on lower-case text.
"""

import re
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from byline.licensing.reading import wording

_NEAR = 30
# "The pictures of the article" where the owner stands first: 記事の写真, 기사의 사진, लेख के चित्र.
_POSSESSED = re.compile(r"\s*(?:(?:の|中の|内の|의|속|的|中的|के|की|का|में|র|ের|টির)\s*)?")
_WORD = re.compile(r"[^\W\d]{2}")


class Subject(Enum):
    """What a sentence gives a licence for."""

    ARTICLE = auto()
    """A text by itself: this article."""
    CONTENT = auto()
    """Content without saying where: this work."""
    SITE = auto()
    """Every text of a place: all content of this blog."""
    CONTRIBUTIONS = auto()
    """What readers have written: the article itself on a page of questions and answers, comments elsewhere."""
    OTHER = auto()
    """Pictures, software, data, books, parts of a text, somebody else's words: not the article's text."""
    UNKNOWN = auto()
    """A thing that no list of words holds, by its own name: our crossword. No text, if it is not the page's title."""
    UNSTATED = auto()


TEXTS = frozenset({Subject.ARTICLE, Subject.CONTENT, Subject.SITE})
_KINDS = (
    ("contributions", Subject.CONTRIBUTIONS),
    ("pictures", Subject.OTHER),
    ("software", Subject.OTHER),
    ("things", Subject.OTHER),
    ("documents", Subject.OTHER),
    ("recordings", Subject.OTHER),
    ("article", Subject.ARTICLE),
    ("content", Subject.CONTENT),
    ("place", Subject.SITE),
)


class Noun(NamedTuple):
    """A word of data/wording.toml that names something: `start` to `end` in the clause."""

    start: int
    end: int
    kind: Subject


NO_NOUN = Noun(-1, -1, Subject.UNSTATED)


def nouns_in(clause: str) -> list[Noun]:
    """The nouns in order; of words that stand together the last is what is spoken of: "podcast music" is music."""
    nouns = [
        Noun(match.start(), match.end(), kind)
        for name, kind in _KINDS
        for match in wording.words(name).finditer(clause)
    ]
    # "Privacy policy · CC BY": a document that is only linked beside is not spoken of.
    nouns = [noun for noun in nouns if not _is_document(clause, noun) or _WORD.search(clause, noun.end)]
    nouns = [noun._replace(kind=_kind(clause, noun)) for noun in nouns]
    nouns.sort(key=lambda noun: (noun.start, -noun.end))
    return [
        noun
        for noun, following in pairwise([*nouns, NO_NOUN])
        if following.kind is not Subject.OTHER
        or following.start < noun.end
        or not _POSSESSED.fullmatch(clause, noun.end, following.start)
    ]


def stand_together(clause: str, one: Noun, other: Noun) -> bool:
    """Whether two nouns share their licence: photos and texts."""
    joint = wording.together().match(clause[one.end : other.start])
    if joint is None or joint["doubtful"] is None:
        return joint is not None
    return wording.joins(joint["doubtful"], clause[one.start : one.end], clause[other.start : other.end])


def _kind(clause: str, noun: Noun) -> Subject:
    """What a noun names where it stands: "this podcast" is what the page shows, others are other works."""
    if noun.kind is not Subject.OTHER or not wording.words("recordings").fullmatch(clause, noun.start, noun.end):
        return noun.kind
    near = wording.words("this").search(clause, max(0, noun.start - _NEAR), noun.start)
    return Subject.CONTENT if near and not clause[near.end() : noun.start].strip() else Subject.OTHER


def _is_document(clause: str, noun: Noun) -> bool:
    return noun.kind is Subject.OTHER and wording.words("documents").fullmatch(clause, noun.start, noun.end) is not None
