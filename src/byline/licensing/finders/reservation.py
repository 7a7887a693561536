# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Reservations of text and data mining: TDMRep (final report 2024-05-10) in the response head and in <meta>; noai."""

import re
from collections.abc import Iterator

from byline.model.evidence import Claim, Evidence, Locator, Region, Scope
from byline.page.parse import Page

_HEADER = re.compile(r"^(?:tdm-reservation|tdm-policy|x-robots-tag):.*$", re.IGNORECASE | re.MULTILINE)
_AI = re.compile(r"(?<!\w)(?:noai|noimageai|noml)(?!\w)", re.IGNORECASE)
_MOST = 20


def find(page: Page) -> Iterator[Evidence]:
    """Each reservation; it is kept beside the licence and is never one, nor the denial of one."""
    head = page.text_at(Locator(record="headers"))
    for match in _HEADER.finditer(head):
        if _reserves(*match[0].split(":", 1)):
            locator = Locator(record="headers", start=match.start(), end=match.end())
            yield _evidence(page, match[0], locator, Region.HEADERS)
    found = 0
    for meta in page.elements("meta"):
        content = meta.get("content") or ""
        if found < _MOST and _reserves(meta.get("name") or "", content):
            found += 1
            yield _evidence(page, content, Locator(selector=page.selector(meta), attribute="content"), Region.HEAD)


def _reserves(name: str, value: str) -> bool:
    name = name.strip().lower()
    if name == "tdm-reservation":
        return value.strip() == "1"
    return name == "tdm-policy" or (name in ("robots", "x-robots-tag") and _AI.search(value) is not None)


def _evidence(page: Page, statement: str, locator: Locator, region: Region) -> Evidence:
    return Evidence(
        finder="reservation",
        claim=Claim.RESERVATION,
        statement=statement,
        locator=locator,
        region=region,
        scope=Scope.SITE,
        seen=page.seen,
    )
