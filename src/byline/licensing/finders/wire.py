# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Copy of a news agency: its byline, dateline or copyright line, on whatever site it is printed."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from byline.licensing.reading.mentions import mentions_of
from byline.licensing.sieve import Glance, Sieve, words_of
from byline.licensing.wires import WIRES
from byline.model.evidence import Claim, Evidence, Locator, Region, Scope
from byline.page.parse import Page

_MOST = 10
_MANY = 5000
_SHORT = 100
_AGENCIES = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(WIRES, key=len, reverse=True))
_ENDING = 200
_BYLINE = re.compile(
    rf"^\s*(?:(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor|[Aa]v|[Aa]f|[Ff]rom|[Vv]ia|[Ss]ource|[Qq]uelle|[Ff]uente|[Ff]onte|[Bb]ron)\s*:?\s+"
    rf"|(?:来源|來源|出典|출처|Источник|Джерело|Извор|Źródło|Zdroj|Kilde|Källa|Kaynak|Πηγή|المصدر)\s*[:：]\s*"
    r"|(?:[Ww]ith|[Mm]it|[Aa]vec|[Cc]on|[Cc]om|[Mm]ed|[Mm]et)\s+(?:[^\W\d]+\s+){0,2}(?:(?:by|from|von|der|de|da|do|di|av|fra|från|van)\s+)?"
    r"|(?:This|Dieser?|Dieses|Cet|Cette|Este|Questo|Dit|Deze)\s[^\n]{2,40}\s(?:by|von|par|por|da|door)\s+(?:the\s+)?)?"
    rf"(?:[^|/\n]{{2,60}}\s*[|/,•·–—-]\s*)?(?:{_AGENCIES})"
    r"(?:\s+(?:[Ss]taff|[Ww]riters?|[Rr]eporters?|[Cc]orrespondents?|[Aa]gency|[Nn]ews))*\s*[.)]?\s*$"
)
_DATELINE = re.compile(
    rf"^[^\n]{{0,80}}?[(\[/](?:{_AGENCIES})[)\]/]\s*[-–—:.]|^(?:[^\W\d][\w.-]+\s+){{0,2}}\((?:{_AGENCIES})\)\s+[^\W\da-zà-ÿ]"
    rf"|^[^\n]{{0,40}}?\d[^\n]{{0,20}}?[.,–—-]\s*(?:{_AGENCIES})\s*[.–—-]\s|^[(（][^()（）=\n]{{1,12}}=(?:{_AGENCIES})[)）]"
    rf"|^(?:{_AGENCIES})(?:/\w{{2,5}}){{1,3}}\Z|^[【（](?:{_AGENCIES})[】）]|^[（(【]?(?:{_AGENCIES})[^\n。，]{{0,30}}?[電电]"
)
_SIGNED = re.compile(
    rf"[(（](?:\w{{2,5}}/)*(?:{_AGENCIES})(?:/\w{{2,5}})*[)）]\s*[.]?\s*$|/(?:{_AGENCIES})/\s*$"
    rf"|(?:©|\(c\)|[Cc]opyright)\s*(?:©\s*)?(?:\d{{4}}\s*)?(?:by\s+)?(?:{_AGENCIES})(?!\w)[^\n]{{0,80}}$"
)


_AUTHOR = re.compile(r"(?:article:|dc\.|dcterms\.|parsely-)?(?:author|creator)", re.IGNORECASE)
_AUTHORS = ("author", "creator", "sourceOrganization")
_OTHER_WORKS = frozenset(
    {
        "about",
        "associatedMedia",
        "citation",
        "comment",
        "hasPart",
        "image",
        "isBasedOn",
        "itemListElement",
        "mentions",
        "review",
        "thumbnail",
        "video",
    }
)
_ESCAPED = re.compile(r"[/~]")
_MOST_NODES = 5000
_LONGEST_NAME = 100


def find(page: Page) -> Iterator[Evidence]:
    """Lines that say that an agency wrote the article; a site's licence does not reach what the site has bought."""
    yield from islice(_lines(page), _MOST)
    yield from islice((_evidence(page, name, where, Region.HEAD) for name, where in _named(page)), _MOST)


def _named(page: Page) -> Iterator[tuple[str, Locator]]:
    """Agencies that the page's data name as the author."""
    for meta in page.elements("meta"):
        name = (meta.get("name") or meta.get("property") or "").strip()
        if _AUTHOR.fullmatch(name) and _is_agency(author := meta.get("content", "")):
            yield author, Locator(selector=page.selector(meta), attribute="content")
    for block in page.json_ld:
        for name, pointer in _authors(block.data):
            if _is_agency(name):
                yield name, Locator(selector=block.selector, pointer=pointer)


def _authors(data: object) -> Iterator[tuple[str, str]]:
    """The authors that JSON-LD names, with a JSON pointer to each name."""
    waiting: list[tuple[object, str, bool]] = [(data, "", False)]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value, pointer, author = waiting.pop()
        if isinstance(value, list):
            waiting += [(part, f"{pointer}/{index}", author) for index, part in enumerate(value)]
        elif isinstance(value, dict):
            waiting += [
                (part, f"{pointer}/{key}", key in _AUTHORS or (author and key == "name"))
                for key, part in value.items()
                if key not in _OTHER_WORKS and not _ESCAPED.search(key)
            ]
        elif author and isinstance(value, str):
            yield value, pointer


def _is_agency(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and _BYLINE.match(name) is not None


def _lines(page: Page) -> Iterator[Evidence]:
    mentions = mentions_of(page)
    found: set[int] = set()
    for start in sorted(_places(mentions.text, mentions.glance)):
        block, _, _ = mentions.place(start, start)
        line = None if block.index in found else _line(block.text)
        if line is None or block.region not in (Region.BODY, Region.BYLINE):
            continue
        found.add(block.index)
        statement, locator = block.quote(*line)
        yield _evidence(page, statement, locator, block.region)


def _evidence(page: Page, statement: str, locator: Locator, region: Region) -> Evidence:
    return Evidence(
        finder="wire",
        claim=Claim.DENIAL,
        statement=statement,
        locator=locator,
        region=region,
        scope=Scope.ARTICLE,
        seen=page.seen,
    )


@cache
def _first_words() -> Sieve[str]:
    words = sorted({name.split(" ")[0] for name in WIRES} - {"The"})
    return Sieve({word: [word.lower()] for word in words}, {word: [words_of(word.lower())] for word in words})


def _places(text: str, glance: Glance) -> set[int]:
    """Where a first word of a name stands by itself; `glance` is at the text in lower case."""
    places: set[int] = set()
    for word in sorted(_first_words().keys_in(glance)):
        start = text.find(word)
        while start >= 0 and len(places) < _MANY:
            end = start + len(word)
            if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
                places.add(start)
            start = text.find(word, end)
    return places


def _line(text: str) -> tuple[int, int] | None:
    """Where in a block the agency signs, if it does: the whole of a short byline, a dateline, the last words."""
    words = text.strip()
    start = len(text) - len(text.lstrip())
    signed = _SIGNED.search(text, max(0, len(text) - _ENDING))
    opening = (_BYLINE.match(words) if len(words) <= _SHORT else None) or _DATELINE.match(words[:_ENDING])
    if opening:
        return start, start + len(opening[0].rstrip())
    return (signed.start(), start + len(words)) if signed else None
