# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A query's text to the canonical tree that engines run.

A query does not know the articles' languages: a word becomes an Or of its distinct stems over the languages that the
index holds and of the word as it stands; a phrase an Or of phrases. A wildcard stands for all words of the archive
that match it, a fuzzy word for all that are like it, each then searched by its stem like a plain word.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable
from math import prod
from typing import Any, Protocol

from whoosh.query.compound import And as ParsedAnd
from whoosh.query.compound import Or as ParsedOr
from whoosh.query.positional import Phrase as ParsedPhrase
from whoosh.query.ranges import TermRange as ParsedRange
from whoosh.query.terms import FuzzyTerm as ParsedFuzzy
from whoosh.query.terms import Prefix as ParsedPrefix
from whoosh.query.terms import Wildcard as ParsedWildcard
from whoosh.query.wrappers import Not as ParsedNot

from byline.errors import QueryError
from byline.search.analysis import analyse, gaps, normalise, phrases, unspaced
from byline.search.dates import DAY, Days, days
from byline.search.query import error_at, parse
from byline.search.schema import DEFAULT_FIELD, FIELDS
from byline.search.tree import Everything, Pattern, Phrase, Range, Term, Tree, both, either, negated

MOST_TOKENS = 1_000
"""How many different tokens a wildcard or a fuzzy word may stand for."""
MOST_WAYS = 1_000
"""In how many ways a loose phrase may stand: 25 for three words each up to 5 after the one before."""
_ID = re.compile(r"(?=.*[a-f])(?=.*\d)[0-9a-f]{4,16}")
_NO_WORD = "there is no letter and no digit to look for"
_WORDS = ("text", "names")
_DATES = "a date is a year, a month or a day: 2026, 2026-03, 2026-03-09"


class Vocabulary(Protocol):
    """The words of an index. What it gives are tokens: no more than `limit` of them, or any number above it."""

    def matching(self, pattern: str, *, limit: int) -> Collection[str]:
        """Of the words of title and text that match a wildcard pattern."""

    def near(self, field: str, word: str, distance: int, *, limit: int) -> Collection[str]:
        """Of the words of a field within `distance` of `word` (`byline.search.likeness`)."""


def canonical(text: str, *, languages: Iterable[str], vocabulary: Vocabulary) -> Tree:
    """The tree for the query `text`; raises QueryError.

    `languages` and `vocabulary` are those of the index. A query that is nothing but the beginning of an id (four hex
    digits or more, a letter and a figure among them) finds that article too.
    """
    tree = parse(text)
    found = _Translation(text, tuple(languages), vocabulary).translated(tree)
    if found is None:
        raise error_at(text, len(text) - len(text.lstrip()), _NO_WORD)
    if _ID.fullmatch(text.strip()):
        return either([found, Pattern("id", text.strip() + "*")])
    return found


