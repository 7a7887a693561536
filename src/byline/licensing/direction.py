# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Words of both directions in one line: what would reorder its neighbours is isolated (UAX #9, 2.7)."""

import re

from byline.licensing.phrases import phrases
from byline.licensing.sentences import LINKS, Kind, Part

_FIRST_STRONG_ISOLATE = "\u2068"
_POP_ISOLATE = "\u2069"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")


def is_right_to_left(text: str) -> bool:
    """True if the text has characters that are written from right to left."""
    return bool(_RIGHT_TO_LEFT.search(text))


def isolated(part: Part, text: str, language: str) -> str:
    """The `text` of a part as it stands in plain text of a notice in `language`.

    The notice's own words are never isolated, so that they give the line its direction. Nor are URIs: a mark of
    direction behind one would be copied with it.
    """
    if part.kind is Kind.WORDS or part.kind in LINKS:
        return text
    if is_right_to_left(part.text) or phrases(language).right_to_left:
        return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"
    return text
