# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""From when on a licence is given: "from 1 January 2031 all articles are under", "published since May 2019".

Sentences are in lower case.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from lxml.html import HtmlElement

from byline.page.dates import find_date, parse_date
from byline.page.parse import JsonLd

_NEAR = 40
_BEGINS = re.compile(
    r"(?<!\w)(?:from|as\s+of|as\s+from|after|since|start(?:s|ing)(?:\s+(?:in|with|on|from))?|beginning(?:\s+(?:in|with|on))?|"
    r"effective(?:\s+from)?|ab|von|seit|nach|beginnend\s+mit|à\s+(?:partir|compter)\s+d[eu]|dès|depuis|après|a\s+partir\s+d(?:el?|o|a|al)|"
    r"desde|después\s+de|após|dal|dopo\s+il|vanaf|met\s+ingang\s+van|sinds|na|od|po|från(?:\s+och\s+med)?|fra(?:\s+og\s+med)?|sedan|siden|"
    r"efter|etter|с|начиная\s+с|после|з|із|починаючи\s+з|після)\s+"
    rf"(?P<when>(?:[^.,;:()\n]|(?<=\d)\.){{0,{_NEAR}}}?(?:,\s)?(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)(?:[-/.]\d\d?){{0,2}})"
    r"|(?:自|从|從)?\s*(?P<east>(?P<eastern>(?:19|20)\d\d)\s*[年년](?:\s*\d{1,2}\s*[月월])?(?:\s*\d{1,2}\s*[日일])?)\s*"
    r"(?:起|以后|以後|之后|之後|から|より|以降|부터|이후)"
)
_WRITTEN = re.compile(
    r"(?<!\w)(?:published|posted|written|dated|created|added|uploaded|veröffentlicht\w*|erschienen\w*|verfasst\w*|publiée?s?|parue?s?|"
    r"publicad\w+|publicat\w|pubblicat\w|geschreven|gepubliceerd\w*|verschenen|opublikowan\w+|publicerad\w*|udgivet|publisert\w*|"
    r"опубликован\w*|опублікован\w*)\W+\Z"
)
# "From", not "since": of what came before it nothing is said.
_SINCE = re.compile(r"since|seit|depuis|desde|sinds|sedan|siden")
_PUBLISHED = frozenset(
    {
        "article:published_time", "date", "dc.date", "dc.date.issued", "dcterms.issued", "dcterms.created",
        "datepublished", "citation_publication_date", "citation_date", "pubdate", "parsely-pub-date", "sailthru.date",
    }
)  # fmt: skip


def not_given_yet(sentence: str, today: date) -> bool:
    """Whether a licence is given only from a day on that has not come, or may not have."""
    return any(_is_to_come(*begin, today) for begin in _begins(sentence))


def given_later(sentence: str, published: str) -> bool:
    """Whether it is given only to texts of a later time than the date (W3C-DTF) of the text at hand."""
    for found in _BEGINS.finditer(sentence):
        when, year = _when(found)
        since = _SINCE.match(found[0]) is not None
        if since and not _WRITTEN.search(sentence, 0, found.start()):
            continue  # "since 2012 all texts are under" says that they are now, whenever they were written
        begin = find_date(when) or year
        if published[: len(begin)] < begin[: len(published)]:
            return True
    return False


def _begins(sentence: str) -> list[tuple[str, str]]:
    return [_when(found) for found in _BEGINS.finditer(sentence)]


def _when(found: re.Match[str]) -> tuple[str, str]:
    return found["when"] or found["east"], found["year"] or found["eastern"]


def _is_to_come(when: str, year: str, today: date) -> bool:
    if int(year) != today.year:
        return int(year) > today.year
    day = find_date(when)
    if day is not None:
        return day > today.isoformat()
    # A month of this year may be still to come.
    return when.strip(" 年년") != year


def published_on(metas: Iterable[HtmlElement], data: Iterable[JsonLd]) -> str | None:
    """When a page says that its article was published (W3C-DTF): the latest of what its metadata name."""
    named = (
        meta.get("content") or ""
        for meta in metas
        if any((meta.get(name) or "").lower() in _PUBLISHED for name in ("property", "name", "itemprop"))
    )
    stated = (str(node.get("datePublished") or "") for block in data for node in _nodes(block.data))
    return max(filter(None, map(parse_date, chain(named, stated))), default=None)


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """The nodes of a JSON-LD block, without those within others."""
    for node in data if isinstance(data, list) else [data]:
        if isinstance(node, dict):
            yield node
            yield from _nodes(node.get("@graph") or [])
