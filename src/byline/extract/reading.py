# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Our own reader of an article's text: one walk over the part of the page that is named as its place.

It keeps and drops what trafilatura does by default, in a tenth of the time; where it cannot be sure of itself
(`byline.extract.text`) the library is asked. Time and memory grow with the size of the page, whatever its nesting.
"""

import re
from collections.abc import Iterable
from copy import copy

from lxml import etree
from lxml.html import HtmlElement

from byline.extract.lines import tidied
from byline.extract.links import Share, is_link_list
from byline.extract.places import Part, bodies, part_of

# Nothing in these is ever part of the text.
_NEVER_TEXT = (
    "applet", "area", "aside", "audio", "button", "canvas", "datalist", "dialog", "embed", "fieldset", "footer",
    "frame", "frameset", "head", "iframe", "input", "label", "legend", "link", "map", "marquee", "math", "menu",
    "menuitem", "nav", "noindex", "noscript", "object", "optgroup", "option", "output", "param", "picture", "progress",
    "rp", "rt", "script", "select", "source", "style", "svg", "template", "textarea", "time", "track", "video",
)  # fmt: skip
# These say nothing about the text in them: it is read as that of their parents.
_PLAIN = (
    "abbr", "acronym", "address", "b", "bdi", "bdo", "big", "center", "cite", "data", "dfn", "em", "font", "hgroup",
    "i", "img", "ins", "kbd", "mark", "meta", "nobr", "ruby", "samp", "small", "strong", "sub", "sup", "tbody", "tfoot",
    "thead", "tt", "u", "var", "wbr",
)  # fmt: skip
_INLINE = frozenset({"a", "code", "del", "q", "s", "span", "strike"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary"})
_LISTS = frozenset({"dl", "ol", "ul"})
_ITEMS = frozenset({"dd", "dt", "li"})
_CELLS = frozenset({"td", "th"})
_BREAKS = frozenset({"br", "hr"})
_QUOTED = frozenset({"blockquote", "code", "p", "pre", "table"})
_RUNNING = _QUOTED | _LISTS | _HEADINGS
_IN_LINE = _HEADINGS | _ITEMS | _CELLS | {"p"}
# Their ends part nothing.
_UNCLOSED = _INLINE | _BREAKS | _ITEMS | _CELLS | {"tr"}
_MARKS = dict.fromkeys(_INLINE, "") | dict.fromkeys(_ITEMS, "\n- ") | dict.fromkeys((*_BREAKS, "tr"), "\n")
_TESTED_FOR_LINKS = _LISTS | {"div", "p", "table"}
# What follows these within the same element is text, even if no element of its own says so.
_FOLLOWED = _RUNNING | _BREAKS
_MARK, _TEXT, _LOOSE, _HEADING = range(4)
# With less in paragraphs than this, the text of divisions counts too.
_FEW_PARAGRAPHS = 750
_MOST_DROPPED = 6 / 7
_SPACE = re.compile(r"\s+")


def readable(tree: HtmlElement) -> HtmlElement:
    """A copy of the page's body without what is never text; forms count only if the page as a whole stands in one."""
    lean = copy(tree)
    etree.strip_elements(lean, etree.Comment, etree.ProcessingInstruction, *_NEVER_TEXT, with_tail=False)
    body = lean.find("body")
    etree.strip_tags(body, *_PLAIN)
    forms = [form for form in body.iter("form") if next(form.iterancestors("form"), None) is None]
    half = length(body) / 2 if forms else 0
    for form in forms:
        if length(form) <= half:
            form.drop_tree()
    return body


def article_text(body: HtmlElement) -> str:
    """The text of the first likely place of the article that holds two lines or more; empty if none does."""
    for place in bodies(body):
        if "\n" in (text := _text(place)):
            return text
    return ""


def scattered_text(body: HtmlElement) -> str:
    """The paragraphs, quotations and tables of a page, wherever they stand."""
    reader = _Reader(body, running=_QUOTED)
    return tidied(text for kind, text in reader.pieces if kind in (_TEXT, _MARK))


def any_text(body: HtmlElement) -> str:
    """The text of the whole page but for readers' comments and lists of links, whatever its parts are named."""
    return _tidied(_Reader(body, by_name=False))


def length(element: HtmlElement) -> int:
    """The characters of the text of an element, white space counted once."""
    return len(" ".join(str(element.xpath("string()")).split()))


def _text(place: HtmlElement) -> str:
    reader = _Reader(place)
    if reader.dropped > _MOST_DROPPED * len(str(place.xpath("string()"))):
        reader = _Reader(place, by_name=False)
    return _tidied(reader)


def _tidied(reader: "_Reader") -> str:
    loose = reader.in_paragraphs < _FEW_PARAGRAPHS
    pieces = [piece for piece in reader.pieces if loose or piece[0] != _LOOSE]
    return tidied(text for _, text in _without_last_headings(pieces))


