# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The part of a text that shows best why it was found, with the words that were looked for."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from byline.search.occurrences import occurrences
from byline.search.tokens import Token
from byline.search.tree import Phrase, Wanted

LENGTH = 200
"""Characters of a snippet, about."""
_SEARCHED = 100_000
"""Characters of a text that are looked through."""
_UNEVEN = re.compile(r"\s\s|[^\S ]")
_SLACK = 25
"""How many characters each end of a snippet may move, to stand between words."""


class Snippet(NamedTuple):
    """A piece of text on one line, and the (start, end) spans in it that were looked for."""

    text: str
    highlights: tuple[tuple[int, int], ...]


class _Span(NamedTuple):
    start: int
    end: int
    what: object
    """Equal for matches of the same word or phrase: a window with many different ones shows more."""


def snippet(text: str, language: str | None, wanted: Wanted, words: frozenset[str]) -> Snippet:
    """The best piece of `text`; its beginning if nothing wanted is in it (a match of the title, or a mere filter).

    `words` are those that became the wanted tokens: no other word need be stemmed. An ellipsis stands where text was
    left out, and white space is one space.
    """
    spans = list(_matches(text[:_SEARCHED], language, wanted, words)) if any(wanted) else []
    start, end = _window(spans)
    start, end = _between_words(text, start, end)
    inside = _merged([(max(s.start, start), min(s.end, end)) for s in spans if s.end > start and s.start < end])
    return _laid_out(text, start, end, inside)


def _matches(text: str, language: str | None, wanted: Wanted, words: frozenset[str]) -> Iterator[_Span]:
    """Where the wanted tokens and phrases stand, in the order of their starts."""
    reach = max((step for phrase in wanted.phrases for step in phrase.steps), default=0)
    tokens = occurrences(text, language, words, reach)
    at: dict[int, list[Token]] = defaultdict(list)
    beginnings: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in wanted.phrases:
        beginnings[phrase.tokens[0]].append(phrase)
    for token in tokens if beginnings else ():
        at[token.position].append(token)
    for token in tokens:
        if token.text in wanted.tokens:
            yield _Span(token.start, token.end, token.text)
        for phrase in beginnings.get(token.text, ()):
            end = _end_of(phrase, token, at)
            if end is not None:
                yield _Span(token.start, end, phrase)


def _end_of(phrase: Phrase, first: Token, at: dict[int, list[Token]]) -> int | None:
    """Where the phrase that begins with the token `first` ends; None if it does not stand there."""
    ends = {first.position: first.end}
    for word, most in zip(phrase.tokens[1:], phrase.steps[1:], strict=True):
        places = {position + step for position in ends for step in range(1, most + 1)}
        ends = {place: token.end for place in places for token in at.get(place, ()) if token.text == word}
    return min(ends.values(), default=None)


def _window(spans: Sequence[_Span]) -> tuple[int, int]:
    """The stretch with the most different matches, then the most matches, then the first; the matches in its middle."""
    if not spans:
        return 0, LENGTH
    best = (0, 0)
    chosen = (0, 0)
    within: Counter[object] = Counter()
    last = 0
    for first, span in enumerate(spans):
        while last < len(spans) and (last == first or spans[last].end <= span.start + LENGTH):
            within[spans[last].what] += 1
            last += 1
        worth = (len(within), last - first)
        if worth > best:
            best, chosen = worth, (first, last)
        within[span.what] -= 1
        if not within[span.what]:
            del within[span.what]
    group = spans[slice(*chosen)]
    return _around(group[0].start, max(span.end for span in group))


def _around(first: int, last: int) -> tuple[int, int]:
    """The stretch that has what lies from `first` to `last` in its middle."""
    margin = max(0, LENGTH - (last - first)) // 2
    start = max(0, first - margin)
    return start, max(start + LENGTH, min(last, start + 2 * LENGTH))


def _between_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The window, a little wider if that makes it end between words; a script without spaces is cut anywhere."""
    end = min(end, len(text))
    if start:
        blank = next((i for i in range(start, max(start - _SLACK, 0), -1) if text[i - 1].isspace()), None)
        start = _before_marks(text, start) if blank is None else blank
    if end < len(text):
        blank = next((i for i in range(end, min(end + _SLACK, len(text))) if text[i].isspace()), None)
        end = _before_marks(text, end) if blank is None else blank
    return start, end


def _before_marks(text: str, index: int) -> int:
    """The place at or before `index` that parts no letter from its marks, if there is one nearby."""
    for place in range(index, max(index - _SLACK, 0), -1):
        if unicodedata.category(text[place])[0] != "M" and text[place] != "\u200d":
            return place
    return index


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order; those that overlap or touch within a word made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _laid_out(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> Snippet:
    """The piece on one line, with the spans moved to where they stand in it."""
    out = "…" if text[:start].strip() else ""
    more = "…" if text[end:].strip() else ""
    piece = text[start:end].strip(" ")
    first = text.index(piece, start)
    if _UNEVEN.search(piece) is None and (not spans or spans[0][0] >= first):
        # Nothing but single spaces: all that stands in the piece is moved by one number of characters.
        moved = len(out) - first
        return Snippet(out + piece + more, tuple((first + moved, last + moved) for first, last in spans))
    highlights = []
    done = start
    for first, last in spans:
        out = _with(out, text[done:first])
        highlights.append((len(out), len(out) + len(_with("", text[first:last]))))
        out += _with("", text[first:last])
        done = last
    out = _with(out, text[done:end]).rstrip(" ")
    return Snippet(out + more, tuple(highlights))


def _with(out: str, piece: str) -> str:
    """`out` and the piece, white space being one space, and none at the beginning."""
    piece = re.sub(r"\s+", " ", piece)
    return out + (piece.lstrip(" ") if not out.strip("…") or out.endswith(" ") else piece)
