# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The page on the checks of `byline audit` is complete."""

import re
from pathlib import Path

from tasks.checks import PAGE, PITFALLS, reference

from byline.audit.judge import checks


def test_the_page_is_what_the_program_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference()


def test_every_check_has_its_row() -> None:
    assert re.findall(r"</a>(BY\d{3}) \|", PAGE.read_text(encoding="utf-8")) == list(checks())


def test_every_pitfall_is_checked_or_says_why_not() -> None:
    rows = dict(re.findall(r"^\| (\d+) \| .+ \| (.*) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert set(map(int, rows)) == set(PITFALLS) == set(range(1, 31))
    assert all(seen for seen in rows.values())
    assert {number for check in checks().values() for number in check.pitfalls} <= set(PITFALLS)


def test_the_how_to_names_no_check_that_does_not_exist() -> None:
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "audit.md").read_text(encoding="utf-8")
    assert set(re.findall(r"BY\d{3}", page)) <= set(checks())
