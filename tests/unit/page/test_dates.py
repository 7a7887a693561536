# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
from datetime import UTC, datetime

import pytest

from byline.page.dates import date_in_url, find_date, is_plausible, parse_date, strict_date

SEEN = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2026", "2026"),
        ("2026-03", "2026-03"),
        ("2026-03-09", "2026-03-09"),
        ("2026/3/9", "2026-03-09"),
        ("20260309", "2026-03-09"),
        ("20260309T101112Z", "2026-03-09"),
        ("2026-03-09T10:00:00Z", "2026-03-09T10:00:00Z"),
        ("2026-03-09T10:00:00.123456Z", "2026-03-09T10:00:00Z"),
        ("2026-03-09T10:00:00+0330", "2026-03-09T10:00:00+03:30"),
        ("2026-03-09T10:00:00-04", "2026-03-09T10:00:00-04:00"),
        ("2026-03-09 10:00 UTC", "2026-03-09T10:00Z"),
        ("2026-03-09t10:00:00z", "2026-03-09T10:00:00Z"),
        ("Mon, 09 Mar 2026 10:00:00 GMT", "2026-03-09"),
        ("09.03.2026", "2026-03-09"),
        ("22/12/2019", "2019-12-22"),
        ("12/22/2019", "2019-12-22"),
        ("04/04/2026", "2026-04-04"),
    ],
)
def test_machine_dates_keep_their_precision(value: str, date: str) -> None:
    assert parse_date(value) == date


def test_a_time_without_a_zone_says_only_the_day() -> None:
    assert parse_date("2026-03-09T10:00:00") == "2026-03-09"


def test_a_time_that_is_none_says_only_the_day() -> None:
    assert parse_date("2026-03-09T25:61:00Z") == "2026-03-09"


@pytest.mark.parametrize(
    "value", ["", "soon", "03/04/2026", "2026-13", "2026-02-30", "31/02/2026", "20261301", "99", "2026 things", "12345"]
)
def test_what_says_no_date_gives_none(value: str) -> None:
    assert parse_date(value) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Published on 9 March 2026 at noon", "2026-03-09"),
        ("March 9th, 2026", "2026-03-09"),
        ("Sept. 3, 2025 | 5 min read", "2025-09-03"),
        ("Montag, 22. Dezember 2019", "2019-12-22"),
        ("le 1er février 2024", "2024-02-01"),
        ("el 3 de mayo de 2021", "2021-05-03"),
        ("12 июля 2020 г.", "2020-07-12"),
        ("2018年12月25日", "2018-12-25"),
        ("2018년 12월 25일", "2018-12-25"),
        ("seen (2026-03-09)", "2026-03-09"),
    ],
)
def test_written_dates_are_found(text: str, date: str) -> None:
    assert find_date(text) == date


@pytest.mark.parametrize(
    "text", ["in 2026", "version 1.2.2026.4", "31 February 2026", "Feb 30, 2026", "route 3/4/2026"]
)
def test_numbers_are_not_taken_for_dates(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://example.org/2026/03/09/title", "2026-03-09"),
        ("https://example.org/news/2026/03/title", "2026-03"),
        ("https://example.org/2026-03-09-title.html", "2026-03-09"),
        ("https://example.org/2026/title", None),
        ("https://example.org/2026/77/title", None),
        ("https://example.org/?d=2026/03/09", None),
        ("https://[broken/2026/03/09", None),
    ],
)
def test_a_path_may_carry_a_date(url: str, date: str | None) -> None:
    assert date_in_url(url) == date


@pytest.mark.parametrize(
    ("date", "plausible"),
    [
        ("2026-11-22", True),
        ("2026-11-24", True),
        ("2026-11-25", False),
        ("2026", True),
        ("2027", False),
        ("2026-12", False),
        ("1605", True),
        ("1599-12-31", False),
        ("2026-11-24T23:00:00Z", True),
    ],
)
def test_dates_lie_between_print_and_tomorrow(date: str, plausible: bool) -> None:
    assert is_plausible(date, SEEN) is plausible


def test_an_operator_writes_w3c_dates() -> None:
    assert strict_date("2026-03") == "2026-03"
    assert strict_date("9 March 2026") is None
    assert strict_date("2026-02-30") is None
