# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether words are the words of an article, and what was done to them."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from byline.licensing.folding import fold

_WORD = re.compile(r"[^\W_]+")
_PARAGRAPH = re.compile(r"\n\s*\n")
_SENTENCE = re.compile(r"(?<=[.!?…。؟!।])\s+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SHINGLE = 5
_CHARACTERS = 8
# A paragraph of which so much is there was changed; less is another one.
_RELATED = 0.3
_REUSED = 0.25
_FEWEST = 12


class Treatment(StrEnum):
    """What became of the text."""

    WHOLE = "whole"
    EXCERPT = "excerpt"
    """Some of its sentences, unaltered."""
    ALTERED = "altered"
    ELSEWISE = "elsewise"
    """Hardly any of its words: a translation, or another text."""


class Comparison(NamedTuple):
    """What became of the text, with the words that were changed, or left out, as an example."""

    treatment: Treatment
    example: str = ""


def is_unspaced(text: str) -> bool:
    """Whether any character is of a script that is written without spaces."""
    return _UNSPACED.search(text) is not None


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """The words alone, in one case and spelling, with one space around each; scripts without spaces keep none."""
    words = " ".join(_WORD.findall(fold(text)))
    return f" {words} " if words else ""


def says(text: str, words: str) -> bool:
    """Whether `text` (normal) has `words` in it, as whole words where the script has any."""
    wanted = normal(words)
    if not wanted:
        return True
    return wanted.strip() in text if is_unspaced(wanted) else wanted in text


def shingles(text: str) -> frozenset[str]:
    """Every run of five words; where the script has no spaces, every run of eight characters.

    A name in another script changes nothing of the runs before and behind it: pages credit people of all countries.
    """
    words = normal(text).split()
    runs: set[str] = set()
    for unspaced, group in groupby(words, key=is_unspaced):
        part = list(group)
        length, glue = _SHINGLE, " "
        if unspaced:
            part, length, glue = list("".join(part)), _CHARACTERS, ""
        runs.update(glue.join(part[i : i + length]) for i in range(len(part) - length + 1))
    return frozenset(runs or {" ".join(words)})


def reused(article: str, published: str) -> float:
    """How much of an article is in what was published, from 0 to 1; 0 if it is too little to be a reuse.

    A part of an article counts if most of what was published is taken from it, or a dozen runs of its words are.
    """
    own, theirs = shingles(article), shingles(published)
    common = len(own & theirs)
    share = common / len(own)
    enough = share >= _REUSED or common >= _FEWEST or common / len(theirs) >= 0.5
    return share if common and enough else 0.0


def explained(published: str, articles: Sequence[str]) -> list[int]:
    """Which of several articles are in what was published: those with words there that no better one explains.

    Of versions of one story that is the one that has most of its words there; of equal ones the first.
    """
    runs = shingles(published)
    own = [shingles(article) for article in articles]
    ranked = sorted(range(len(own)), key=lambda index: -len(own[index] & runs) / len(own[index]))
    known: set[str] = set()
    found = []
    for index in ranked:
        common = own[index] & runs
        fresh = common - known
        if fresh and reused(articles[index], published) and len(fresh) >= _REUSED * len(common):
            known |= common
            found.append(index)
    return found


def compare(article: str, published: str, *, all_of_it: bool) -> Comparison:
    """What became of an article's text; with `all_of_it`, nothing but the article is in `published`."""
    shown = normal(published)
    runs = shingles(published)
    missing = [sentence for sentence in _sentences(article) if normal(sentence).strip() not in shown]
    kept = sum(1 for _ in _sentences(article)) - len(missing)
    for sentence in missing:
        own = shingles(sentence)
        if _RELATED <= len(own & runs) / len(own) < 1:
            return Comparison(Treatment.ALTERED, sentence)
    if not kept and missing:
        return Comparison(Treatment.ELSEWISE, missing[0])
    if all_of_it and (added := _added(article, published)):
        return Comparison(Treatment.ALTERED, added)
    return Comparison(Treatment.EXCERPT, missing[0]) if missing else Comparison(Treatment.WHOLE)


def _added(article: str, published: str) -> str | None:
    own = normal(article)
    return next((sentence for sentence in _sentences(published) if normal(sentence).strip() not in own), None)


def _sentences(text: str) -> Iterator[str]:
    for paragraph in _PARAGRAPH.split(text):
        for line in paragraph.split("\n"):
            yield from (sentence for sentence in _SENTENCE.split(line) if normal(sentence))


def phrases(text: str, *, most: int = 12, words: int = 6) -> Sequence[str]:
    """Runs of words from all over a text, by which an archive can be asked whether it has it."""
    found = _WORD.findall(text)
    if len(found) <= words:
        return [" ".join(found)] if found else []
    step = max(1, (len(found) - words) // max(1, most - 1))
    return list(dict.fromkeys(" ".join(found[start : start + words]) for start in range(0, len(found) - words, step)))[
        :most
    ]
