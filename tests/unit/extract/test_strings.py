# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.extract.strings import clean, cut, folded, one_line, squeezed, without_tags


def test_facts_are_kept_in_nfc_without_control_characters() -> None:
    assert clean("e\u0301te\u0301\x00\x1b[31m") == "été[31m"


def test_a_line_cannot_dress_up_as_another_one() -> None:
    assert clean("\u202egpj.exe\u202c \u2066x\u2069") == "gpj.exe x"


def test_persian_joiners_stay() -> None:
    assert one_line("می\u200cشود", 50) == "می\u200cشود"


def test_white_space_collapses_to_one_line() -> None:
    assert one_line("  A\n\tlong\u00a0 title ", 50) == "A long title"


def test_long_lines_are_cut_at_a_word() -> None:
    assert one_line("the quick brown fox jumps", 16) == "the quick brown…"
    assert len(one_line("x" * 5000, 100)) == 100


def test_a_line_without_blanks_is_cut_anywhere() -> None:
    assert cut("abcdefghij", 5) == "abcd…"


def test_a_cut_leaves_no_loose_mark() -> None:
    assert cut("one two, three", 10) == "one two…"


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("Fish &amp; chips", "Fish & chips"),
        ("Fish &amp;amp; chips", "Fish & chips"),
        ("a <em>b</em>", "a  b "),
        ("&lt;b&gt;bold&lt;/b&gt;", " bold "),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
    ],
)
def test_json_values_lose_tags_and_references(raw: str, plain: str) -> None:
    assert without_tags(raw) == plain


def test_names_compare_without_case_width_or_marks() -> None:
    assert folded("Ｔｈｅ  Byline—Reader!") == folded("the byline reader")


@pytest.mark.parametrize("name", ["LiveScience.com", "Live Science", "https://www.livescience.com/a/b", "live-science"])
def test_sites_compare_without_what_addresses_add(name: str) -> None:
    assert squeezed(name) == "livescience"
