# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The engine: opening, writing, answering."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur, Query

from byline.model.archived import ArchivedArticle
from byline.search.engines import Found, Order
from byline.search.engines.tantivy.order import hits_in_order
from byline.search.engines.tantivy.queries import compiled
from byline.search.engines.tantivy.storage import (
    create_index,
    current,
    document_of,
    make_current,
    match_of,
    writing,
)
from byline.search.lexicon import Lexicon
from byline.search.schema import TOKEN_FIELDS, Document, Entry, entry
from byline.search.tokens import NOTHING
from byline.search.tree import Tree, sought

_BATCH = 1_000
_MOST_VALUES = 65_000
"""Different values of a facet that tantivy counts: its own limit of buckets."""


def open_engine(folder: Path) -> "TantivyEngine":
    """The engine whose index lies in `folder`; an empty one is made if there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "current").exists():
        create_index(folder, "0")
        make_current(folder, "0")
    return TantivyEngine(folder)


class TantivyEngine:
    """A tantivy index. Readers see the state of the last commit, whoever made it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._current, self._meta = folder / "current", folder
        self._state: tuple[object, ...] = ()
        self._languages: frozenset[str] | None = None
        self._schema: Any = None
        self._index: Any = None
        self._opened()

    def apply(self, entries: Iterable[Entry], removed: Iterable[str], *, erase: bool) -> None:
        """One commit; see `byline.search.engines.Engine`.

        tantivy marks what is deleted and forgets it when it merges, at a time of its choosing: to erase, all that
        stays is written into a new index, from the articles and texts that are stored.
        """
        gone = set(removed)
        if erase:
            self._rewrite(list(entries), gone)
            return
        self._opened()
        with writing(self._index) as writer:
            for new in entries:
                writer.delete_documents_by_term("id", new.id)
                writer.add_document(document_of(new))
            for article_id in gone:
                writer.delete_documents_by_term("id", article_id)

    def find(self, tree: Tree, order: Order, facets: Sequence[str]) -> Found:
        """The articles that `tree` finds."""
        searcher = self._opened()
        query = compiled(tree, self._schema)
        total, hits = self._page(searcher, tree, query, order)
        matches = [match_of(searcher.doc(address), score) for score, address in hits]
        return Found(total, matches, _counted(searcher, query, facets))

    def ids(self, tree: Tree) -> Iterator[str]:
        """The ids of all articles that `tree` finds, in ascending order."""
        searcher = self._opened()
        yield from (article_id for article_id, _ in self._all(searcher, compiled(tree, self._schema)))

    def count(self) -> int:
        """How many articles there are."""
        return int(self._opened().num_docs)

    def languages(self) -> frozenset[str]:
        """Every language tag of the articles, and the beginnings of each."""
        searcher = self._opened()
        if self._languages is None:
            self._languages = frozenset(tag for tag, _ in searcher.terms_with_prefix("language", ""))
        return self._languages

    def tokens(self, field: str) -> Iterator[str]:
        """Every token of a field, in ascending order."""
        return (token for token, _ in sorted(self._opened().terms_with_prefix(field, "")) if token != NOTHING)

    def close(self) -> None:
        """Let go of the files."""
        self._index, self._state = None, ()

    def _page(self, searcher: Any, tree: Tree, query: Any, order: Order) -> tuple[int, list[tuple[float | None, Any]]]:
        """The number of all hits, and those that `order` asks for, each with its score."""
        if order.field == "relevance" and any(sought(tree, TOKEN_FIELDS)):
            return hits_in_order(searcher, query, order)
        # Where nothing is scored all are equal, and among equals the one retrieved last comes first.
        score = 0.0 if order.field == "relevance" else None
        by = Order("retrieved", False, order.offset, order.limit) if order.field == "relevance" else order
        total, hits = hits_in_order(searcher, query, by)
        return total, [(score, address) for _, address in hits]

    def _opened(self) -> Any:
        """A searcher over the last commit."""
        named = _state_of(self._current)
        if self._index is None or self._state != (named, _state_of(self._meta)):
            place = current(self._folder)
            self._meta = place / "meta.json"
            # Taken before it is opened: a commit in between is seen the next time.
            self._state = (named, _state_of(self._meta))
            self._index = tantivy.Index.open(str(place))
            self._schema, self._languages = self._index.schema, None
        return self._index.searcher()

    def _rewrite(self, entries: list[Entry], removed: set[str]) -> None:
        """A new index with `entries` and all that stays; the old one leaves the disk."""
        left_out = removed | {new.id for new in entries}
        searcher, old = self._opened(), current(self._folder)
        new_name = str(int(old.name) + 1)
        shutil.rmtree(self._folder / new_name, ignore_errors=True)
        lexicon = Lexicon()
        with writing(create_index(self._folder, new_name)) as writer:
            for article_id, address in self._all(searcher, Query.all_query()):
                if article_id not in left_out:
                    stored = match_of(searcher.doc(address), None)
                    article = ArchivedArticle.model_validate_json(stored.article)
                    writer.add_document(document_of(entry(Document(article, stored.text), lexicon)))
            for new in entries:
                writer.add_document(document_of(new))
        make_current(self._folder, new_name)
        self.close()
        for folder in self._folder.iterdir():
            if folder.is_dir() and folder.name != new_name:
                shutil.rmtree(folder)

    def _all(self, searcher: Any, query: Any) -> Iterator[tuple[str, Any]]:
        """The id and the address of every hit, by id, a batch at a time."""
        last = -1
        while True:
            after = Query.range_query(
                self._schema, "number", tantivy.FieldType.Unsigned, max(last, 0), None, include_lower=last < 0
            )
            both = Query.boolean_query([(Occur.Must, query), (Occur.Must, after)])
            hits = searcher.search(
                both, limit=_BATCH, count=False, order_by_field="number", order=tantivy.Order.Asc
            ).hits
            for number, address in hits:
                yield f"{number:016x}", address
            if len(hits) < _BATCH:
                return
            last = hits[-1][0]


def _state_of(file: Path) -> tuple[int, int, int]:
    told = file.stat()
    return told.st_ino, told.st_mtime_ns, told.st_size


def _counted(searcher: Any, query: Any, facets: Sequence[str]) -> dict[str, dict[str, int]]:
    """Facet -> value -> hits, the most frequent first, then by value."""
    if not facets:
        return {}
    wanted = {facet: {"terms": {"field": f"facet_{facet}", "size": _MOST_VALUES}} for facet in facets}
    found = searcher.aggregate(query, wanted)
    counted = {}
    for facet in facets:
        pairs = [(bucket["key"], int(bucket["doc_count"])) for bucket in found[facet]["buckets"]]
        counted[facet] = dict(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))
    return counted
