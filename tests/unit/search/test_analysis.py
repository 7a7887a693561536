# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Golden examples of the analyser, by script."""

import pytest

from byline.search.analysis import analyse, analyser_version, gaps, normalise, phrases, unspaced
from support.search import indexed

TEXTS = [
    # English: case, stems, numbers, what parts words
    ("en", "National Unity, nationally!", ["nation", "uniti", "nation"]),
    ("en", "CC BY-SA 4.0.", ["cc", "by", "sa", "4.0"]),
    ("en", "version 1.2.3, 3.x, 1,000", ["version", "1.2.3", "3", "x", "1", "000"]),
    ("en", "don’t o'clock", ["don", "t", "o", "clock"]),
    ("en", "snake_case _emphasis_", ["snake", "case", "emphasi"]),
    ("en", "co\u00adoperation", ["cooper"]),
    ("en", "ﬁne Ｗｉｄｅ ½ ①", ["fine", "wide", "1", "2", "1"]),
    ("en", "example.org u.s.", ["exampl", "org", "u", "s"]),
    (None, "Universities of x2y 100th", ["universities", "of", "x2y", "100th"]),
    ("xx", "Universities", ["universities"]),
    ("", "Universities", ["universities"]),
    # other Latin
    ("de", "Häuser am Fluß", ["haus", "am", "fluss"]),
    ("fr", "L’économie française", ["l", "économ", "franc"]),
    ("fr", "e\u0301conomie", ["économ"]),
    ("tr", "IŞIK ışık İstanbul'da", ["ışık", "ışık", "istanbul", "da"]),
    ("en", "İstanbul", ["istanbul"]),
    ("pt-BR", "nações", ["naçõ"]),
    # Cyrillic, Greek
    ("ru", "Национальному единству", ["национальн", "единств"]),
    ("el", "Λόγος ΛΌΓΟΣ", ["λογ", "λογ"]),
    # Arabic script
    ("fa", "می‌روم ميروم", ["میروم", "میروم"]),
    ("fa", "کتاب‌های كتابهاي کتاب", ["کتاب", "کتاب", "کتاب"]),
    ("fa", "۱۲۳ ۴٫۵", ["123", "4.5"]),
    ("ar", "قَرَأْتُ الكِتَابَ", ["قرا", "کتاب"]),
    ("ar", "الكبيـــرة", ["کبیر"]),
    (None, "أإآٱ ك ي ى ة", ["اااا", "ک", "ی", "ی", "ه"]),
    ("ar", "٢٠٢٦", ["2026"]),
    (None, "ﷺ", ["صلی", "الله", "علیه", "وسلم"]),
    # Hebrew, Devanagari
    ("he", "שָׁלוֹם שלום", ["שלום", "שלום"]),
    ("hi", "हिन्दी में", ["हिन्द", "म"]),
    ("mr", "हिन्दी में", ["हिन्दी", "में"]),
    # scripts without spaces
    ("zh", "中国人", ["中", "中国", "国", "国人", "人"]),
    ("zh", "国，民", ["国", "民"]),
    ("zh", "2026年3月", ["2026", "年", "3", "月"]),
    ("ja", "データ", ["デ", "デー", "ー", "ータ", "タ"]),
    ("ja", "ﾃﾞｰﾀ", ["デ", "デー", "ー", "ータ", "タ"]),
    ("ja", "ＯＰＥＮな", ["open", "な"]),
    ("ko", "서울", ["서", "서울", "울"]),
    ("ko", "\u1109\u1165\u110b\u116e\u11af", ["서", "서울", "울"]),
    ("th", "ไทย๑๒", ["ไ", "ไท", "ท", "ทย", "ย", "12"]),
    ("th", "ที่นี่", ["ที่", "ที่นี่", "นี่"]),
    # nothing at all
    ("en", "", []),
    ("en", " \n… 🙂 !?", []),
    ("ar", "ـــ", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), TEXTS)
def test_tokens(language: str | None, text: str, expected: list[str]) -> None:
    assert [token.text for token in analyse(text, language)] == expected


