# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Embargoes: sentences that take an article out of a licence until a day, and whether that day is over."""

import re
from datetime import datetime

from byline.page.dates import find_date

WORDS = re.compile(
    r"not\s+subject\s+to\b[^.]{0,80}\bcreative\s+commons|(?<!\w)embargo(?:ed)?\s+(?:until|till|for|bis)(?!\w)|(?<!\w)sperrfrist(?!\w)",
    re.IGNORECASE,
)
SIGNS = ("embargo", "sperrfrist", "not subject")
"""One of these, in lower case, stands in all that WORDS matches."""
_UNTIL = re.compile(r"[^.!?\n]{0,60}?(?<!\w)(?:until|till|bis)(?!\w)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_NEAR = 60


def is_over(text: str, start: int, end: int, seen: datetime) -> bool:
    """Whether the embargo whose WORDS are `text[start:end]` ended before the day on which the page was seen.

    False if no day is named, or more than one, or one that can be read in two ways: then it holds.
    """
    rest = text[end : end + 3 * _NEAR]
    until = _UNTIL.match(rest)
    if until is not None:
        rest = rest[until.end() :]
    elif text[start:end].casefold().startswith("not"):
        return False
    rest = rest[:_NEAR]
    day = find_date(rest)
    return day is not None and len(_YEAR.findall(rest)) == 1 and day < seen.date().isoformat()
