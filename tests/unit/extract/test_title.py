# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.extract.title import MAX_TITLE, clean_title

SITES = {"The Byline Reader", "reader.example"}


@pytest.mark.parametrize(
    ("title", "clean"),
    [
        ("A story", "A story"),
        ("A story | The Byline Reader", "A story"),
        ("A story – THE BYLINE READER", "A story"),
        ("The Byline Reader: A story", "A story"),
        ("The Byline Reader | A story | reader.example", "A story"),
        ("A story: The Byline Reader", "A story: The Byline Reader"),
        ("A story - with a dash", "A story - with a dash"),
        ("A story | Another Site", "A story | Another Site"),
        ("Twenty-one", "Twenty-one"),
        ("A story « The Byline Reader", "A story"),
    ],
)
def test_the_name_of_the_site_is_left_out(title: str, clean: str) -> None:
    assert clean_title(title, SITES) == clean


@pytest.mark.parametrize("title", ["", "The Byline Reader", "—", " | "])
def test_nothing_else_is_no_title(title: str) -> None:
    assert clean_title(title, SITES) is None


def test_a_title_is_bounded() -> None:
    cleaned = clean_title("word " * 1000, SITES)
    assert cleaned is not None
    assert len(cleaned) <= MAX_TITLE
