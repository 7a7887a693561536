# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Comments in the source: Creative Commons used to offer its licence as RDF inside an HTML comment."""

import re
from collections.abc import Iterator
from itertools import islice

from byline.licensing.reading import wording
from byline.licensing.reading.addresses import id_of_uri
from byline.licensing.reading.mentions import MOST
from byline.licensing.sieve import places
from byline.model.evidence import Evidence, Locator, Region, Scope
from byline.page.parse import Page

_LONGEST = 8000
_WORK = re.compile(r"<(?:cc:)?Work\s[^>]{0,200}?rdf:about\s*=\s*[\"']([^\"']{0,500})[\"']", re.IGNORECASE)
_LICENSE = re.compile(r"<(?:cc:)?license\s[^>]{0,100}?rdf:resource\s*=\s*[\"']([^\"']{4,300})[\"']", re.IGNORECASE)
_OTHER_TYPE = re.compile(r"dcmitype/(?:StillImage|MovingImage|Sound|Dataset|Software)", re.IGNORECASE)
_SCHEME = re.compile(r"https?://(?:www\.)?")
_SAYS = re.compile(
    r"(?<!\w)(?:li[cz]en[sczk]\w{0,8}|licen[çc]\w{0,3}|лицензи\w)[^<>]{0,80}?(https?://\S{10,200})", re.IGNORECASE
)


def find(page: Page) -> Iterator[Evidence]:
    """The licence that RDF in a comment gives to this page; a URI in any other comment is kept, but hidden.

    Other comments mostly speak of a template or a script ("Design by ..."); they prove nothing by themselves.
    """
    if page.tree is None or "<!--" not in page.source:
        return
    found = (_of_comment(page, *bounds) for bounds in islice(_comments(page.source), MOST * 10))
    yield from islice(filter(None, found), MOST)


def _comments(source: str) -> Iterator[tuple[int, int]]:
    """Where the content of each comment begins and ends; of one that is too long, what is opened in it again."""
    read = end = 0
    for start in places(source, "<!--"):
        if start + 4 > end and (end := source.find("-->", start + 4)) < 0:
            return
        if start >= read and end - start - 4 <= _LONGEST:
            yield start + 4, end
            read = end


def _of_comment(page: Page, start: int, end: int) -> Evidence | None:
    comment = page.source[start:end]
    if "icen" not in comment and "izen" not in comment:
        return None
    work = _WORK.search(comment)
    named = (_LICENSE if work else _SAYS).search(comment)
    license_id = id_of_uri(named[1]) if named else None
    if named is None or license_id is None:
        return None
    typed = work is not None and _OTHER_TYPE.search(comment)
    own = work is None or work[1] == "" or _is_of_page(page, work[1])
    tool = work is None and wording.words("software").search(comment.lower())
    return Evidence(
        finder="comment",
        statement=named[0],
        locator=Locator(start=start + named.start(), end=start + named.end()),
        region=Region.HEAD if work else Region.HIDDEN,
        scope=Scope.SITE if own and not tool and not typed else Scope.OTHER,
        suggests=license_id,
        seen=page.seen,
    )


def _is_of_page(page: Page, address: str) -> bool:
    """Whether the address is that of the page, or of the site or the folder that holds it."""
    own, named = (_SCHEME.sub("", each) for each in (page.url or "", page.resolve(address)))
    return bool(named) and (named == own or (named.endswith("/") and own.startswith(named)))
