# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The short way through plain text: Latin letters that are normalised by writing them small.

It gives what byline.search.analysis gives, in a fraction of the time; most texts are plain.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from os.path import commonprefix

from byline.search.stemming import stem
from byline.search.tokens import LONGEST, Token

WORD = re.compile(r"\w+(?:(?<=\d)\.(?=\d)\w+)*")
_IN_NUMBER = re.compile(r"\d\.\d")
# Latin letters that are normalised by writing them small, and characters that belong to no word: where there is nothing
# else, each match of the expression above is one word.
_PERHAPS_NOT_PLAIN = re.compile(
    "[^\x00-\xa9\xab\xac\xae-\xb1\xb4\xb6-\xb8\xbb\xbf-\xde\xe0-\u012f\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e"
    "\u2010-\u205f\u20a0-\u20bf\u2190-\u245f\u2500-\u2775\u2794-\u2bff\ufffd\U0001f300-\U0001faff]"
)
# A word is looked for by its beginning, together with those that begin alike.
_ALIKE = 4
_MOST = 10


def is_plain(text: str, language: str | None) -> bool:
    """Whether it can be read so."""
    return language != "tr" and (text.isascii() or _PERHAPS_NOT_PLAIN.search(text) is None)


def tokens_of(text: str, language: str | None, only: frozenset[str], reach: int | None) -> list[Token]:
    """The tokens of these words: for a highlighter, which asks for few words of ten texts a search."""
    text = text.replace("_", " ").lower()
    beginnings = _beginnings(only)
    found = _every(text, only) if beginnings is None else sorted(_found(text, only, beginnings))
    stems = {word: stem(word, language) for word in {word for _, _, word in found}}
    position = end = 0
    tokens: list[Token] = []
    for start, last, word in found:
        if reach != 0 and start - end > 1:
            position += sum(1 for _ in islice(WORD.finditer(text, end, start), reach))
        tokens.append(Token(stems[word], start, last, position, word))
        position, end = position + 1, last
    return tokens


@lru_cache(maxsize=64)
def _beginnings(words: frozenset[str]) -> tuple[str, ...] | None:
    """Beginnings, none of which begins another, one for each of the words; None if they would be too many."""
    alike: dict[str, list[str]] = defaultdict(list)
    for word in words:
        alike[word[:_ALIKE]].append(word)
    beginnings: list[str] = []
    for beginning in sorted(map(commonprefix, alike.values())):
        if not beginnings or not beginning.startswith(beginnings[-1]):
            beginnings.append(beginning)
    return tuple(beginnings) if len(beginnings) <= _MOST else None


def _found(text: str, only: frozenset[str], beginnings: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Where the words stand as words of their own, in plain text in lower case."""
    for beginning in beginnings:
        start = text.find(beginning)
        while start >= 0:
            if not start or not (text[start - 1].isalnum() or _IN_NUMBER.match(text, max(start - 2, 0))):
                match = WORD.match(text, start)
                if match is not None and (word := match.group()[:LONGEST]) in only:
                    yield start, match.end(), word
            start = text.find(beginning, start + len(beginning))


def _every(text: str, only: frozenset[str]) -> list[tuple[int, int, str]]:
    """The same where that would take longer than to go through all words."""
    return [
        (match.start(), match.end(), word) for match in WORD.finditer(text) if (word := match.group()[:LONGEST]) in only
    ]
