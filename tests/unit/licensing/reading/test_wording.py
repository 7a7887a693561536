# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import tomllib
from pathlib import Path

import pytest

import byline.licensing
from byline.licensing.reading import wording
from byline.licensing.sieve import Glance

DATA = Path(byline.licensing.__file__).parent / "data" / "wording.toml"
TABLES = tomllib.loads(DATA.read_text(encoding="utf-8"))
LANGUAGES = 34


@pytest.mark.parametrize("table", TABLES)
def test_every_word_matches_itself(table: str) -> None:
    for language, words in TABLES[table].items():
        for word in words.split(","):
            example = word.strip().replace("*", "")
            assert wording.words(table).search(f"x {example} x"), (table, language, word)


@pytest.mark.parametrize("table", TABLES)
def test_words_are_in_lower_case_and_stand_once_in_a_language(table: str) -> None:
    for language, words in TABLES[table].items():
        each = [word.strip() for word in words.split(",")]
        assert all(word and word == word.lower() for word in each), (table, language)
        assert sorted(each) == sorted(set(each)), (table, language)


@pytest.mark.parametrize("table", ["article", "content", "place", "pictures", "grant", "every", "this"])
def test_the_tables_that_decide_know_34_languages(table: str) -> None:
    assert len(TABLES[table]) >= LANGUAGES


def test_words_stand_alone_where_a_script_has_spaces() -> None:
    assert not wording.words("article").search("context posture")
    assert wording.words("article").search("ein textbeitrag von")
    assert wording.words("article").search("この記事は")


@pytest.mark.parametrize("table", ["reserved", "forbidden"])
def test_phrases_are_where_words_begin(table: str) -> None:
    assert "" not in wording.phrases(table)
    for phrase in wording.phrases(table):
        assert wording.words(table).match(phrase), phrase


@pytest.mark.parametrize("table", ["reserved", "forbidden", "taken"])
def test_places_are_all_that_words_match_wherever_a_line_ends(table: str) -> None:
    for phrase in wording.phrases(table):
        text = f"xx {phrase.replace(' ', chr(10))}. {phrase.replace(' ', '   ')}, {phrase}; {phrase[:-1]}"
        expected = [match.span() for match in wording.words(table).finditer(text)]
        found = wording.places(table, Glance(text), 100)
        assert len(expected) >= 3
        assert set(expected) <= set(found), phrase
        assert wording.places(table, Glance(text), 2) == found[:2]


@pytest.mark.parametrize("between", [" and ", " und die ", ", ", " et ", "と", " & ", " as well as the "])
def test_what_joins(between: str) -> None:
    assert wording.together().match(between)


@pytest.mark.parametrize("between", [" in ", " dieses ", "", " and he said that "])
def test_what_does_not_join(between: str) -> None:
    assert not wording.together().match(between)


def test_a_label_ends_where_the_name_begins() -> None:
    assert wording.label_before().search("lizenz: ")
    assert wording.label_before().search('许可协议："')
    assert not wording.label_before().search("lizenz: siehe ")
    assert not wording.label_before().search("bildlizenz: ")


def test_what_follows_a_name() -> None:
    assert wording.applies().match(" waiver applies to the data")
    assert not wording.applies().match(" license. It applies")
