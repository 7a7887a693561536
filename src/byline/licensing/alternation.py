# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Long lists of words as one pattern that fails quickly.

`re` tries the alternatives of a list one by one, wherever it stands. Those that begin with the same letter can be put
behind it: `cat|car|dog` is `ca(?:t|r)|dog`. What matches is the same, since two that begin with different letters
cannot both match in one place, and those of one letter keep their order.
"""

import re
from collections.abc import Iterable

_LETTER = re.compile(r"(?:\\[^\w\s]|[^\\\[\](){}?*+|.^$])(?![?*+{])")
_DEEPEST = 8


def any_of(patterns: Iterable[str]) -> str:
    """A pattern for one of the patterns, the first of the list that matches; they are words without a bare `|`."""
    return "|".join(_grouped(list(patterns), 0))


def _grouped(patterns: list[str], depth: int) -> list[str]:
    found: list[str] = []
    groups: dict[str, list[str]] = {}
    for pattern in patterns:
        if letter := _LETTER.match(pattern):
            groups.setdefault(letter[0], []).append(pattern[letter.end() :])
        else:  # one that may begin with anything keeps its place among the others
            found += [*_joined(groups, depth), pattern]
            groups = {}
    return [*found, *_joined(groups, depth)]


def _joined(groups: dict[str, list[str]], depth: int) -> list[str]:
    return [letter + _rest(rests, depth + 1) for letter, rests in groups.items()]


def _rest(rests: list[str], depth: int) -> str:
    found = _grouped(rests, depth) if depth <= _DEEPEST else rests
    return found[0] if len(found) == 1 else f"(?:{'|'.join(found)})"
