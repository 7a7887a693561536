# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.extract.changes import clean_change, is_change


@pytest.mark.parametrize(
    "line",
    [
        "Translated by Ann Poe",
        "Edited by John Roe.",
        "Adapted from a report by Example Agency",
        "This article was updated on 3 May 2026.",
        "This story has been corrected to say that the bridge stands.",
        "This text is an abridged version of a speech.",
        "Correction: the bridge stands.",
        "Correction (3 May): the bridge stands.",
        "Dieser Artikel wurde am 3. Mai aktualisiert.",
        "Übersetzt von Ann Poe",
        "Übersetzung: Ann Poe",
        "Traduit par Ann Poe",
        "Cet article a été mis à jour le 3 mai.",
        "Traducido por Ana Pérez",
        "مترجم: سارا محمدی",
        "Перевод Анны Петровой",
        "翻译：王小明",
        "[Translated by Ann Poe]",
    ],
)
def test_indications_of_earlier_changes(line: str) -> None:
    assert is_change(line)


@pytest.mark.parametrize(
    "line",
    [
        "She was translated by many",
        "Translated books sell well",
        "The article was long",
        "Update: it rains",
        "Editor’s note: see page 3",
        "Correction fluid is white",
        "Translated by " + "x " * 200,
        "",
    ],
)
def test_sentences_that_only_speak_of_changes(line: str) -> None:
    assert not is_change(line)


def test_an_indication_is_kept_verbatim_on_one_line() -> None:
    assert clean_change(" Translated \n by Ann Poe ") == "Translated by Ann Poe"
    assert clean_change("Translated by") is None
    assert clean_change("nothing") is None
