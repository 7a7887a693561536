# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The elements of a page that anybody asks for, found in one pass over its tree."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from lxml.html import HtmlElement

from byline.page.flat import BLOCKS, LINKS, PICTURES, UNSEEN

_HOLDERS = UNSEEN - {"script", "style"}
_NAMES = BLOCKS | LINKS | PICTURES | UNSEEN | {"base", "link", "meta"}


class Elements:
    """The elements of a tree by their names; of those that are blocks, links, pictures, data or not seen by readers."""

    def __init__(self, tree: HtmlElement | None) -> None:
        self._tree = tree
        self._named: dict[tuple[str, ...], Sequence[HtmlElement]] = {}
        self._shown: dict[AbstractSet[str], Sequence[HtmlElement]] = {}

    def named(self, *names: str) -> Sequence[HtmlElement]:
        """The elements of these names in the order of the page."""
        if names not in self._named:
            self._named[names] = [element for name, element in self._all if name in names]
        return self._named[names]

    def shown(self, names: AbstractSet[str]) -> Sequence[HtmlElement]:
        """The same without those that stand in what readers do not see."""
        if names not in self._shown:
            hidden = self._hidden
            self._shown[names] = [each for name, each in self._all if name in names and each not in hidden]
        return self._shown[names]

    @cached_property
    def _all(self) -> list[tuple[str, HtmlElement]]:
        return [(each.tag, each) for each in self._tree.iter(*_NAMES)] if self._tree is not None else []

    @cached_property
    def _hidden(self) -> AbstractSet[HtmlElement]:
        return {inner for holder in self.named(*_HOLDERS) for inner in holder.iter(*_NAMES)}
