# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0

from datetime import UTC, datetime

import pytest

from byline.search.dates import DAY, Days, covered, days, instant


def test_a_date_covers_days() -> None:
    assert days("1970") == Days(0, 364)
    assert days("1970-02") == Days(31, 58)
    assert days("1972-02") == Days(761, 789)
    assert days("1970-01-02") == Days(1, 1)
    assert days("1969-12-31") == Days(-1, -1)
    assert days("9999").last > days("0001").first


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x", "not a date"),
        ("", "not a date"),
        ("26", "not a date"),
        ("2026-3", "not a date"),
        ("2026-03-09T10:00:00Z", "not a date"),
        ("۲۰۲۶", "not a date"),
        ("0000", "no year 0000"),
        ("2026-13", "no month 13"),
        ("2026-00", "no month 00"),
        ("2026-02-29", "2026-02 has no day 29"),
        ("2024-02-00", "2024-02 has no day 00"),
    ],
)
def test_what_is_wrong_with_a_date_is_said(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        days(text)


@pytest.mark.parametrize(
    ("partial", "same_as"),
    [
        ("2026", "2026"),
        ("2026-03", "2026-03"),
        ("2026-03-09", "2026-03-09"),
        ("2026-03-09T23:30:00-05:00", "2026-03-09"),
        ("2026-02-30", "2026-02"),
        ("2026-13-01", "2026"),
        ("0000-01-01", None),
        ("", None),
        (None, None),
    ],
)
def test_stored_dates_cover_what_is_possible_in_them(partial: str | None, same_as: str | None) -> None:
    assert covered(partial) == (days(same_as) if same_as else None)


@pytest.mark.parametrize(
    ("partial", "moment"),
    [
        ("2026", datetime(2026, 1, 1, tzinfo=UTC)),
        ("2026-03-09", datetime(2026, 3, 9, tzinfo=UTC)),
        ("2026-03-09T10:00Z", datetime(2026, 3, 9, 10, tzinfo=UTC)),
        ("2026-03-09T23:30:00-05:00", datetime(2026, 3, 10, 4, 30, tzinfo=UTC)),
        ("2026-03-09T99:00:00Z", datetime(2026, 3, 9, tzinfo=UTC)),
        ("2026-02-30T10:00:00Z", datetime(2026, 2, 1, tzinfo=UTC)),
        ("0001-01-01T00:00:00+14:00", datetime(1, 1, 1, tzinfo=UTC)),
    ],
)
def test_articles_are_sorted_by_the_first_second(partial: str, moment: datetime) -> None:
    expected = (moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()
    found = instant(partial)
    assert found is not None
    assert abs(found - expected) <= (DAY if partial.startswith("0001") else 0)


def test_an_unknown_date_has_no_instant() -> None:
    assert instant(None) is None
    assert instant("0000") is None
