# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Titles without the name of the site that pages put before or behind them."""

import re
from collections.abc import Iterable

from byline.extract.strings import folded, one_line

MAX_TITLE = 1000
_SEPARATOR = re.compile(r"\s+(?:[|·•»«:⋆–—-]|::|//)\s+|\s*\|\s*|:\s+")


def clean_title(value: str, sites: Iterable[str]) -> str | None:
    """The title on one line without any of `sites` at its ends; None if nothing else is left."""
    title = one_line(value, MAX_TITLE)
    names = {name for site in sites if (name := folded(site))}
    changed = True
    while changed:
        changed = False
        for separator in (*_SEPARATOR.finditer(title),):
            before, behind = title[: separator.start()], title[separator.end() :]
            # A colon belongs to a title more often than not: it counts only behind the name of the site.
            if folded(behind) in names and separator[0].strip() != ":":
                title, changed = before.strip(), True
            elif folded(before) in names:
                title, changed = behind.strip(), True
            if changed:
                break
    return None if not title or folded(title) in names else title