class _Translation:
    def __init__(self, text: str, languages: tuple[str, ...], vocabulary: Vocabulary) -> None:
        self._text = text
        self._languages = languages
        self._vocabulary = vocabulary

    def translated(self, node: Any) -> Tree | None:
        """The canonical form of a parsed node; None if it holds no letter and no digit and names no field."""
        if isinstance(node, ParsedAnd | ParsedOr):
            parts = [part for child in node.subqueries if (part := self.translated(child)) is not None]
            if not parts:
                return None
            return both(parts) if isinstance(node, ParsedAnd) else either(parts)
        if isinstance(node, ParsedNot):
            part = self.translated(node.query)
            if part is None:
                raise self._error("there is nothing to leave out", node)
            return negated(part)
        if isinstance(node, ParsedRange):
            return self._range(node)
        if isinstance(node, ParsedPrefix):
            return self._wildcard(node, node.text + "*")
        if isinstance(node, ParsedWildcard):
            return self._wildcard(node, node.text)
        if isinstance(node, ParsedFuzzy):
            return self._fuzzy(node)
        if isinstance(node, ParsedPhrase) and node.slop > 1:
            return self._loose(node, " ".join(node.words))
        text = " ".join(node.words) if isinstance(node, ParsedPhrase) else node.text
        return self._words(node, text)

    def _error(self, message: str, node: Any, *, offset: int = 0, cure: str | None = None) -> QueryError:
        return error_at(self._text, (node.startchar or 0) + offset, message, cure=cure)

    def _words(self, node: Any, text: str) -> Tree | None:
        field = node.fieldname or DEFAULT_FIELD
        kind = FIELDS[field]
        if kind == "dates":
            return self._within(field, self._days(node, text), self._days(node, text))
        if kind == "values":
            return self._value(node, field, text)
        sequences = [tokens for tokens in phrases(text, self._languages if kind == "text" else ()) if tokens]
        if sequences:
            return either(Term(field, s[0]) if len(s) == 1 else Phrase(field, s) for s in sequences)
        if node.fieldname is None and not isinstance(node, ParsedPhrase):
            return None
        raise self._error(_NO_WORD, node)

    def _value(self, node: Any, field: str, text: str) -> Tree:
        value = text.casefold()
        if not any(character.isalnum() for character in value):
            raise self._error(f"{field}: needs a value", node)
        if field == "url" and "*" in value:
            return Pattern(field, value)
        if field == "id":
            return Pattern(field, value + "*")
        return Term(field, value.replace("_", "-") if field == "language" else value)

    def _wildcard(self, node: Any, pattern: str) -> Tree:
        if pattern == "*" and node.fieldname is None:
            return Everything()
        field = node.fieldname or DEFAULT_FIELD
        kind = FIELDS[field]
        if kind == "dates":
            raise self._error("a date takes no wildcard", node, cure=f"{_DATES}; write {field}:2026 for a whole year")
        if not any(character.isalnum() for character in pattern):
            cure = "write some letters of the word; * alone finds every article"
            raise self._error("a wildcard needs a letter or a digit beside it", node, cure=cure)
        if kind == "values":
            return Pattern(field, pattern.casefold())
        if unspaced(pattern):
            return self._part(node, pattern)
        parts = re.split(r"([*?]+)", pattern)
        literal = "".join(normalise(part) if index % 2 == 0 else part for index, part in enumerate(parts))
        if any(unicodedata.category(character)[0] not in "LNM" and character not in "_.*?" for character in literal):
            cure = "write the words apart, each with its own wildcard"
            raise self._error("a wildcard works within one word", node, cure=cure)
        if kind == "names":
            return Pattern(field, literal)
        tokens = self._vocabulary.matching(literal, limit=MOST_TOKENS)
        if len(tokens) > MOST_TOKENS:
            cure = "write more letters of it"
            raise self._error(f"{pattern} stands for more than {MOST_TOKENS:,} different words", node, cure=cure)
        return either(Term(field, token) for token in sorted(tokens))

    def _part(self, node: Any, pattern: str) -> Tree:
        """A wildcard in a script without spaces: any part of a run is found as it is, so one at an end adds nothing."""
        literal = pattern.strip("*")
        found = self._words(node, literal) if not set(literal) & set("*?") else None
        if found is None:
            cure = "leave it out: without it, every part of a word is found"
            raise self._error("in this script a wildcard cannot stand inside a word", node, cure=cure)
        return found

    def _loose(self, node: Any, text: str) -> Tree:
        """A phrase with other words between its own."""
        field = node.fieldname or DEFAULT_FIELD
        kind = FIELDS[field]
        if kind not in _WORDS:
            raise self._error(f"{field}: has no phrases", node, cure="leave out the ~ and the number")
        apart = gaps(text, node.slop)
        if prod(apart) == 1:
            cure = "leave out the ~ and the number; for words that are like one, write word~"
            raise self._error("a loose phrase needs two words or more", node, cure=cure)
        if prod(apart) > MOST_WAYS:
            cure = "write fewer words or a smaller number"
            raise self._error(f"this phrase may stand in more than {MOST_WAYS:,} ways", node, cure=cure)
        return either(Phrase(field, s, apart) for s in phrases(text, self._languages if kind == "text" else ()))

    def _fuzzy(self, node: Any) -> Tree:
        """A word, and those that are like it."""
        field, distance = node.fieldname or DEFAULT_FIELD, node.maxdist
        if FIELDS[field] not in _WORDS:
            raise self._error(f"{field}: is not searched by likeness", node, cure="leave out the ~")
        tokens = analyse(node.text)
        if any(not token.word for token in tokens):
            cure = "leave out the ~: every part of a word is found"
            raise self._error("in this script there is no search by likeness", node, cure=cure)
        if len(tokens) != 1 or len(tokens[0].word) <= distance:
            cure = "write word~ or word~2, the word longer than the number"
            raise self._error("likeness is that of one word", node, cure=cure)
        alike = self._vocabulary.near(field, tokens[0].word, distance, limit=MOST_TOKENS)
        if len(alike) > MOST_TOKENS:
            message = f"{node.text} is like more than {MOST_TOKENS:,} different words"
            raise self._error(message, node, cure="leave out the ~")
        own = phrases(node.text, self._languages if FIELDS[field] == "text" else ())
        return either(Term(field, token) for token in sorted({token for (token,) in own} | set(alike)))

    def _range(self, node: Any) -> Tree:
        field = node.fieldname
        if FIELDS[field] != "dates":
            cure = "published: and retrieved: have ranges"
            raise self._error(f"{field}: has no ranges", node, cure=cure)
        if not node.start and not node.end:
            raise self._error("a range needs a first or a last date", node, cure=f"write {field}:[2025 TO 2026]")
        first = self._days(node, node.start) if node.start else None
        last = self._days(node, node.end) if node.end else None
        if first and node.startexcl:
            first = Days(first.last + 1, first.last + 1)
        if last and node.endexcl:
            last = Days(last.first - 1, last.first - 1)
        if first and last and first.first > last.last:
            raise self._error("this range ends before it begins", node, cure="write the earlier date first")
        return self._within(field, first, last)

    def _within(self, field: str, first: Days | None, last: Days | None) -> Tree:
        start = None if first is None else first.first
        end = None if last is None else last.last
        if field == "retrieved":
            seconds_start = None if start is None else start * DAY
            return Range(field, seconds_start, None if end is None else end * DAY + DAY - 1)
        ends = []
        if start is not None:
            ends.append(Range("published_first", start, None))
        if end is not None:
            ends.append(Range("published_last", None, end))
        return both(ends)

    def _days(self, node: Any, text: str) -> Days:
        try:
            return days(text)
        except ValueError as error:
            offset = max(self._text.find(text, node.startchar or 0) - (node.startchar or 0), 0)
            raise self._error(str(error), node, offset=offset, cure=_DATES) from None
