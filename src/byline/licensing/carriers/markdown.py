# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A notice as one paragraph of Markdown (CommonMark)."""

import re

from byline.licensing.sentences import Kind, Part, is_right_to_left, parts
from byline.model.notice import Attribution

MEDIA_TYPE = "text/markdown"

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_LINKS = frozenset({Kind.SOURCE, Kind.LICENSE_URI})
_OURS = frozenset({Kind.WORDS, Kind.LICENSE_NAME})
_FIRST_STRONG_ISOLATE = "\u2068"
_POP_ISOLATE = "\u2069"


def render(attribution: Attribution) -> str:
    """The notice; what was captured is escaped, so that it makes no link, image, emphasis or HTML."""
    return "".join(map(_markdown, parts(attribution)))


def _markdown(part: Part) -> str:
    if part.kind in _LINKS:
        return f"<{part.text}>"
    if part.kind in _OURS:
        return part.text
    # CommonMark 2.4: any ASCII punctuation character may be backslash-escaped, and then has no other meaning.
    escaped = _PUNCTUATION.sub(r"\\\g<0>", part.text)
    return f"{_FIRST_STRONG_ISOLATE}{escaped}{_POP_ISOLATE}" if is_right_to_left(part.text) else escaped
