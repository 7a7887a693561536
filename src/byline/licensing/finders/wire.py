# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Copy of a news agency: its byline, dateline or copyright line, on whatever site it is printed."""

import re
from collections.abc import Iterator

from byline.licensing.reading.mentions import mentions_of
from byline.model.evidence import Claim, Evidence, Region, Scope
from byline.page.parse import Page

_MOST = 10
_SHORT = 100
# Agencies and syndicates that sell their texts; those that license them openly (Mehr, Tasnim) are not among them.
_AGENCIES = (
    r"(?:The\s+)?Associated\s+Press|AP(?:\s+News)?|Reuters|Thomson\s+Reuters|AFP|Agence\s+France-Presse|dpa|EFE|Xinhua|TASS|"
    r"ITAR-TASS|RIA\s+Novosti|Interfax|ANSA|APA|Kyodo(?:\s+News)?|Jiji(?:\s+Press)?|PTI|IANS|ANI|UPI|Bloomberg(?:\s+News)?|"
    r"Belga|ANP|Ritzau|NTB|STT|Lusa|PAP|Anadolu(?:\s+Agency)?|Yonhap|Keystone-SDA|SDA|PA\s+Media|Press\s+Association|"
    r"(?:The\s+)?Canadian\s+Press|Australian\s+Associated\s+Press|epd|KNA|SID|ČTK|MTI|Agerpres|USA\s+TODAY|"
    r"Tribune\s+News\s+Service|Tribune\s+Content\s+Agency|New\s+York\s+Times\s+News\s+Service|CNN\s+Wire|"
    r"ASSOCIATED\s+PRESS|REUTERS|DPA|XINHUA|BLOOMBERG"
)
_NAME = re.compile(rf"(?:{_AGENCIES})(?!\w)")
_ENDING = 200
_BYLINE = re.compile(
    rf"^\s*(?:(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Ff]rom|[Vv]ia|[Ss]ource|[Qq]uelle|[Ff]uente)\s*:?\s+)?"
    rf"(?:[^|/\n]{{2,60}}\s*[|/,•·–—-]\s*)?(?:{_AGENCIES})"
    r"(?:\s+(?:[Ss]taff|[Ww]riters?|[Rr]eporters?|[Cc]orrespondents?|[Aa]gency|[Nn]ews))*\s*[.)]?\s*$"
)
_DATELINE = re.compile(rf"^[^\n]{{0,80}}?[(\[](?:{_AGENCIES})[)\]]\s*[-–—:.]")
_SIGNED = re.compile(
    rf"\((?:\w{{2,5}}/)*(?:{_AGENCIES})(?:/\w{{2,5}})*\)\s*[.]?\s*$"
    rf"|(?:©|\(c\)|[Cc]opyright)\s*(?:©\s*)?(?:\d{{4}}\s*)?(?:by\s+)?(?:{_AGENCIES})(?!\w)[^\n]{{0,80}}$"
)


def find(page: Page) -> Iterator[Evidence]:
    """Lines that say that an agency wrote the article; a site's licence does not reach what the site has bought."""
    mentions = mentions_of(page)
    found: set[int] = set()
    for name in _NAME.finditer(mentions.text):
        block, _, _ = mentions.place(*name.span())
        line = None if block.index in found else _line(block.text)
        if line is None or len(found) >= _MOST or block.region not in (Region.BODY, Region.BYLINE):
            continue
        found.add(block.index)
        statement, locator = block.quote(*line)
        yield Evidence(
            finder="wire",
            claim=Claim.DENIAL,
            statement=statement,
            locator=locator,
            region=block.region,
            scope=Scope.ARTICLE,
            seen=page.seen,
        )


def _line(text: str) -> tuple[int, int] | None:
    """Where in a block the agency signs, if it does: the whole of a short byline, a dateline, the last words."""
    words = text.strip()
    start = len(text) - len(text.lstrip())
    signed = _SIGNED.search(text, max(0, len(text) - _ENDING))
    opening = _BYLINE.match(words) if len(words) <= _SHORT else _DATELINE.match(words[:_ENDING])
    if opening:
        return start, start + len(opening[0].rstrip())
    return (signed.start(), start + len(words)) if signed else None
