# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.extract.language import identify, language_tag

PERSIAN = "سند خوب به چهار پرسش پاسخ می‌دهد. چه جمله‌ای، کلمه به کلمه؟ در چه روزی دیده شد؟ " * 3


@pytest.mark.parametrize(
    ("value", "tag"),
    [
        ("en", "en"),
        ("en_US", "en-us"),
        (" pt-BR ", "pt-br"),
        ("ger", "de"),
        ("fas-IR", "fa-ir"),
        ("en, fr", "en"),
        ("de_DE.UTF-8", "de-de"),
        ("zh-Hant-TW", "zh-hant-tw"),
        ("", None),
        ("und", None),
        ("x-default", None),
        ("English", None),
        ("e", None),
        ("en us", None),
        ("<script>", None),
    ],
)
def test_tags_come_in_one_form(value: str, tag: str | None) -> None:
    assert language_tag(value) == tag


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The quick brown fox jumps over the lazy dog, and nobody minds, because it does so every single day. " * 2,
            "en",
        ),
        (
            "Der Name bleibt stehen, sagte er, sonst war es keiner; und wir wussten damals nicht, was er meinte. " * 2,
            "de",
        ),
        (PERSIAN, "fa"),
        (
            "这是一篇关于版权许可的文章。它解释了为什么应该保留许可的证据,以及如何正确地署名作者和来源机构,并且说明了转载时必须注意的事项。",
            "zh",
        ),
    ],
)
def test_a_text_tells_its_language(text: str, language: str) -> None:
    assert identify(text) == language


@pytest.mark.parametrize("text", ["", "Hello", "1234567890 " * 100, "—" * 500])
def test_too_short_a_text_tells_nothing(text: str) -> None:
    assert identify(text) is None
