# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from byline.search.words import WordList, wildcard

PAIRS = {
    ("universities", "univers"),
    ("university", "univers"),
    ("unity", "uniti"),
    ("unity", "unity"),
    ("4.0", "4.0"),
    ("[x]", "[x]"),
    ("کتابها", "کتاب"),
}


@pytest.fixture
def words(tmp_path: Path) -> Iterator[WordList]:
    words = WordList(tmp_path / "words.sqlite")
    words.add(PAIRS)
    words.add({("unity", "uniti"), ("ferry", "ferri")})
    yield words
    words.close()


@pytest.mark.parametrize(
    ("pattern", "tokens"),
    [
        ("univ*", {"univers"}),
        ("un*", {"univers", "uniti", "unity"}),
        ("un?ty", {"uniti", "unity"}),
        ("*ty", {"univers", "uniti", "unity"}),
        ("*", {"univers", "uniti", "unity", "4.0", "[x]", "کتاب", "ferri"}),
        ("4?0", {"4.0"}),
        ("[x]*", {"[x]"}),
        ("x*", set()),
        ("کتا*", {"کتاب"}),
    ],
)
def test_tokens_of_the_words_that_match(words: WordList, pattern: str, tokens: set[str]) -> None:
    assert words.tokens(pattern, limit=10) == tokens


@pytest.mark.parametrize(
    ("word", "distance", "tokens"),
    [
        ("unity", 1, {"uniti", "unity"}),
        ("untiy", 1, {"uniti", "unity"}),
        ("univesity", 1, {"univers"}),
        ("fery", 1, {"ferri"}),
        ("fury", 1, set()),
        ("fury", 2, {"ferri"}),
        ("کتابا", 1, {"کتاب"}),
    ],
)
def test_tokens_of_the_words_that_are_near(words: WordList, word: str, distance: int, tokens: set[str]) -> None:
    assert words.near(word, distance, limit=10) == tokens


def test_too_many_are_told_by_one_more(words: WordList) -> None:
    assert len(words.tokens("*", limit=3)) == 4
    assert len(words.near("unity", 1, limit=1)) == 2


def test_words_of_tokens(words: WordList) -> None:
    assert words.words(["univers", "unity", "absent"]) == {"universities", "university", "unity"}
    assert words.words([f"absent{number}" for number in range(2_000)] + ["ferri"]) == {"ferry"}
    assert words.words([]) == set()


def test_what_no_article_holds_is_forgotten(words: WordList, tmp_path: Path) -> None:
    words.keep(iter(["uniti", "4.0"]))
    assert words.tokens("*", limit=10) == {"uniti", "4.0"}
    assert b"univers" not in (tmp_path / "words.sqlite").read_bytes()


def test_a_new_list_is_empty(tmp_path: Path) -> None:
    with closing(WordList(tmp_path / "words.sqlite")) as words:
        assert not words.exists()
        assert words.tokens("a*", limit=1) == set()
        assert words.exists()


def test_what_others_add_or_put_in_its_place_is_seen(words: WordList, tmp_path: Path) -> None:
    assert words.words(["new"]) == set()
    WordList(tmp_path / "words.sqlite").add({("newer", "new")})
    assert words.words(["new"]) == {"newer"}
    WordList(tmp_path / "other.sqlite").add({("newest", "new")})
    (tmp_path / "other.sqlite").replace(tmp_path / "words.sqlite")
    assert words.words(["new"]) == {"newest"}


def test_a_wildcard_takes_no_time_whatever_it_is() -> None:
    assert not wildcard("*a" * 40 + "b").match("a" * 1000)
