# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Dates as precise as they are known: the days that a partial date covers.

A year stands for all its days. An article is found by a date only if every day that its own date covers lies within
what is asked for: one published in "2026" is found by published:2026 and published:[2025 TO 2026], but by no month,
because nobody knows which. The day is the one that the source states, whatever its time zone.
"""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

DAY = 86_400
"""Seconds of a day."""
_PARTS = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)


class Days(NamedTuple):
    """The first and the last day that a date covers, as days since 1970-01-01."""

    first: int
    last: int


@lru_cache(maxsize=4_096)
def days(text: str) -> Days:
    """The days of 2026, 2026-03 or 2026-03-09; ValueError says what is wrong with anything else."""
    match = _PARTS.fullmatch(text)
    if match is None:
        raise ValueError("this is not a date")
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year:
        raise ValueError("there is no year 0000")
    if month is not None and not 1 <= month <= 12:
        raise ValueError(f"there is no month {month:02}")
    if day is not None and month is not None and not 1 <= day <= monthrange(year, month)[1]:
        raise ValueError(f"{year:04}-{month:02} has no day {day:02}")
    first = date(year, month or 1, day or 1)
    last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    return Days(_number(first), _number(last))


def covered(partial: str | None) -> Days | None:
    """The days that a stored partial date covers, or None; an impossible day or month is as good as not stated."""
    for text in (partial[:10], partial[:7], partial[:4]) if partial else ():
        try:
            return days(text)
        except ValueError:
            continue
    return None


def instant(partial: str | None) -> int | None:
    """The first second that a stored partial date covers, since 1970 in UTC: what articles are sorted by."""
    span = covered(partial)
    if span is None or partial is None:
        return None
    try:
        if "T" in partial:
            moment = datetime.fromisoformat(partial)
            return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
    except (ValueError, OverflowError):
        pass
    return span.first * DAY


def _number(day: date) -> int:
    return (day - date(1970, 1, 1)) // timedelta(days=1)
