# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""How the readers look at a page's elements."""

import re
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement

from byline.extract.strings import one_line
from byline.model.evidence import Region
from byline.page.parse import Page

_MAX_METAS = 3000
_MAX_LINE = 2000
_DUBLIN_CORE = re.compile(r"^dc(?:terms)?[.:]")
# Names and dates in these regions belong to the article; elsewhere to comments, teasers or advertisements.
_OF_THE_ARTICLE = frozenset({Region.BODY, Region.BYLINE})


def metas(page: Page) -> Iterator[tuple[str, str]]:
    """Every <meta> that has a name and a content; the name in lower case, from property, name or http-equiv."""
    for element in page.elements("meta")[:_MAX_METAS]:
        content = element.get("content", "").strip()
        for attribute in ("property", "name", "http-equiv"):
            for name in element.get(attribute, "").lower().split():
                if content:
                    yield name, content


def from_metas(page: Page, names: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, str]]:
    """(field, name, content) of every <meta> listed in `names`, a table of field to names, most trusted first.

    Dublin Core names are written with `dc.`, however the page spells its prefix.
    """
    ranks = {name: (rank, field) for field, list_of_names in names.items() for rank, name in enumerate(list_of_names)}
    terms = ((_DUBLIN_CORE.sub("dc.", name), content) for name, content in metas(page))
    found = [(*ranks[term], term, content) for term, content in terms if term in ranks]
    for _, field, term, content in sorted(found, key=lambda item: item[0]):
        yield field, term, content


def line_of(page: Page, element: HtmlElement) -> str:
    """The text of the element on one line."""
    return one_line(page.text_of(element), _MAX_LINE)


def leading_text(element: HtmlElement) -> str:
    """The text that the element begins with, at no cost: its own, or that of its first child."""
    text = (element.text or "").strip()
    return text or ((element[0].text or "").strip() if len(element) else "")


def is_of_the_article(page: Page, element: HtmlElement) -> bool:
    """Whether the element stands in the article's own part of the page."""
    return page.region(element) in _OF_THE_ARTICLE


def tokens(element: HtmlElement, attribute: str = "class") -> set[str]:
    """The space-separated words of an attribute, in lower case."""
    return set(element.get(attribute, "").lower().split())
