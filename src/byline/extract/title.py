# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Titles without the name of the site that pages put before or behind them."""

import re
from collections.abc import Iterable, Iterator

from byline.extract.strings import folded, one_line

MAX_TITLE = 1000
_SEPARATOR = re.compile(r"\s+(?:[|·•»«:⋆–—-]|::|//)\s+|\s*\|\s*|:\s+")
# How many separators from either end are looked at, and how often: sites put their names once or twice.
_REACH = 4


def clean_title(value: str, sites: Iterable[str]) -> str | None:
    """The title on one line without any of `sites` at its ends; None if nothing else is left."""
    title = one_line(value, MAX_TITLE)
    names = {name for site in sites if (name := folded(site))}
    for _ in range(_REACH):
        title = next(_without_site(title, names), title)
    return title if folded(title) and folded(title) not in names else None


def _without_site(title: str, names: set[str]) -> Iterator[str]:
    separators = list(_SEPARATOR.finditer(title))
    for separator in separators[:_REACH]:
        if folded(title[: separator.start()]) in names:
            yield title[separator.end() :]
    for separator in separators[-_REACH:]:
        # A colon belongs to a title more often than not: it counts only behind the name of the site.
        if folded(title[separator.end() :]) in names and separator[0].strip() != ":":
            yield title[: separator.start()]
