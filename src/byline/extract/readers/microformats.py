# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Facts from class names and attributes: microformats (h-entry, hAtom, hNews) and schema.org microdata.

https://microformats.org/wiki/h-entry, /hnews; https://html.spec.whatwg.org/multipage/microdata.html
"""

from collections.abc import Iterator
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from byline.extract.elements import is_of_the_article, line_of, tokens
from byline.extract.strings import folded
from byline.extract.survey import survey
from byline.model.evidence import Region
from byline.page.parse import Page

ORIGIN = "microformat"

_ENTRIES = frozenset({"h-entry", "hentry"})
_FIELDS = {
    "p-name": "title", "entry-title": "title", "headline": "title",
    "p-author": "creators", "author": "creators", "post-author": "creators",
    "source-org": "agency", "publisher": "agency",
    "dt-published": "published", "published": "published", "datepublished": "published",
    "dt-updated": "modified", "updated": "modified", "datemodified": "modified",
    "p-summary": "description", "entry-summary": "description",
    "inlanguage": "language",
}  # fmt: skip
_NAMED = frozenset({"p-name", "fn", "org", "name"})
# What is inside these is said of something else.
_OTHERS = frozenset({"h-entry", "hentry", "h-cite", "h-card", "vcard", "comment", "comments", "h-feed"})
# Inside the entry a <footer> or an <aside> may hold the byline; these never do.
_OF_OTHERS = (Region.COMMENTS, Region.RELATED, Region.EMBED, Region.FIGURE, Region.DIALOG, Region.HIDDEN)
_MAX_ROOTS = 50


def read(page: Page) -> Iterator[tuple[str, str]]:
    """What is marked inside the page's one entry; nothing if several entries could be the article."""
    root = _main_root(page)
    if root is None:
        return
    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        words = tokens(element) | tokens(element, "itemprop")
        fields = {_FIELDS[word] for word in words & _FIELDS.keys()}
        if element is not root and (fields & {"creators", "agency"} or _is_other(page, element, words)):
            walker.skip_subtree()
        of_the_entry = bool(fields) and element is not root and page.region(element) not in _OF_OTHERS
        for field in sorted(fields) if of_the_entry else ():
            yield from ((field, value) for value in _values(page, element, field))


def _main_root(page: Page) -> HtmlElement | None:
    if page.tree is None:
        return None
    roots = [root for root in islice(_roots(page), _MAX_ROOTS) if page.region(root) is not Region.COMMENTS]
    outer = [root for root in roots if not any(above in roots for above in root.iterancestors())]
    if len(outer) > 1:
        outer = [root for root in outer if next(root.iter("h1"), None) is not None] or outer
    if len(outer) > 1:
        title = folded(page.tree.findtext(".//title") or "")
        outer = [root for root in outer if (name := _title(page, root)) and name in title]
    return outer[0] if len(outer) == 1 else None


def _roots(page: Page) -> Iterator[HtmlElement]:
    """The elements that are marked as entries or as articles."""
    assert page.tree is not None
    around = (page.tree, page.tree.find("body"))
    entries = {name for name in survey(page).classes if "entry" in name and not _ENTRIES.isdisjoint(name.split())}
    named = [each.element for each in survey(page).named if each.class_name in entries]
    named += [each for each in around if not _ENTRIES.isdisjoint(each.get("class", "").split())]
    scoped = [each for each in (*around, *survey(page).scoped) if each.get("itemscope") is not None]
    types = ((each, each.get("itemtype", "")) for each in scoped)
    yield from dict.fromkeys((*named, *(each for each, name in types if "Article" in name or "BlogPosting" in name)))


def _title(page: Page, root: HtmlElement) -> str:
    marked = (
        element
        for element in root.iter()
        if isinstance(element.tag, str) and tokens(element) & {"p-name", "entry-title"}
    )
    return folded(line_of(page, element)) if (element := next(marked, None)) is not None else ""


def _is_other(page: Page, element: HtmlElement, words: set[str]) -> bool:
    return bool(words & _OTHERS) or (element.get("itemscope") is not None and not is_of_the_article(page, element))


def _values(page: Page, element: HtmlElement, field: str) -> Iterator[str]:
    if field in ("published", "modified"):
        yield from (value for name in ("datetime", "content", "title") if (value := element.get(name)))
    if field in ("creators", "agency"):
        named = [
            inner
            for inner in element.iter()
            if isinstance(inner.tag, str) and (tokens(inner) | tokens(inner, "itemprop")) & _NAMED
        ]
        yield from (inner.get("content") or line_of(page, inner) for inner in named or [element])
    else:
        yield element.get("content") or line_of(page, element)
