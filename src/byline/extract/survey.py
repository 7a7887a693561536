# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What the readers look for all over a page's body, gathered in one walk: a walk for each would cost as much again."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from weakref import WeakKeyDictionary

from lxml.html import HtmlElement

from byline.page.parse import Page

_UNSEEN = frozenset({"noscript", "script", "style", "template"})
_COPYRIGHT = re.compile(r"©|opyright|OPYRIGHT|Opyright|\(c\)|\(C\)")


class Named(NamedTuple):
    """An element that has a class or an id, and both; empty if not given."""

    element: HtmlElement
    class_name: str
    identifier: str


class Credited(NamedTuple):
    """A text that could be a copyright line, and the element that it stands in."""

    text: str
    parent: HtmlElement


class Survey:
    """Elements and texts of a page, each list in the order of the page.

    `named` have a class or an id, `marked` a property (RDFa), `scoped` an itemscope (microdata); `credited` leaves out
    what stands in scripts and the like. `classes` are the values of all class attributes.
    """

    def __init__(self, elements: Iterable[HtmlElement]) -> None:
        self.named: list[Named] = []
        self.marked: list[HtmlElement] = []
        self.scoped: list[HtmlElement] = []
        self.credited: list[Credited] = []
        # What stands in an element comes before what follows it: texts behind elements wait for the next one.
        waiting: dict[HtmlElement | None, list[Credited]] = {}
        is_credit = _COPYRIGHT.search
        for element in elements:
            if waiting and element in waiting:
                self.credited += reversed(waiting.pop(element))
            if names := element.keys():
                if "class" in names or "id" in names:
                    self.named.append(Named(element, element.get("class", ""), element.get("id", "")))
                if "property" in names:
                    self.marked.append(element)
                if "itemscope" in names:
                    self.scoped.append(element)
            tag, text, tail = element.tag, element.text, element.tail
            if text and tag not in _UNSEEN and not text.isspace() and is_credit(text) and type(tag) is str:
                self.credited.append(Credited(text, element))
            if tail and not tail.isspace() and is_credit(tail) and (parent := element.getparent()).tag not in _UNSEEN:
                waiting.setdefault(_next_outside(element), []).append(Credited(tail, parent))
        self.credited += reversed(waiting.get(None, []))
        self.classes = {each.class_name for each in self.named}


def _next_outside(element: HtmlElement) -> HtmlElement | None:
    """The first element behind the end of `element`."""
    node: HtmlElement | None = element
    while node is not None:
        if (following := node.getnext()) is not None:
            return following
        node = node.getparent()
    return None


def survey(page: Page) -> Survey:
    """The survey of a page's body, made when it is first asked for; empty for plain text."""
    if page not in _MADE:
        _MADE[page] = Survey(page.tree.find("body").iterdescendants() if page.tree is not None else ())
    return _MADE[page]


_MADE: WeakKeyDictionary[Page, Survey] = WeakKeyDictionary()
