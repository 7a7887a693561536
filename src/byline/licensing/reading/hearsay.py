# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Sentences that are somebody's words: in quotation marks, or an example of a notice.

Every function works on lower-case text.
"""

import re

from byline.licensing.reading.nouns import TEXTS
from byline.licensing.reading.subject import subject_of

# A notice that is shown as an example: "a typical notice reads: this work is ..."
_REPORTED = re.compile(
    r".{0,200}(?<!\w)(?:reads?|says?|said|states?|stated|writes?|wrote|looks?|example|e\.\s?g\.|for\s+instance|such\s+as|like|"
    r"lautet|beispiel|beispielsweise|z\.\s?b\.|heißt\s+es|etwa|par\s+exemple|por\s+ejemplo|por\s+exemplo|ad\s+esempio|dice|dit)"
    r"(?!\w)[^.:]{0,30}[:：](?P<words>.{8,})\Z",
    re.DOTALL,
)
_QUOTED = re.compile(r"\s*[\"“„«‚‘][^\"”“»’‘]{20,}\Z")
_OPEN_QUOTE = re.compile(r"[“„«][^“”„«»]{8,}\Z")
_CLOSED_QUOTE = re.compile(r"[^“”„«»]{0,80}[“”»]")


def is_quoted(before: str, after: str) -> bool:
    """Whether a sentence in quotation marks holds the name: "you write “this text is under CC BY” below it"."""
    within = _OPEN_QUOTE.search(before) is not None and _CLOSED_QUOTE.match(after) is not None
    return within or _QUOTED.match(before) is not None


def is_reported(before: str) -> bool:
    """Whether a notice is shown as what some text says: "a typical notice reads: this work is ..."."""
    reported = _REPORTED.match(before)
    return reported is not None and subject_of(reported["words"]).subject in TEXTS
