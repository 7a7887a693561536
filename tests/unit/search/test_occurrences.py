# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Where words stand in a text."""

from itertools import pairwise

import pytest

from byline.search.analysis import analyse
from byline.search.occurrences import occurrences
from byline.search.tokens import Token

MIXED = "Häuser_und ورود و «كتاب‌ها» و، ½ و 2026年 و. ی"


def of(words: set[str], tokens: list[Token]) -> list[Token]:
    return [token for token in tokens if token.word in words]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "unit Unity, community unit3.5 3.5 4.3.5 unity", {"unity", "3.5"}),
        ("en", "a an and ant a", {"a", "an", "and"}),
        ("en", f"{'x' * 150} {'x' * 99} x", {"x" * 100, "x"}),
        ("en", " ".join("abcdefghijklmnop" * 2), set("abcdefghijklm")),
        ("tr", "IŞIK ışık ı", {"ışık", "ı"}),
        ("fa", MIXED, {"و", "کتابها", "und", "1"}),
        ("fa", MIXED, {"ورود"}),
        ("fa", MIXED, {"absent"}),
    ],
)
def test_they_are_those_of_the_whole_analysis(language: str, text: str, words: set[str]) -> None:
    assert of(words, occurrences(text, language, frozenset(words))) == of(words, analyse(text, language))


def test_parts_of_words_are_always_there() -> None:
    assert [token.text for token in occurrences("中国 ورود", "zh", frozenset({"x"}))] == ["中", "中国", "国"]


def test_what_stands_further_apart_than_asked_stays_further_apart() -> None:
    text = "unity one two three unity four unity unity"
    tokens = occurrences(text, "en", frozenset({"unity"}), 2)
    exact = [token.position for token in analyse(text, "en") if token.word == "unity"]
    for (one, other), (first, last) in zip(pairwise(token.position for token in tokens), pairwise(exact), strict=True):
        assert (other - one == last - first) or (other - one > 2 and last - first > 2)


def test_a_text_of_nothing_but_new_words_is_read_as_well() -> None:
    text = " ".join(f"{number}ی" for number in range(70_000))
    (token,) = occurrences(text, "fa", frozenset({"69999ی"}))
    assert (token.position, text[token.start : token.end]) == (69_999, "69999ی")
