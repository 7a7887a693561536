# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What all formats share: the text made plain, the title, the credit, the change."""

import pytest

from byline.export.formats import Item, one_line, plain, text_changes
from byline.licensing.notice import attribution
from byline.licensing.policy import decide
from byline.model.notice import Adapts
from byline.model.use import Use
from support.exports import archived, concluded


def item(text: str = "Words.", **facts: object) -> Item:
    article = archived(0x3F2A9C0D1E2B3C4D, concluded("CC-BY-4.0", evidence=()), **facts)
    return Item(article, text, attribution(article), "notice", decide(article.conclusion, (Use.REDISTRIBUTE,)))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a\r\nb\rc\vd\fe\x85f\u2028g", "a\nb\nc\nd\ne\nf\ng"),
        ("a\u2029b", "a\n\nb"),
        ("a\tb", "a\tb"),
        ("a\x00b\x07c\x1b[31md\x7fe\x9bf", "abc[31mdef"),
        ("\ufeffa\ufffe\uffff\ufdd0", "a"),
        ("a\ud800b", "a\ufffdb"),
        ("می\u200cماند \u200fx\u200e", "می\u200cماند \u200fx\u200e"),
        ("😀 e\u0301", "😀 e\u0301"),
    ],
)
def test_text_is_made_plain(raw: str, expected: str) -> None:
    assert plain(raw) == expected


def test_a_fact_is_one_line() -> None:
    assert one_line(" a\n\tb\u202e c\x00\uffff ") == "a b c"
    assert one_line(None) == ""


def test_paragraphs_keep_their_lines() -> None:
    text = "\n\nOne.\n\n- a \n- b\n \t \nTwo.\n\n\n"
    assert item(text).paragraphs == ("One.", "- a\n- b", "Two.")


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("The ferry", "THE  FERRY\n\nIt stays.", ("It stays.",)),
        ("The ferry", "The ferry stays.\n\nSo.", ("The ferry stays.", "So.")),
        ("The ferry", "The ferry", ("The ferry",)),
        (None, "Article 3f2a9c0d\n\nSo.", ("So.",)),
    ],
)
def test_a_title_is_not_said_twice_but_words_are_never_lost(title: str, text: str, expected: tuple[str, ...]) -> None:
    assert item(text, title=title).paragraphs == expected


def test_an_article_without_a_title_goes_by_its_id() -> None:
    assert item(title=None).title == item(title=" \n").title == "Article 3f2a9c0d"


def test_the_credit_names_creators_then_parties() -> None:
    assert item(creators=("Ada\nExample", "\x00"), agency="Wire").credit == "Ada Example, Wire"
    assert item().credit == ""


@pytest.mark.parametrize(
    ("media_type", "words"),
    [("text/html", "web page"), ("application/xhtml+xml", "web page"), ("text/markdown", "Markdown")],
)
def test_taking_the_text_is_a_change_but_no_adaptation(media_type: str, words: str) -> None:
    """RULES 1.5: not an adaptation; under 4.0 it is a modification, say "text only"."""
    (change,) = text_changes(archived(1, concluded("CC-BY-4.0"), media_type=media_type))
    assert words in change.text
    assert change.text.endswith(".")
    assert change.adapts is Adapts.NO


def test_plain_text_is_not_changed() -> None:
    assert text_changes(archived(1, concluded("CC-BY-4.0"), media_type="text/plain")) == ()
