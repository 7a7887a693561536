# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A notice as one line of plain text, with full URIs."""

from byline.licensing.sentences import is_right_to_left, parts
from byline.model.notice import Attribution

MEDIA_TYPE = "text/plain"

_FIRST_STRONG_ISOLATE = "\u2068"
_POP_ISOLATE = "\u2069"


def render(attribution: Attribution) -> str:
    """The notice; names written from right to left are isolated, so that they do not reorder the sentence."""
    return "".join(
        f"{_FIRST_STRONG_ISOLATE}{part.text}{_POP_ISOLATE}" if is_right_to_left(part.text) else part.text
        for part in parts(attribution)
    )
