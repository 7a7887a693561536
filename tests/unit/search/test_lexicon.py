# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Rows of finished tokens."""

import pytest

from byline.search.analysis import analyse
from byline.search.lexicon import Lexicon
from byline.search.tokens import NOTHING, TOGETHER, places, row_of, width


@pytest.mark.parametrize(
    ("language", "text", "row"),
    [
        ("en", "National Unity, nationally! 4.0.", "nation uniti nation 4.0"),
        ("en", "“It’s” — snake_case… co\u00adoperation", "it s snake case cooper"),
        ("en", "... unity ... u.s. ...", "uniti u s"),
        ("de-AT", "Häuser\u00a0am\u2009Fluß", "haus am fluss"),
        ("tr", "IŞIK Istanbul", "ışık ıstanbul"),
        ("fa", "می\u200cروم ـــ ۴٫۵", "میروم 4.5"),
        ("zh", "x 中国人", f"x 中{TOGETHER}中国 国{TOGETHER}国人 人"),
        (None, "", ""),
        (None, " … ", ""),
    ],
)
def test_a_row_has_what_a_highlighter_sees(language: str | None, text: str, row: str) -> None:
    assert " ".join(Lexicon().row(text, language).split()) == row
    assert row_of(analyse(text, language)) == row


def test_each_language_has_stems_of_its_own_and_all_words_are_told() -> None:
    lexicon = Lexicon()
    assert [lexicon.row("Universities", language) for language in ("en", None, "en-GB")] == [
        "universiti",
        "universities",
        "universiti",
    ]
    assert lexicon.pairs == {("universities", "universiti"), ("universities", "universities")}


def test_what_is_longer_than_a_word_is_cut_and_not_remembered() -> None:
    lexicon = Lexicon()
    assert lexicon.row(f"{'X' * 150} {'ab' * 13}.{'é' * 150}", "en") == f"{'x' * 100} {'ab' * 13} {'é' * 100}"
    assert len(lexicon.pairs) == 3


def test_places_of_a_row() -> None:
    row = f"a b{TOGETHER}bc c{TOGETHER}a {NOTHING} {NOTHING} b"
    assert places(row) == {"a": [0, 2], "b": [1, 5], "bc": [1], "c": [2]}
    assert width(row) == 4
    assert (places(""), width("")) == ({}, 0)
