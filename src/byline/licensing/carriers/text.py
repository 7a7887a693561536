# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A notice as one line of plain text, with full URIs."""

from byline.licensing.direction import isolated
from byline.licensing.sentences import parts
from byline.model.notice import Attribution

MEDIA_TYPE = "text/plain"


def render(attribution: Attribution) -> str:
    """The notice; names that run against it are isolated, so that they do not reorder the sentence."""
    return "".join(isolated(part, part.text, attribution.notice_language) for part in parts(attribution))
