# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0

from typing import Any

import pytest

from byline.search.snippet import LENGTH, Snippet, snippet
from byline.search.tree import Phrase, Wanted
from support.search import indexed

LOOSE = Phrase("text", ("nation", "uniti"), (3,))
FILLER = "Nothing of interest is said here. " * 30


def shown(text: str, language: str | None, *sought: str | tuple[str, ...] | Phrase) -> Snippet:
    tokens = frozenset(one for one in sought if isinstance(one, str))
    phrases = frozenset(
        Phrase("text", one) if isinstance(one, tuple) else one for one in sought if not isinstance(one, str)
    )
    needed = tokens | {token for phrase in phrases for token in phrase.tokens}
    words = frozenset(word for word, token in indexed(text, language)[1] if token in needed)
    return snippet(text, language, Wanted(tokens, phrases), words)


def marked(found: Snippet) -> list[str]:
    return [found.text[start:end] for start, end in found.highlights]


@pytest.mark.parametrize(
    ("language", "text", "sought", "expected"),
    [
        ("en", "The unity of Nations. Unity!", ["uniti", "nation"], ["unity", "Nations", "Unity"]),
        ("en", "National unity; unity of a national kind.", [("nation", "uniti")], ["National unity"]),
        ("en", "unity, national; national historic unity", [LOOSE], ["national; national historic unity"]),
        ("en", "national, the great and historic unity", [LOOSE], []),
        ("en", "unity unity unity", [("uniti", "uniti")], ["unity unity unity"]),
        ("en", "unity unities", ["uniti", ("uniti", "uniti")], ["unity unities"]),
        ("de", "Die Häuser am Fluß", ["haus", "fluss"], ["Häuser", "Fluß"]),
        ("fa", "كتاب‌هاي تازه و کتاب", ["کتاب"], ["كتاب‌هاي", "کتاب"]),
        ("ar", "قرأتُ الكِتَابَ هنا", ["کتاب"], ["الكِتَابَ"]),
        ("zh", "中华人民共和国的经济", [("人民", "民共"), "经济"], ["人民共", "经济"]),
        ("zh", "2026年3月9日，北京", [("3", "月", "9", "日")], ["3月9日"]),
        ("ja", "ﾃﾞｰﾀの利用", [("デー", "ータ")], ["ﾃﾞｰﾀ"]),
        ("en", "snake_case", ["case"], ["case"]),
        ("en", "Nothing here", ["uniti"], []),
        ("en", "<b>unity</b> & \x1b[31mmore", ["uniti", "more"], ["unity"]),
        ("en", "", ["uniti"], []),
    ],
)
def test_highlights_are_what_was_looked_for(language: str, text: str, sought: list[Any], expected: list[str]) -> None:
    found = shown(text, language, *sought)
    assert marked(found) == expected
    assert found.text == text


def test_the_beginning_is_shown_if_nothing_is_looked_for() -> None:
    found = snippet(FILLER, "en", Wanted(frozenset(), frozenset()), frozenset())
    assert FILLER.startswith(found.text.rstrip("…"))
    assert found.text.endswith("here.…")
    assert LENGTH <= len(found.text) <= LENGTH + 30


def test_the_window_stands_where_most_different_words_are() -> None:
    text = f"A unity. {FILLER}Unity, unity, unity. {FILLER}National unity. {FILLER}"
    found = shown(text, "en", "uniti", "nation")
    assert marked(found) == ["National", "unity"]
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert len(found.text) <= LENGTH + 60


def test_of_windows_as_good_the_first_is_shown() -> None:
    found = shown(f"First unity. {FILLER}Second unity. {FILLER}", "en", "uniti")
    assert "First" in found.text
    assert marked(found) == ["unity"]


def test_white_space_is_one_space() -> None:
    found = shown("  The \n\n\tunity\u00a0 of  all \n", "en", "uniti")
    assert found == Snippet("The unity of all", ((4, 9),))


def test_no_word_is_cut_and_no_mark_left_alone() -> None:
    found = shown(f"{FILLER}unity {FILLER}", "en", "uniti")
    assert set(found.text.strip("…").split()) <= {*FILLER.split(), "unity"}
    thai = "ที่นี่" * 100
    piece = shown(thai + "中国" + thai, "th", "中国").text
    assert piece.strip("…")[0] in "ทน"
    heap = "\u0301" * 500
    assert len(shown("x" + heap + " unity " + heap, "en", "uniti").text) < 2 * LENGTH


def test_a_match_longer_than_the_window_is_cut() -> None:
    long = "x" * 70_000
    found = shown(f"{FILLER}{long} unity", "en", long[:100])
    assert len(found.text) <= 3 * LENGTH
    assert set("".join(marked(found))) == {"x"}


def test_what_stands_very_far_down_is_not_looked_for() -> None:
    found = shown("a " * 60_000 + "unity", "en", "uniti")
    assert found.highlights == ()
    assert found.text.startswith("a a")
