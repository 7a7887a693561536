# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.reading.titled import Titles
from support.pages import html

TITLES = Titles(html("<title>The ferry | Low Water</title><h1>The ferry</h1>").tree)


@pytest.mark.parametrize(
    ("sentence", "begins"),
    [
        ("Low Water by Ida Holm is licensed under CC BY", True),
        ("“Low Water” by Ida Holm is licensed under CC BY", True),
        ("THE FERRY is licensed under CC BY", True),
        ("High Water by Ida Holm is licensed under CC BY", False),
    ],
)
def test_a_sentence_that_begins_with_a_title(sentence: str, begins: bool) -> None:
    assert TITLES.begin(sentence) is begins


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ("“Slow Harbour” by The Buoys is licensed under CC BY", True),
        ("“Low Water” by Ida Holm is licensed under CC BY", False),
        ("«CC BY 4.0»", False),
        ("“Creative Commons” licence", False),
        ("Slow Harbour by The Buoys is licensed under CC BY", False),
    ],
)
def test_a_title_that_the_page_does_not_have(sentence: str, missing: bool) -> None:
    assert TITLES.are_missing(sentence) is missing


@pytest.mark.parametrize(
    ("sentence", "another"),
    [
        ("Slow Harbour by The Buoys is licensed under CC BY", True),
        ("Steinbruch von Tomas Vell ist lizenziert unter CC BY", True),
        ("Low Water by Ida Holm is licensed under CC BY", False),
        ("Notes by the staff of Low Water is licensed under CC BY", False),
        ("All our texts are licensed under CC BY", False),
    ],
)
def test_a_work_that_is_neither_the_page_nor_by_its_site(sentence: str, another: bool) -> None:
    assert TITLES.are_of_no(sentence) is another


def test_who_is_the_page_s_own() -> None:
    assert TITLES.hold("Low Water Ltd")
    assert not TITLES.hold("Mara Quill")
    assert not Titles(None).hold("Mara Quill")