def test_offsets_are_those_of_the_text_as_it_is() -> None:
    text = "“ﬁne” 中ﾃﾞ، كتاب‌ها ½."
    spans = {token.text: text[token.start : token.end] for token in analyse(text, "fa")}
    assert spans == {"fine": "ﬁne", "中": "中", "中デ": "中ﾃﾞ", "デ": "ﾃﾞ", "کتاب": "كتاب‌ها", "1": "½", "2": "½"}


def test_positions_count_words_and_characters_of_unspaced_scripts() -> None:
    tokens = analyse("In 中国人 now", "en")
    assert [(token.text, token.position) for token in tokens] == [
        ("in", 0),
        ("中", 1),
        ("中国", 1),
        ("国", 2),
        ("国人", 2),
        ("人", 3),
        ("now", 4),
    ]


def test_words_are_kept_beside_their_stems_where_there_are_words() -> None:
    tokens, words = indexed("Universities of 中国. Universities, كتابها", "en")
    assert words == {("universities", "universiti"), ("of", "of"), ("کتابها", "کتابها")}
    assert tokens["universiti"] == [0, 4]
    assert tokens["中国"] == [2]


@pytest.mark.parametrize(
    ("text", "languages", "expected"),
    [
        ("unity", ("en", "fr", "xx"), [("unity",), ("uniti",)]),
        ("unity", (), [("unity",)]),
        ("National unity", ("en-GB", "en"), [("national", "unity"), ("nation", "uniti")]),
        ("中国人", ("en",), [("中国", "国人")]),
        ("中国 人民日", ("en",), [("中国", "国", "人民", "民日")]),
        ("2026年", (), [("2026", "年")]),
        ("年", (), [("年",)]),
        ("国x", (), [("国", "x")]),
        ("&", ("en",), [()]),
    ],
)
def test_phrases_over_languages(text: str, languages: tuple[str, ...], expected: list[tuple[str, ...]]) -> None:
    assert phrases(text, languages) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("national unity", (3,)),
        ("well-known a\u00a0b", (1, 3, 3)),
        ("snake_case 4.0", (1, 3)),
        ("中国 人民日", (1, 3, 1)),
        ("a & b", (3,)),
        ("unity", ()),
        ("&", ()),
    ],
)
def test_words_may_stand_apart_where_white_space_parts_them(text: str, expected: tuple[int, ...]) -> None:
    assert gaps(text, 3) == expected
    assert all(len(phrase) == len(expected) + 1 for phrase in phrases(text, ("en", "tr", "fa")) if phrase)


def test_a_phrase_stands_in_the_text_that_it_was_taken_from() -> None:
    document = indexed("今日中国人民2026年3月発表", "zh")[0]
    (phrase,) = phrases("国人民2026年3月")
    starts = [{place - offset for place in document[token]} for offset, token in enumerate(phrase)]
    assert set.intersection(*starts) == {3}


def test_normalise_is_what_the_word_list_holds() -> None:
    assert normalise("ÜBER") == "über"
    assert normalise("كتا") == "کتا"


def test_unspaced_scripts_are_known() -> None:
    assert unspaced("x中")
    assert unspaced("ﾃ")
    assert not unspaced("wörter כלשהן")


def test_very_long_words_count_by_their_beginning() -> None:
    (token,) = analyse("x" * 70_000, "en")
    assert (token.text, token.end) == ("x" * 100, 70_000)
    (token,) = analyse("é" * 70_000)
    assert (token.text, token.end) == ("é" * 100, 70_000)


def test_heaps_of_marks_cost_little() -> None:
    assert len(analyse("x" + "\u0301\u0323" * 100_000)) == 1
    assert max(len(token.text) for token in analyse("中" + "\u0301\u0323" * 10_000)) <= 20


def test_the_version_names_the_stemmer() -> None:
    assert analyser_version().startswith("1/3.")


def test_a_stem_is_never_empty() -> None:
    for language in ("en", "de", "fr", "fa", "ar", "ru", "tr", "yi", "ta", "sr", "id"):
        for word in ("a", "s", "ing", "ها", "ال", "и", "ler", "கள்", "nya"):
            assert all(token.text for token in analyse(word, language))
