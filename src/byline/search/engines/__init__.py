# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Search engines: what each stores and answers. A module here is one; it defines `open_engine` and `AT_ITS_BEST`.

An engine is handed finished tokens and finished values (`schema.Entry`) and canonical trees (`canonical`): it analyses
nothing and parses nothing. All engines find the same articles; scores may differ.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from byline.model.search import SortField
from byline.registry import Registry
from byline.search.schema import Entry
from byline.search.tree import Tree

REGISTRY = Registry(__name__, "search engine")


class Order(NamedTuple):
    """How hits are sorted, and which of them are wanted.

    Relevance, published and retrieved put the best and the newest first, title goes from A to Z; `reverse` turns that
    round. Articles without the date or the title come last either way. Among equals the one retrieved last comes
    first, then the smaller id: the order is total, so pages never overlap.
    """

    field: SortField = "relevance"
    reverse: bool = False
    offset: int = 0
    limit: int | None = None


class Match(NamedTuple):
    """A found article as it was stored: its JSON, its text, and its score if the order asked for one."""

    article: str
    text: str
    score: float | None


class Found(NamedTuple):
    """An engine's answer: the exact number of hits, the ones wanted, and how often each facet has each value."""

    total: int
    matches: Sequence[Match]
    facets: dict[str, dict[str, int]]


class Engine(Protocol):
    """One index on the disk. What is not there, or cannot be read, raises any exception; `index` says what to do."""

    def apply(self, entries: Iterable[Entry], removed: Iterable[str], *, erase: bool) -> None:
        """In one commit, put `entries` in place of any of the same id and take the ids in `removed` out.

        All entries are taken from the iterator before anything is committed; no id comes twice. With `erase` nothing
        of what was replaced or taken out stays on the disk. Until the commit readers see the index as it was.
        """

    def find(self, tree: Tree, order: Order, facets: Sequence[str]) -> Found:
        """The articles that `tree` finds."""

    def ids(self, tree: Tree) -> Iterator[str]:
        """The ids of all articles that `tree` finds, in ascending order."""

    def count(self) -> int:
        """How many articles there are."""

    def languages(self) -> frozenset[str]:
        """Every language tag of the articles, and the beginnings of each."""

    def tokens(self, field: str) -> Iterator[str]:
        """Every token of a field of kind text or names, in ascending order; perhaps some that were deleted."""

    def close(self) -> None:
        """Let go of the files."""


class EngineModule(Protocol):
    """What a module of this package defines."""

    AT_ITS_BEST: int | None
    """Up to how many articles the engine is the right one; None if there is no telling."""

    def open_engine(self, folder: Path) -> Engine:
        """The engine whose index lies in `folder`; an empty one is made if there is none."""
