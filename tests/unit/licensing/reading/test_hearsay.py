# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.reading.hearsay import is_quoted, is_reported


@pytest.mark.parametrize(
    ("before", "after", "quoted"),
    [
        ("you write “this text is under ", "” below it", True),
        ("„alle unsere texte stehen unter ", "“, sagt die redaktion", True),
        ('"all our texts are published under ', "", True),
        ("this text, “the tower”, is under ", ".", False),
        ("this text is under ", ".", False),
    ],
)
def test_quotation_marks(before: str, after: str, quoted: bool) -> None:
    assert is_quoted(before, after) is quoted


@pytest.mark.parametrize(
    ("before", "reported"),
    [
        ("a typical notice reads: this work is licensed under ", True),
        ("zum beispiel: dieser text steht unter ", True),
        ("note: this work is licensed under ", False),
        ("licence: ", False),
    ],
)
def test_an_example_of_a_notice(before: str, reported: bool) -> None:
    assert is_reported(before) is reported
