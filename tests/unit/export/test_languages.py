# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Tags, names and directions of languages."""

import pytest

from byline.export.languages import direction, language_name, language_tag


@pytest.mark.parametrize("tag", ["en", "pt-br", "zh-Hant-TW", "az-Arab", "fil"])
def test_a_tag_stands_as_it_is(tag: str) -> None:
    assert language_tag(tag) == tag


@pytest.mark.parametrize("tag", [None, "", "e", "english language", 'en" onload="x', "en_US", "en-", "فا", "x" * 9])
def test_what_is_no_tag_is_no_language(tag: str | None) -> None:
    assert language_tag(tag) == ""


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        *[(tag, "rtl") for tag in ("fa", "AR-eg", "he", "ur", "ps-af", "az-arab", "pa-Arab-pk", "en-hebr")],
        *[(tag, "ltr") for tag in ("en", "de-at", "ru", "zh-hant", "az", "ku-latn", "ar-latn", "farsi")],
        ("", "auto"),
    ],
)
def test_the_direction_is_that_of_the_script(tag: str, expected: str) -> None:
    assert direction(tag) == expected


def test_names_are_english_and_without_regions() -> None:
    assert [language_name(tag) for tag in ("fa", "pt-BR", "nb", "tlh", "")] == [
        *("Persian", "Portuguese", "Norwegian Bokmål", "tlh", "")
    ]
