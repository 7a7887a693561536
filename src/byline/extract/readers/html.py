# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Facts from what a reader sees: headings, bylines, dates, the footer; and from the <html> and <link> elements."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from byline.extract.changes import is_change
from byline.extract.copyright import copyright_line, is_dated
from byline.extract.creators import is_byline, split_byline
from byline.extract.elements import is_of_the_article, leading_text, line_of, tokens
from byline.extract.strings import folded, one_line, squeezed
from byline.extract.survey import survey
from byline.extract.urls import is_home
from byline.model.evidence import Region
from byline.page.dates import find_date
from byline.page.parse import Page

ORIGIN = "html"

_LIMIT = 50
_BYLINE_LENGTH = 250
_SITE_LENGTH = 60
_TITLE_LENGTH = 2000
_AFTER_TITLE = 25
_LIKE_BYLINE = re.compile("yline|uthor|utor"), re.compile("uthor|yline")
_LIKE_DATE = re.compile("date|publish|posted|meta|time|yline|datum"), re.compile("date")
_BYLINE_NAME = re.compile(
    r"(?:(?:post|entry|article|meta|byline)[-_]*)?(?:by-?line|authors?|autor(?:en)?|auteur|verfasser)(?:[-_]*name)?"
)
_BETWEEN_PARTS = re.compile(r"\s[|·•»«:–—-]\s|\s*\|\s*|^\s*:\s|:\s*$")
_BLOCKS = ("address", "article", "aside", "body", "dd", "div", "dt", "footer", "li", "p", "section", "small", "td")
_CHANGE_TAGS = ("p", "div", "li", "em", "i", "small", "span")


def read(page: Page) -> Iterator[tuple[str, str]]:
    """What the page shows."""
    if page.tree is None:
        return
    title = one_line(page.tree.findtext(".//title") or "", _TITLE_LENGTH)
    headings = _headings(page, title)
    sites = [heading for heading in headings if _names_site(page, heading, title)]
    headings = [heading for heading in headings if heading not in sites]
    main = headings[0] if headings and _is_main(page, headings[0], title) else None
    # A site's name in <h1> and the article's in <h2> is how blogs were built for years.
    names = [line_of(page, main)] if main is not None else list(_second_headings(page, title))
    yield from (("title", line) for line in (*names, title, *map(partial(line_of, page), headings)))
    yield from (("agency", line) for line in (*map(partial(line_of, page), sites), *_beside(page, title, names)))
    near = _lines_after(page, main)
    yield from (("creators", name) for name in _creators(page, near))
    yield from _dates(page, near)
    yield from _declared(page)
    yield from (("copyright_notice", line) for line in _copyright_lines(page))
    yield from _changes(page)


def _headings(page: Page, title: str) -> list[HtmlElement]:
    """The <h1> elements that could head the article, the longest that <title> repeats first, then those in its body."""
    assert page.tree is not None
    found = [heading for heading in islice(page.tree.iter("h1"), _LIMIT) if is_of_the_article(page, heading)]
    named = [(folded(line_of(page, heading)), heading) for heading in found]
    whole = folded(title)
    named.sort(key=lambda item: (-len(item[0]) if item[0] in whole else 0, not _is_inside(item[1])))
    return [heading for name, heading in named if name]


def _is_main(page: Page, heading: HtmlElement, title: str) -> bool:
    return folded(line_of(page, heading)) in folded(title) or _is_inside(heading)


def _is_inside(heading: HtmlElement) -> bool:
    return next(heading.iterancestors("article", "main"), None) is not None


def _names_site(page: Page, heading: HtmlElement, title: str) -> bool:
    """Whether an <h1> holds the site's name: it links home, or <title> ends with it and says more before."""
    links = (*heading.iter("a"), *islice(heading.iterancestors("a"), 1))
    if any(is_home(page.resolve(link.get("href", ""))) for link in links if link.get("href")):
        return True
    name, whole = folded(line_of(page, heading)), folded(title)
    return whole.endswith(name) and len(whole) > 2 * len(name) + 1


def _beside(page: Page, title: str, names: list[str]) -> Iterator[str]:
    """The site's name: what <title> says beside the article's; of several parts the one that the host is named for."""
    host = squeezed(page.url or "")
    for name in names:
        before, found, behind = title.partition(name)
        for rest in (behind, before) if found and name else ():
            parts = [part for part in map(str.strip, _BETWEEN_PARTS.split(f" {rest} ")) if squeezed(part)]
            if len(parts) > 1:
                parts = [part for part in parts if squeezed(part) in host]
            yield from (part for part in parts[:1] if len(part) <= _SITE_LENGTH and part != rest.strip())


def _second_headings(page: Page, title: str) -> Iterator[str]:
    assert page.tree is not None
    for heading in islice(page.tree.iter("h2"), _LIMIT):
        name = line_of(page, heading)
        if len(name) > 3 and folded(name) and folded(name) in folded(title) and is_of_the_article(page, heading):
            yield name


