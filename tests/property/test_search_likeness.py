# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Likeness is the optimal string alignment distance, whatever words were tried before."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from byline.search.likeness import Likeness
from byline.search.words import WordList

WORD = st.text("abcé", max_size=6)
WORDS = st.lists(WORD, min_size=1, max_size=80)


@cache
def distance(one: str, other: str) -> int:
    """By the definition: what the last letters cost, and the rest."""
    if not one or not other:
        return len(one) + len(other)
    found = min(
        distance(one[:-1], other) + 1,
        distance(one, other[:-1]) + 1,
        distance(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    )
    if one[-2:] == other[-2:][::-1] and len(one) > 1 and len(other) > 1:
        found = min(found, distance(one[:-2], other[:-2]) + 1)
    return found


@given(WORD, st.integers(1, 3), WORDS)
def test_near_is_within_the_distance(word: str, most: int, others: list[str]) -> None:
    likeness = Likeness(word, most)
    for other in others:
        near, wrong = likeness.tried(other)
        assert near == (distance(word, other) <= most)
        if wrong:
            assert other.startswith(wrong)
            assert all(distance(word, another) > most for another in others if another.startswith(wrong))


@given(WORD, st.integers(1, 2), WORDS)
def test_a_word_list_finds_all_that_are_near(word: str, most: int, others: list[str]) -> None:
    # So many words that begin alike and are far off are leapt over.
    far = {f"zzzzzzzzzz{number}" for number in range(40)}
    with TemporaryDirectory() as folder:
        words = WordList(Path(folder, "words.sqlite"))
        words.add((other, other) for other in {*others, *far})
        assert words.near(word, most, limit=1_000) == {other for other in others if distance(word, other) <= most}