def _without_last_headings(pieces: list[tuple[int, str]]) -> Iterable[tuple[int, str]]:
    """Headings that nothing follows are those of what was dropped."""
    end = len(pieces)
    while end and pieces[end - 1][0] in (_HEADING, _MARK):
        end -= 1
    return pieces[:end]


class _Open:
    """An element whose end is not reached: what holds for the text in it, and what is known of it so far."""

    __slots__ = ("before", "code", "in_line", "in_paragraph", "kind", "muted", "share", "start", "tag")

    def __init__(self, tag: str, around: "_Open | None", running: frozenset[str], start: int, before: int) -> None:
        self.tag, self.start, self.before, self.share = tag, start, before, Share()
        self.kind: int = _LOOSE if around is None else around.kind
        if tag in _HEADINGS:
            self.kind = _HEADING
        elif tag in running:
            self.kind = _TEXT
        self.code: bool = tag == "pre" or (around is not None and around.code)
        self.in_paragraph: bool = tag == "p" or (around is not None and around.in_paragraph)
        self.in_line: bool = tag in _IN_LINE or (around is not None and around.in_line)
        # Of a figure only a table is text.
        self.muted: bool = tag == "figure" or (tag != "table" and around is not None and around.muted)


class _Reader:
    """Reads an element; then `pieces` are its text and what parts it, each with its kind.

    `dropped`: characters, white space and all, left out for the names of their elements;
    `in_paragraphs`: characters in <p>.
    """

    def __init__(self, root: HtmlElement, *, by_name: bool = True, running: frozenset[str] = _RUNNING) -> None:
        self.pieces: list[tuple[int, str]] = []
        self.dropped = self.in_paragraphs = 0
        self._root = root
        self._by_name = by_name
        self._running = running
        self._open: list[_Open | None] = []
        self._follows = False
        self._read()

    def _read(self) -> None:
        walker = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                self._end(element)
            elif element is not self._root and self._is_left_out(element):
                self._open.append(None)
                walker.skip_subtree()
            else:
                self._start(element)

    def _is_left_out(self, element: HtmlElement) -> bool:
        part = part_of(element)
        if part is Part.TEXT or (part is Part.BESIDE and not self._by_name):
            return False
        if part is Part.BESIDE:
            self.dropped += len(str(element.xpath("string()")))
        return True

    def _start(self, element: HtmlElement) -> None:
        tag = element.tag
        parent = self._open[-1] if self._open else None
        mark = _mark(element, parent)
        place = _Open(tag, parent, self._running, len(self.pieces), self.in_paragraphs)
        self._open.append(place)
        if mark:
            self.pieces.append((_MARK, mark))
        if tag not in _INLINE and not place.muted:
            self._follows = parent is None and self._running is _RUNNING
        if element.text:
            self._say(element.text, place)

    def _end(self, element: HtmlElement) -> None:
        place = self._open.pop()
        parent = self._open[-1] if self._open else None
        if place is not None:
            self._close(element, place, parent)
        if parent is not None and element.tail:
            self._say(element.tail, parent)

    def _close(self, element: HtmlElement, place: _Open, parent: _Open | None) -> None:
        tag = element.tag
        if tag == "a":
            place.share.close_link()
        if parent is None:
            return
        if tag in _TESTED_FOR_LINKS and _is_for_links(element, place.share, parent):
            del self.pieces[place.start :]
            self.in_paragraphs = place.before
        else:
            parent.share.add(place.share)
            if tag not in _UNCLOSED:
                self.pieces.append((_MARK, " " if parent.in_line else "\n\n"))
        if (tag not in _INLINE or tag in _RUNNING) and not place.muted:
            self._follows = tag in _FOLLOWED and self._running is _RUNNING

    def _say(self, text: str, place: _Open) -> None:
        if place.muted:
            return
        blank = text.isspace()
        if blank and place.kind == _LOOSE:
            return
        line = text if place.code else _SPACE.sub(" ", text)
        self.pieces.append((_TEXT if place.kind == _LOOSE and self._follows else place.kind, line))
        if not blank:
            place.share.size += len(line)
            self.in_paragraphs += len(line) * place.in_paragraph


def _mark(element: HtmlElement, parent: _Open | None) -> str:
    """What parts an element from the text before it."""
    tag = element.tag
    if (mark := _MARKS.get(tag)) is not None:
        return mark
    if tag in _CELLS:
        return " | " if element.getprevious() is not None else ""
    return " " if parent is not None and parent.in_line else "\n\n"


def _is_for_links(element: HtmlElement, share: Share, parent: _Open) -> bool:
    # A paragraph that is all of an item is judged with its list.
    return is_link_list(element, share) and not (element.tag == "p" and (parent.tag in _ITEMS or parent.tag in _CELLS))
