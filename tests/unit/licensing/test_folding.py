# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""One spelling for what typography spells in many ways."""

import sys

import pytest

from byline.licensing import folding
from byline.licensing.folding import Folded, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Attribution", "attribution"),
        ("ATRIBUCIÓN", "atribucion"),
        ("Straße", "strasse"),
        ("a‑b–c—d−e", "a-b-c-d-e"),
        ("۴٫۰", "4.0"),
        ("৪.০", "4.0"),
        ("اجازه‌نامهٔ", "اجازهنامه"),
        ("مُرخَّص", "مرخص"),
        ("كتابي", "کتابی"),
        ("ＣＣ０", "cc0"),
        ("„«quoted»“", '""quoted""'),
        ("한국어", "한국어"),
        ("a\u200b\u00adb", "ab"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["ATRIBUCIÓN – „CC\u200b BY“", "Straße ﬁ ½ ² İ", "©️ Ⅳ ǅ ẛ̣"])
def test_a_character_folds_alike_among_few_and_among_many(text: str) -> None:
    many = "".join(map(chr, range(0xC0, 0x180)))
    assert fold(text + many) == fold(text) + fold(many)
    assert fold(text) == "".join(map(fold, text))


def test_spans_lead_back() -> None:
    text = "ß\u200d„Ünï“ﬁ"
    folded = Folded(text)
    assert folded.text == 'ss"uni"fi'
    for start in range(len(folded.text)):
        first, last = folded.span(start, start + 1)
        assert folded.text[start] in fold(text[first:last])
    assert Folded("plain").span(1, 3) == (1, 3)


def test_the_memory_of_folds_is_bounded() -> None:
    fold("".join(map(chr, range(0x3400, 0x3400 + 2 * folding._MOST_CHARACTERS))))
    assert len(folding._FOLDS) <= folding._MOST_CHARACTERS + 1
    assert sys.getsizeof(folding._FOLDS) < 5_000_000