def _lines_after(page: Page, heading: HtmlElement | None) -> list[str]:
    """The first short lines below the heading: where bylines and dates stand that no markup tells apart."""
    if heading is None or page.tree is None:
        return []
    said = (each for each in _below(page.tree, heading) if leading_text(each) and is_of_the_article(page, each))
    lines = (line_of(page, element) for element in islice(said, _AFTER_TITLE))
    return [line for line in lines if len(line) <= _BYLINE_LENGTH]


def _below(tree: HtmlElement, heading: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that begin behind the start of the heading, in the order of the page."""
    yield from heading.iterdescendants(etree.Element)
    node = heading
    while node is not tree:
        for sibling in node.itersiblings():
            yield from sibling.iter(etree.Element)
        node = node.getparent()


def _creators(page: Page, near: list[str]) -> Iterator[str]:
    """The names of the best kind of byline that the page has."""
    assert page.tree is not None
    links = islice((link for link in page.elements("a") if "author" in link.get("rel", "").split()), _LIMIT)
    linked = [line_of(page, link) for link in links if is_of_the_article(page, link)]
    classed = [element for element in _named(page, *_LIKE_BYLINE) if _is_byline(page, element)]
    lines = [(element.getparent(), line_of(page, element)) for element in classed]
    named = [(parent, line) for parent, line in lines if len(line) <= _BYLINE_LENGTH and any(split_byline(line))]
    # Two authors may have an element each, side by side; the same class elsewhere belongs to other articles.
    beside = [line for parent, line in named if parent is named[0][0]]
    yield from linked or beside or [line for line in near if is_byline(line)][:1]


def _named(page: Page, in_class: re.Pattern[str], in_id: re.Pattern[str]) -> list[HtmlElement]:
    """The first elements whose class or id is like that; each class is looked at once, however often it is used."""
    classes = {name for name in survey(page).classes if in_class.search(name)}
    found = (
        each.element
        for each in survey(page).named
        if each.class_name in classes or (each.identifier and in_id.search(each.identifier))
    )
    return list(islice(found, _LIMIT))


def _is_byline(page: Page, element: HtmlElement) -> bool:
    names = tokens(element) | tokens(element, "id")
    return any(map(_BYLINE_NAME.fullmatch, names)) and is_of_the_article(page, element)


def _dates(page: Page, near: list[str]) -> Iterator[tuple[str, str]]:
    assert page.tree is not None
    times = [time for time in islice(page.tree.iter("time"), _LIMIT) if is_of_the_article(page, time)]
    marked = [time for time in times if time.get("pubdate") is not None or tokens(time) & {"published", "entry-date"}]
    changed = [time for time in times if tokens(time) & {"updated", "modified"} and time not in marked]
    yield from (("modified", time.get("datetime") or line_of(page, time)) for time in changed)
    for time in (*marked, *(time for time in times if time not in changed)):
        yield "published", time.get("datetime") or line_of(page, time)
    for element in _named(page, *_LIKE_DATE):
        line = line_of(page, element)
        if len(line) <= _BYLINE_LENGTH and (found := find_date(line)) and is_of_the_article(page, element):
            yield "published", found
    yield from (("published", found) for line in near if (found := find_date(line)))


def _declared(page: Page) -> Iterator[tuple[str, str]]:
    assert page.tree is not None
    for attribute in ("lang", "xml:lang"):
        yield "language", page.tree.get(attribute, "")
    if page.headers is not None:
        yield "language", page.headers.get("content-language") or ""
    for link in page.elements("link")[:1000]:
        if "canonical" in tokens(link, "rel"):
            yield "url", link.get("href", "")


def _copyright_lines(page: Page) -> Iterator[str]:
    """The page's copyright lines, the last one of the footer first: a page's own stands lowest."""
    assert page.tree is not None
    found: list[tuple[bool, str]] = []
    for text, parent in reversed(survey(page).credited[-_LIMIT:]):
        element = parent
        while element is not None and element.tag not in _BLOCKS:
            element = element.getparent()
        region = page.region(element) if element is not None else Region.HIDDEN
        if region in (Region.FOOTER, Region.BODY):
            holds_others = next(element.iterdescendants(*_BLOCKS), None) is not None
            whole = one_line(text, _TITLE_LENGTH) if holds_others else line_of(page, element)
            line = copyright_line(whole)
            # In the body only a dated line that is nothing else: an article may quote one.
            if line and (region is Region.FOOTER or (is_dated(line) and whole.startswith(line))):
                found.append((region is Region.FOOTER, line))
    yield from (line for _, line in sorted(found, key=lambda item: not item[0]))


def _changes(page: Page) -> Iterator[tuple[str, str]]:
    assert page.tree is not None
    for element in page.tree.iter(*_CHANGE_TAGS):
        if (text := leading_text(element)) and is_change(text[:300]) and _is_note(page, element):
            yield "earlier_changes", line_of(page, element)


def _is_note(page: Page, element: HtmlElement) -> bool:
    """Whether a line belongs to the article, be it to the <footer> of the article."""
    return is_of_the_article(page, element) or (page.region(element) is Region.FOOTER and _is_inside(element))
