# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Dates of what is exported: of the whole without a clock, and of an article as people write them."""

import os
from datetime import UTC, datetime

from byline.errors import UsageError

# Not from the locale: the same selection gives the same bytes everywhere.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def published(newest: datetime) -> datetime:
    """SOURCE_DATE_EPOCH if it is set, as reproducible builds do; else `newest`, when the newest article was captured.

    UsageError if the variable is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return newest
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f"SOURCE_DATE_EPOCH is {epoch!r}, which is no number of seconds since 1970", cure="unset SOURCE_DATE_EPOCH"
        ) from None


def day(date: str) -> str:
    """A W3C-DTF date as people write it, no more precise than it is: 9 March 2026, March 2026, 2026."""
    year, *rest = date[:10].split("-")
    words = [_MONTHS[int(rest[0]) - 1]] if rest and 1 <= int(rest[0]) <= len(_MONTHS) else []
    return " ".join(([rest[1].lstrip("0")] if words and len(rest) > 1 else []) + words + [year])


def moment(moment: datetime) -> str:
    """A moment as people write it: 9 March 2026, 10:30 UTC."""
    return f"{day(moment.date().isoformat())}, {moment:%H:%M} UTC"
