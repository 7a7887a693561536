# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.extract.readers import plain_text
from support.pages import found, html, text

SENTENCE = "Ongoing issues in the world require a sharp eye to see, evaluate and propose solutions to the problems."


def test_a_title_a_byline_and_a_date() -> None:
    facts = found(
        plain_text,
        text("A story\n\nBy Jane Doe\n9 March 2026\n\nIt rained.\n\nTranslated by Ann Poe\n© 2026 Jane Doe\n"),
    )
    assert facts == {
        "title": ["A story"],
        "creators": ["By Jane Doe"],
        "published": ["2026-03-09"],
        "copyright_notice": ["© 2026 Jane Doe"],
        "earlier_changes": ["Translated by Ann Poe"],
    }


def test_a_date_may_stand_in_the_byline() -> None:
    assert found(plain_text, text("A story\nBy Jane Doe, 9 March 2026\nIt rained."))["published"] == ["2026-03-09"]


def test_the_byline_may_stand_above_the_title() -> None:
    assert found(plain_text, text("By Jane Doe\n\nA story\n\nIt rained."))["title"] == ["A story"]


@pytest.mark.parametrize("line", ["# A story", "Title: A story", "A story"])
def test_markings_are_no_part_of_the_title(line: str) -> None:
    assert found(plain_text, text(f"{line}\n\nIt rained."))["title"] == ["A story"]


def test_one_long_line_is_titled_by_its_first_sentence() -> None:
    (title,) = found(plain_text, text(f"{SENTENCE} Today, we live in a world. " * 20))["title"]
    assert title == "Ongoing issues in the world require a sharp eye to see, evaluate and propose solutions to the…"
    assert len(title) <= 100


@pytest.mark.parametrize(
    ("start", "title"),
    [("It rained. Then not.", "It rained."), ("باران آمد؟ نه.", "باران آمد؟"), ("雨だった。今は晴れ。", "雨だった。")],
)
def test_a_short_first_sentence_is_the_title(start: str, title: str) -> None:
    assert found(plain_text, text(start))["title"] == [title]


def test_a_long_first_line_is_a_paragraph() -> None:
    facts = found(plain_text, text(f"{'It rained all day and all night. ' * 10}\n\nThen not."))
    assert facts["title"] == ["It rained all day and all night."]


def test_nothing_gives_nothing() -> None:
    assert found(plain_text, text(" \n ")) == {"title": [""]}
    assert found(plain_text, html("<p>A story</p>")) == {}
