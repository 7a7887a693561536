# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The HTTP response head: `Link: <https://creativecommons.org/licenses/by/4.0/>; rel="license"` (RFC 8288)."""

import re
from collections.abc import Iterator

from byline.licensing.reading.addresses import id_of_uri
from byline.licensing.reading.mentions import MOST
from byline.model.evidence import Evidence, Locator, Region, Scope
from byline.model.spdx import NOASSERTION
from byline.page.parse import Page

_LINK = re.compile(r"<([^<>]{0,2000})>((?:\s*;\s*[\w*-]+\s*(?:=\s*(?:\"[^\"]{0,500}\"|[^\s;,\"]{0,500}))?)*)")
_RELATION = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"]+))", re.IGNORECASE)


def find(page: Page) -> Iterator[Evidence]:
    """Each link of the head whose relation is `license`; a link with an `anchor` is about something else."""
    head = page.text_at(Locator(record="headers"))
    line_start = 0
    for line in head.split("\n"):
        if line.lower().startswith("link:"):
            for _, link in zip(range(MOST), _LINK.finditer(line), strict=False):
                relation = _RELATION.search(link[2])
                if relation and "license" in (relation[1] or relation[2]).lower().split():
                    yield Evidence(
                        finder="http-link",
                        statement=link[0],
                        locator=Locator(record="headers", start=line_start + link.start(), end=line_start + link.end()),
                        region=Region.HEADERS,
                        scope=Scope.OTHER if "anchor" in link[2].lower() else Scope.ARTICLE,
                        suggests=id_of_uri(page.resolve(link[1]) or link[1]) or NOASSERTION,
                        seen=page.seen,
                    )
        line_start += len(line) + 1
