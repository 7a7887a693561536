# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The list of credits to be left out: nothing is taken from it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from byline.archive.credits import CREDITS, active, add_request, add_undo, read_credits
from byline.errors import ArchiveDamaged, UsageError
from byline.model.credit import CreditEntry


def entry(action: str = "redact", number: int = 1, **facts: str) -> CreditEntry:
    said = {"action": action, "number": number, "reason": "R", "by": "ann", "made": datetime(2026, 3, 9, tzinfo=UTC)}
    return CreditEntry.model_validate(said | facts)


def test_a_list_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert read_credits(tmp_path) == ()


def test_requests_are_numbered_and_stay(tmp_path: Path) -> None:
    first, second = add_request(tmp_path, entry(name="A")), add_request(tmp_path, entry(name="B\u2028\nC"))
    assert (first.number, second.number) == (1, 2)
    assert add_undo(tmp_path, entry("undo", 1)) == first
    assert [each.action for each in read_credits(tmp_path)] == ["redact", "redact", "undo"]
    assert active(read_credits(tmp_path)) == (second,)
    third = add_request(tmp_path, entry(name="A"))
    assert third.number == 3
    assert active(read_credits(tmp_path)) == (second, third)


def test_what_does_not_hold_cannot_be_undone(tmp_path: Path) -> None:
    add_request(tmp_path, entry(name="A"))
    add_undo(tmp_path, entry("undo", 1))
    for number in (1, 2):
        with pytest.raises(UsageError, match=f"no request {number} that holds"):
            add_undo(tmp_path, entry("undo", number))
    assert len(read_credits(tmp_path)) == 2


def test_a_damaged_list_stops_everything(tmp_path: Path) -> None:
    """What cannot be read might have been a request: nothing goes out before it is mended."""
    (tmp_path / CREDITS).write_text('{"action": "redact"\n', encoding="utf-8")
    with pytest.raises(ArchiveDamaged, match=r"credits\.jsonl cannot be read"):
        read_credits(tmp_path)
