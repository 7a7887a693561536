# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A notice as one short line, for a post on a social network: everything a licence asks for, licences by short form."""

from byline.licensing.direction import isolated
from byline.licensing.sentences import parts
from byline.model.notice import Attribution

MEDIA_TYPE = "text/plain"


def render(attribution: Attribution) -> str:
    """The notice. Nothing is left out but long names: sections 4(a) of 1.0 to 3.0 know no shorter form for posts."""
    return "".join(isolated(part, part.text, attribution.notice_language) for part in parts(attribution, brief=True))
