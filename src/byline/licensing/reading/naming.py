# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Things that no list of words holds: "our crossword", "event listings", "the introduction to this article".

Every function works on a clause in lower case.
"""

import re

from byline.licensing.reading import wording

_BEFORE_A_WORD = ' \t\r\n\xa0.,:;|•·–—-*()[]©"“”„«»'
# "The introduction to this article", "die Hörfassung dieses Beitrags": a part of it, or what was made of it.
_THESE = (
    r"this|these|our|dies\w*|unser\w*|ce|cet|cette|nos|notre|este|esta|estos|estas|nuestr\w+|deste|desta|neste|nosso\w*|quest\w+|dit|deze|onze|"
    r"tego|tej|denna|detta|dessa|den\s+här|det\s+här|tohoto|této"
)
_PART = re.compile(
    r"\W*(?:(?:only|nur|seule?|seulement|solo|sólo|apenas|só|alleen|tylko|endast|pouze)\s+)?"
    r"(?:l['’]|(?:the|an?|die|der|das|eine?|le|la|les|une?|el|los|las|il|lo|i|gli|o|os|as|uma?|de|het|een)\s+)"
    r"(?!(?:[^\W\d]+\s+)?(?:authors?|copyright|rights?|rest|whole|entirety|remainder|use|usage|re-?use|reproduction|republication|licen[cs]e|terms|"
    r"autor\w*|urheber\w*|rechte\w*|nutzung|verwendung|weiterverwendung|vervielfältigung|lizenz|auteure?s?|droits|utilisation|"
    r"réutilisation|uso|reutilización|reproducción|licencia|derechos|reutilização|reprodução|licença|direitos|riproduzione|licenza|diritti|"
    r"gebruik|hergebruik|licentie|rechten|resto|reste|publisher|editors?)(?!\w))"
    r"(?:[^\W\d][\w'’-]*\s+){1,4}"
    rf"(?:(?:of|to|behind|for|from|de|du|del|di|da|van|von|voor|till|av|af)\s+)?(?:{_THESE})\s*\Z"
)
_MANY = re.compile(
    r"\W*(?!(?:you|we|they|these|those|there|here|sie|wir|diese|ihr|vous|nous|ils|elles|ellos|ellas|eles|elas|vocês|loro|voi|zij|wij|jullie|"
    r"wy|oni|one|vy|my)\s)(?:[^\W\d][\w'’-]*\s+){1,5}(?:are|sind|sont|están|estão|são|sono|zijn|są|jsou)\s"
)
_ONLY = re.compile(r"\A(?:only|nur|seule?s?|solo|sólo|apenas|somente|soltanto|alleen|tylko|endast|только|лише)\s+")
_NOUN = re.compile(
    r"\s+(?!(?:is|are|ist|sind|est|sont|es|son|está|están|é|são|è|sono|jest|są|är|er|je|jsou)\s)([^\W\d][\w'’-]+)"
)


def is_owned(clause: str) -> bool:
    """Whether a clause begins with whose a thing is, or with "all", and goes on with a word: "our crossword is"."""
    clause = _ONLY.sub("", clause.lstrip(_BEFORE_A_WORD))
    owned = wording.words("owned").match(clause)
    noun = _NOUN.match(clause, owned.end()) if owned else None
    return noun is not None and not any(wording.words(kind).match(clause, noun.start(1)) for kind in ("grant", "label"))


def are_many(clause: str) -> bool:
    """Whether a clause speaks of several things: "event listings are". Titles and names rarely go on so."""
    many = _MANY.match(clause)
    return many is not None and not any(wording.words(kind).search(many[0]) for kind in ("exclusion", "label"))


def is_a_part(clause: str, noun: int) -> bool:
    """Whether the text that is named at `noun` is only what something is a part or a version of."""
    return _PART.match(clause, 0, noun) is not None
