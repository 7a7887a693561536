# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A notice for slides and paper: one line a sentence, and URIs spelled out to be typed from the page."""

from byline.licensing.direction import isolated
from byline.licensing.sentences import LINKS, Sentence, sentences
from byline.model.notice import Attribution

MEDIA_TYPE = "text/plain"


def render(attribution: Attribution) -> str:
    """The notice; no full stop follows an URI, because on paper nobody could tell that it is none of it."""
    return "\n".join(_line(sentence, attribution.notice_language) for sentence in sentences(attribution))


def _line(sentence: Sentence, language: str) -> str:
    shown = sentence[:-1] if len(sentence) > 1 and sentence[-2].kind in LINKS else sentence
    return "".join(isolated(part, part.text, language) for part in shown)
