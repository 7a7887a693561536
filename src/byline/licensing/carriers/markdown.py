# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A notice as one paragraph of Markdown (CommonMark)."""

from byline.licensing.direction import isolated
from byline.licensing.markup import escape_markdown
from byline.licensing.sentences import LINKS, Kind, Part, parts
from byline.model.notice import Attribution

MEDIA_TYPE = "text/markdown"

_OURS = frozenset({Kind.WORDS, Kind.STATEMENT, Kind.LICENSE_NAME, Kind.DATE})


def render(attribution: Attribution) -> str:
    """The notice; what was captured is escaped, so that it makes no link, image, emphasis or HTML."""
    return "".join(_markdown(part, attribution.notice_language) for part in parts(attribution))


def _markdown(part: Part, language: str) -> str:
    if part.kind in LINKS:
        return f"<{part.text}>"
    return isolated(part, part.text if part.kind in _OURS else escape_markdown(part.text), language)
