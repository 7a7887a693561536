# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A notice as one paragraph of Markdown (CommonMark)."""

from byline.licensing.markup import escape_markdown
from byline.licensing.sentences import Kind, Part, is_right_to_left, parts
from byline.model.notice import Attribution

MEDIA_TYPE = "text/markdown"

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
    escaped = escape_markdown(part.text)
    return f"{_FIRST_STRONG_ISOLATE}{escaped}{_POP_ISOLATE}" if is_right_to_left(part.text) else escaped
