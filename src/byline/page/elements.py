# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The elements of a page that anybody asks for, found in one pass over its tree."""

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from lxml.html import HtmlElement

from byline.page.flat import BLOCKS, LINKS, PICTURES, UNSEEN

_HOLDERS = UNSEEN - {"script", "style"}
_NAMES = BLOCKS | LINKS | PICTURES | UNSEEN | {"base", "link", "meta"}


class Elements:
    """The elements of a tree by their names; of those that are blocks, links, pictures, data or not seen by readers."""

    def __init__(self, tree: HtmlElement | None) -> None:
        self._all = list(tree.iter(*_NAMES)) if tree is not None else []
        self._by_name: defaultdict[str, list[HtmlElement]] = defaultdict(list)
        for element in self._all:
            self._by_name[element.tag].append(element)
        self._hidden = {inner for holder in self.named(*_HOLDERS) for inner in holder.iter(*_NAMES)}

    def named(self, *names: str) -> Sequence[HtmlElement]:
        """The elements of these names in the order of the page."""
        present = self._by_name.keys() & names
        if len(present) < 2:
            return self._by_name[present.pop()] if present else ()
        return [element for element in self._all if element.tag in present]

    def shown(self, names: AbstractSet[str]) -> Sequence[HtmlElement]:
        """The same without those that stand in what readers do not see."""
        named = self.named(*names)
        return [element for element in named if element not in self._hidden] if self._hidden else named
