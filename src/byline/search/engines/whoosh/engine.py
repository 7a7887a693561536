# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The engine: opening, answering, ranking."""

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from whoosh.index import create_in, exists_in, open_dir

from byline.search.engines import Found, Match, Order
from byline.search.engines.whoosh.evaluate import Segment
from byline.search.engines.whoosh.storage import NUMBERS, Card, schema, write
from byline.search.schema import FACETS, TOKEN_FIELDS, Entry
from byline.search.tree import Tree, sought

# BM25 with its usual constants. A token of the title counts as so many of the text.
_SATURATION = 1.2
_LENGTH = 0.75
_TITLE = 4
_NEARLY = 1e-8


def open_engine(folder: Path) -> "WhooshEngine":
    """The engine whose index lies in `folder`; an empty one is made if there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    # The schema is given, not read: what lies in the folder is unpickled as little as possible.
    known = schema()
    index = open_dir(str(folder), schema=known) if exists_in(str(folder)) else create_in(str(folder), known)
    return WhooshEngine(index)


class _Part(NamedTuple):
    """What was found in one segment. A hit is known by its number in the whole index: `base` and its own number."""

    segment: Segment
    base: int
    documents: list[int]

    def hits(self) -> list[int]:
        return [self.base + document for document in self.documents]

    def only(self, hits: set[int]) -> "_Part":
        return self._replace(documents=[document for document in self.documents if self.base + document in hits])


class WhooshEngine:
    """A Whoosh index. Readers see the state of the last commit, whoever made it."""

    def __init__(self, index: Any) -> None:
        self._index = index
        self._reader: Any = None
        self._generation = -1
        self._segments: list[tuple[Segment, int]] = []
        self._opened()

    def apply(self, entries: Iterable[Entry], removed: Iterable[str], *, erase: bool) -> None:
        """One commit; see `byline.search.engines.Engine`."""
        write(self._index, entries, removed, erase=erase)

    def find(self, tree: Tree, order: Order, facets: Sequence[str]) -> Found:
        """The articles that `tree` finds."""
        parts = self._found(tree)
        matches = []
        for hit, score in _page(tree, parts, order):
            part = max((part for part in parts if part.base <= hit), key=lambda part: part.base)
            matches.append(Match(*part.segment.stored(hit - part.base), score))
        return Found(sum(len(part.documents) for part in parts), matches, _counted(parts, facets))

    def ids(self, tree: Tree) -> Iterator[str]:
        """The ids of all articles that `tree` finds, in ascending order."""
        yield from sorted(card.id for part in self._found(tree) for card in part.segment.cards(part.documents))

    def count(self) -> int:
        """How many articles there are."""
        return int(self._opened().doc_count())

    def languages(self) -> frozenset[str]:
        """Every language tag of the articles, and the beginnings of each."""
        return frozenset(tag.decode() for tag in self._opened().lexicon("language"))

    def tokens(self, field: str) -> Iterator[str]:
        """Every token of a field, in ascending order."""
        return (token.decode() for token in self._opened().lexicon(field))

    def close(self) -> None:
        """Let go of the files."""
        if self._reader is not None:
            self._reader.close()
            self._reader, self._generation, self._segments = None, -1, []

    def _found(self, tree: Tree) -> list[_Part]:
        self._opened()
        for segment, _ in self._segments:
            segment.forget()
        return [_Part(segment, base, sorted(segment.documents(tree))) for segment, base in self._segments]

    def _opened(self) -> Any:
        generation = self._index.latest_generation()
        if self._reader is None or generation != self._generation:
            self.close()
            self._reader, self._generation = self._index.reader(), generation
            leaves = self._reader.leaf_readers() if self._reader.doc_count_all() else []
            self._segments = [(Segment(reader), base) for reader, base in leaves]
        return self._reader


def _scores(tree: Tree, parts: list[_Part]) -> list[Sequence[float]]:
    """BM25 of each document of each part, over the tokens that the tree looks for."""
    tokens = dict.fromkeys(sought(tree, TOKEN_FIELDS))
    if not tokens:
        return [[0.0] * len(part.documents) for part in parts]
    count = sum(part.segment.size for part in parts)
    average = sum(sum(part.segment.numbers("length")) for part in parts) / (count or 1) or 1.0
    weights = []
    for field, token in tokens:
        holding = sum(part.segment.frequency(field, token) for part in parts)
        weights.append(math.log(1 + (max(count - holding, 0) + 0.5) / (holding + 0.5)) * (_SATURATION + 1))
    return [_part_scores(part, dict(zip(tokens, weights, strict=True)), average) for part in parts]


def _part_scores(part: _Part, weights: dict[tuple[str, str], float], average: float) -> Sequence[float]:
    documents, lengths = part.documents, part.segment.numbers("length")
    constant, factor = _SATURATION * (1 - _LENGTH), _SATURATION * _LENGTH / average
    norms = [constant + factor * lengths[document] for document in documents]
    scores = [0.0] * len(documents)
    for (field, token), weight in weights.items():
        often: Iterable[float] = part.segment.frequencies(field, token, documents)
        if field == "text" and part.segment.frequency("title", token):
            titles = part.segment.frequencies("title", token, documents)
            often = [one + (_TITLE - 1) * other for one, other in zip(often, titles, strict=True)]
        scores = [
            score + weight * number / (number + norm) for score, number, norm in zip(scores, often, norms, strict=True)
        ]
    return scores


def _page(tree: Tree, parts: list[_Part], order: Order) -> list[tuple[int, float | None]]:
    """The hits that `order` asks for, each with its score."""
    scores: dict[int, float] = {}
    if order.field == "relevance":
        scored = _scores(tree, parts)
        if order.limit is not None:
            parts, scored = _best(parts, scored, order.offset + order.limit, worst=order.reverse)
        # To nine digits no order of additions shows.
        for part, values in zip(parts, scored, strict=True):
            scores.update(zip(part.hits(), (round(value, 9) for value in values), strict=True))
    keys = {hit: key for part in parts for hit, key in _keys(part, order, scores)}
    wanted = len(keys) if order.limit is None else min(order.offset + order.limit, len(keys))
    if wanted <= order.offset:
        return []
    if wanted < len(keys):
        # Ids decide among equals: they are read only of hits that may be on the page.
        last = heapq.nsmallest(wanted, keys.values())[-1]
        keys = {hit: key for hit, key in keys.items() if key <= last}
    remaining = [part.only(set(keys)) for part in parts]
    ids = {hit: card.id for part in remaining for hit, card in zip(part.hits(), _cards(part), strict=True)}
    page = sorted(keys, key=lambda hit: (keys[hit], ids[hit]))[order.offset : wanted]
    return [(hit, scores.get(hit)) for hit in page]


def _best(
    parts: list[_Part], scored: list[Sequence[float]], wanted: int, *, worst: bool
) -> tuple[list[_Part], list[Sequence[float]]]:
    """The `wanted` hits of the best score, or of the worst, and all that nearly equal the last of them."""
    if not 0 < wanted < sum(map(len, scored)):
        return parts, scored
    every = chain.from_iterable(scored)
    lowest, highest = -math.inf, math.inf
    if worst:
        highest = heapq.nsmallest(wanted, every)[-1] + _NEARLY
    else:
        lowest = heapq.nlargest(wanted, every)[-1] - _NEARLY
    best: list[_Part] = []
    kept: list[Sequence[float]] = []
    for part, scores in zip(parts, scored, strict=True):
        chosen = [place for place, score in enumerate(scores) if lowest <= score <= highest]
        best.append(part._replace(documents=[part.documents[place] for place in chosen]))
        kept.append([scores[place] for place in chosen])
    return best, kept


def _keys(part: _Part, order: Order, scores: dict[int, float]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Each hit with what it is sorted by, ascending; then by the time of retrieval, descending."""
    times = part.segment.numbers("retrieved")
    retrieved = [times[document] for document in part.documents]
    if order.field == "relevance":
        for hit, moment in zip(part.hits(), retrieved, strict=True):
            yield hit, (scores[hit] if order.reverse else -scores[hit], -moment)
    elif order.field == "title":
        for hit, card, moment in zip(part.hits(), _cards(part), retrieved, strict=True):
            yield hit, (not card.title, _Descending(card.title) if order.reverse else card.title, -moment)
    else:
        unknown, numbers = NUMBERS[order.field], part.segment.numbers(order.field)
        for hit, document, moment in zip(part.hits(), part.documents, retrieved, strict=True):
            number = numbers[document]
            yield hit, (number == unknown, number if order.reverse else -number, -moment)


class _Descending(str):
    """A string that sorts the other way round."""

    __slots__ = ()

    def __lt__(self, other: str) -> bool:
        return str.__gt__(self, other)

    def __le__(self, other: str) -> bool:
        return str.__ge__(self, other)


def _cards(part: _Part) -> list[Card]:
    return part.segment.cards(part.documents)


def _counted(parts: list[_Part], facets: Sequence[str]) -> dict[str, dict[str, int]]:
    """Facet -> value -> hits, the most frequent first, then by value."""
    if not facets:
        return {}
    counts = Counter(card.facets for part in parts for card in _cards(part))
    counted = {}
    for facet in facets:
        place, totals = FACETS.index(facet), Counter[str]()
        for values, number in counts.items():
            totals[values[place]] += number
        counted[facet] = dict(sorted(totals.items(), key=lambda pair: (-pair[1], pair[0])))
    return counted
