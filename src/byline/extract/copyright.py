# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Copyright lines ("© 2026 Example"): a notice must keep them where they were supplied (CC BY 4.0, 3(a)(1)(A)(ii))."""

import re

from byline.extract.strings import one_line

_LONGEST = 200
_YEAR = r"(?:1[6-9]|20)\d\d"
# "(c)" alone is as often the third point of a list.
_LINE = re.compile(
    rf"(?:copyright\s*)?(?:©|ⓒ|℗)(?!\)|(?-i:[a-z]))|copyright\s*\(c\)|\(c\)(?=\s*(?:copyright\b|{_YEAR}))"
    rf"|\bcopyright\b(?=[\s:,]*(?:{_YEAR}|(?:by|of|held by)\s))",
    re.IGNORECASE,
)
_DATED = re.compile(_YEAR)
# A sentence ends here; initials and "Inc." do not end it.
_END = re.compile(r"(?<=et al)\.*(?=\.\s)|(?<=[\w)’”»]{3})(?<!\bInc)(?<!\bLtd)(?<!\bCorp)\.(?=\s+\S)|;\s|\s[|•·—]\s")
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:themes?|templates?|powered by|plugin|photos?|fotos?|images?|bild(?:er)?)\b", re.IGNORECASE
)
_LICENSE = re.compile(r"licen[sc]|lizen[sz]", re.IGNORECASE)
# Without a name it says nothing: the name stands in another element, or nowhere.
_NAMELESS = re.compile(r"(?:copyright|by|all rights reserved|alle rechte vorbehalten|c|\d|\W|_)*", re.IGNORECASE)


def copyright_line(text: str) -> str | None:
    """The copyright line in a short piece of text, verbatim up to the end of its sentence, or None if it has none.

    Lines that speak of pictures or of the site's template are none; nor are sentences that grant a licence.
    """
    line = one_line(text[:5000], 5000)
    start = _LINE.search(line)
    if start is None:
        return None
    found = line[start.start() :]
    if end := _END.search(found):
        found = found[: end.start()]
    found = found.strip()
    if (
        len(found) > _LONGEST
        or _NAMELESS.fullmatch(found)
        or _OF_SOMETHING_ELSE.search(found)
        or _LICENSE.search(found)
    ):
        return None
    return found


def is_dated(line: str) -> bool:
    """Whether a copyright line names a year: the credit of a picture seldom does."""
    return bool(_DATED.search(line))
