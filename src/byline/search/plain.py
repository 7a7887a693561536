# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The short way through plain text: Latin letters that are normalised by writing them small.

It gives what byline.search.analysis gives, in a fraction of the time; most texts are plain.
"""

import re
from collections.abc import Set as AbstractSet

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


def is_plain(text: str, language: str | None) -> bool:
    """Whether it can be read so."""
    return language != "tr" and (text.isascii() or _PERHAPS_NOT_PLAIN.search(text) is None)


def tokens_of(text: str, language: str | None, only: AbstractSet[str]) -> list[Token]:
    """The tokens of these words: for a highlighter, which asks for few words of ten texts a search."""
    text = text.replace("_", " ").lower()
    words = WORD.findall(text)
    if max(map(len, words), default=0) > LONGEST:
        words = [word[:LONGEST] for word in words]
    found = [(position, word) for position, word in enumerate(words) if word in only]
    stems = {word: stem(word, language) for word in {word for _, word in found}}
    tokens: list[Token] = []
    last = 0
    for position, word in found:
        start, last = _occurrence(text, word, last)
        tokens.append(Token(stems[word], start, last, position, word))
    return tokens


def _occurrence(text: str, word: str, first: int) -> tuple[int, int]:
    """Where the word stands next, as one of its own, in plain text in lower case."""
    start = text.index(word, first)
    while True:
        if start == 0 or not (text[start - 1].isalnum() or _IN_NUMBER.match(text, max(start - 2, 0))):
            match = WORD.match(text, start)
            if match is not None and match.group()[:LONGEST] == word:
                return start, match.end()
        start = text.index(word, start + 1)
