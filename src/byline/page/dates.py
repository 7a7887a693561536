# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Dates as pages write them, to dates as precise as their source (W3C-DTF, https://www.w3.org/TR/NOTE-datetime)."""

import re
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

# Month names by number: English, German, French, Spanish, Portuguese, Italian, Dutch, Polish and Russian (genitive).
_MONTHS = (
    "january januar jänner janvier enero janeiro gennaio januari stycznia января jan",
    "february februar février fevrier febrero fevereiro febbraio februari lutego февраля feb febr févr fév",
    "march märz mars marzo março maart marca марта mar mär mrz",
    "april avril abril aprile kwietnia апреля apr avr",
    "may mai mayo maio maggio mei maja мая",
    "june juni juin junio junho giugno czerwca июня jun",
    "july juli juillet julio julho luglio lipca июля jul juil",
    "august août aout agosto augustus sierpnia августа aug ago",
    "september septembre septiembre setembro settembre września сентября sep sept",
    "october oktober octobre octubre outubro ottobre października октября oct okt out",
    "november novembre noviembre novembro listopada ноября nov",
    "december dezember décembre decembre diciembre dezembro dicembre grudnia декабря dec dez déc",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_NAME = "|".join(sorted(_MONTH, key=len, reverse=True))
_ISO = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2})(?!\d)"
    r"(?:[T\s]\s?(?P<time>\d\d:\d\d(?::\d\d)?)(?:[.,]\d{1,9})?\s?(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?)?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:T\d{4,6}Z?)?$")
_DAY_MONTH_YEAR = re.compile(
    rf"(?<![\w.])(\d{{1,2}})(?:st|nd|rd|th|er|º|ª)?[.,]?\s+(?:de\s+|of\s+)?({_NAME})\.?,?\s+(?:de\s+|del\s+)?(\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_MONTH_DAY_YEAR = re.compile(rf"\b({_NAME})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)", re.IGNORECASE)
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\.?\d)")
_YEAR = re.compile(r"\d{4}")
_CJK = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_IN_PATH = re.compile(r"(?:^|[/_-])(\d{4})(?:([/-])(\d{1,2})(?:\2(\d{1,2}))?)(?=[/_.-]|$)")
_EARLIEST_YEAR = 1600


def parse_date(value: str) -> str | None:
    """The one date that `value` states, or None: machine forms as precise as they are, written ones to the day.

    A time without a zone is left out, for it does not say when. 03/04/2026 is left out too: it could be April or March.
    """
    value = value.strip()[:100]
    if compact := _COMPACT.match(value):
        return _day(*compact.groups())
    if (iso := _ISO.match(value)) and (iso["month"] or len(value) == 4):
        return _from_iso(iso)
    return find_date(value)


def strict_date(value: str) -> str | None:
    """`value` if it is a date in W3C-DTF, to any precision, or None."""
    return value if (found := parse_date(value)) and found == value else None


def find_date(text: str) -> str | None:
    """The first date in a short piece of running text, to the day, or None."""
    text = text[:500]
    if not _YEAR.search(text):
        return None
    if found := _DAY_MONTH_YEAR.search(text):
        return _day(found[3], _MONTH[found[2].lower()], found[1])
    if found := _MONTH_DAY_YEAR.search(text):
        return _day(found[3], _MONTH[found[1].lower()], found[2])
    if found := _CJK.search(text):
        return _day(*found.groups())
    if found := _NUMERIC.search(text):
        return _from_numbers(*found.groups())
    iso = next((found for found in _ISO.finditer(text) if found["day"]), None)
    return _day(iso["year"], iso["month"], iso["day"]) if iso else None


def date_in_url(url: str) -> str | None:
    """The date that a URL's path carries, to the month at least: /2026/03/09/ or /2026/03/ or /2026-03-09-title."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    for year, _, month, day in _IN_PATH.findall(path):
        if found := _day(year, month, day) if day else _month(year, month):
            return found
    return None


def is_plausible(found: str, seen: datetime) -> bool:
    """Whether an article seen at `seen` can be of that date: two days ahead for time zones, no earlier than print."""
    latest = (seen + timedelta(days=2)).date().isoformat()
    day = found[:10]
    return int(found[:4]) >= _EARLIEST_YEAR and day <= latest[: len(day)]


def _from_iso(found: re.Match[str]) -> str | None:
    year, month, day, time, zone = found.group("year", "month", "day", "time", "zone")
    if month is None:
        return str(year)
    if day is None:
        return _month(year, month)
    if (written := _day(year, month, day)) is None or not time or not zone:
        return written
    zone = "Z" if zone.upper() in ("Z", "UTC", "GMT") else zone[:3] + ":" + (zone[3:].lstrip(":") or "00")
    try:
        datetime.fromisoformat(f"{written}T{time}{zone}")
    except ValueError:
        return written
    return f"{written}T{time}{zone}"


def _from_numbers(first: str, mark: str, second: str, year: str) -> str | None:
    if mark == "." or int(first) > 12:
        return _day(year, second, first)
    # Written with slashes it is day first or month first, by country; only a number beyond 12 tells.
    return _day(year, first, second) if int(second) > 12 or first == second else None


def _day(year: str, month: str | int, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _month(year: str, month: str) -> str | None:
    found = _day(year, month, "1")
    return found[:7] if found else None
