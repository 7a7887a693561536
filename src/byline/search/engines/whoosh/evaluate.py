# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Canonical trees evaluated on one segment, as sets of document numbers: exact by construction."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from whoosh.reading import TermNotFound

from byline.search.engines.whoosh.blocks import blocks
from byline.search.engines.whoosh.storage import HIGHEST, LOWEST, Card, read_card, read_positions
from byline.search.tree import And, Everything, Not, Or, Pattern, Phrase, Range, Term, Tree
from byline.search.words import wildcard

# Below this share of a token's articles it is quicker to leap from one wanted article to the next than to read all.
_LEAP = 16
# A column is kept once this share of its documents is asked for.
_FEW = 4


class Segment:
    """One segment of an index; document numbers are its own."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader
        self._columns: dict[str, Any] = {}
        self._numbers: dict[str, list[int]] = {}
        self._postings: dict[tuple[str, str], dict[int, float]] = {}

    def documents(self, node: Tree, within: set[int] | None = None) -> set[int]:
        """The documents that `node` finds, of those in `within` if given."""
        match node:
            case And(parts):
                return self._all(parts, within)
            case Or(parts):
                return set().union(*(self.documents(part, within) for part in parts))
            case Not(part):
                return (self._live if within is None else within) - self.documents(part, within)
            case Everything():
                return set(self._live if within is None else within)
            case Range():
                return self._range(node, within)
            case Phrase(field, tokens):
                return self._phrase(field, tokens, node.steps, within)
            case Pattern(field, pattern):
                return set().union(*(self.postings(field, token, within) for token in self._matching(field, pattern)))
            case Term(field, token):
                return set(self.postings(field, token, within))

    def postings(self, field: str, token: str, within: set[int] | None = None) -> dict[int, float]:
        """Document -> how often it holds the token."""
        known = self._postings.get((field, token))
        if known is None:
            matcher = self._matcher(field, token)
            if matcher is None:
                return {}
            if within is not None and len(within) * _LEAP < self.frequency(field, token):
                return {
                    number: weight
                    for numbers, weights, _ in blocks(matcher, sorted(within))
                    for number, weight in zip(numbers, weights, strict=True)
                    if number in within
                }
            known = self._postings[field, token] = {}
            for numbers, weights, _ in blocks(matcher):
                known.update(zip(numbers, weights, strict=True))
            for number in self._deleted & known.keys():
                del known[number]
        return known if within is None else {number: known[number] for number in known.keys() & within}

    def frequency(self, field: str, token: str) -> int:
        """In how many documents the token stands, those that were deleted included."""
        return int(self._reader.doc_frequency(field, token))

    def numbers(self, name: str, documents: Collection[int]) -> list[int]:
        """A number of each document; the one in NUMBERS where it is unknown."""
        known = self._numbers.get(name)
        if known is None:
            column = self._column(f"n_{name}")
            if len(documents) * _FEW < self.size:
                return [column[document] for document in documents]
            known = self._numbers[name] = list(column)
        return [known[document] for document in documents]

    def cards(self, documents: Iterable[int]) -> list[Card]:
        """What each of the documents is known by."""
        column = self._column("card")
        return [read_card(column[document]) for document in documents]

    def stored(self, document: int) -> tuple[str, str]:
        """A document's article as JSON, and its text."""
        fields = self._reader.stored_fields(document)
        return fields["article"], fields["body"]

    def forget(self) -> None:
        """Let go of the postings that were read for the query before."""
        self._postings.clear()

    @property
    def size(self) -> int:
        """How many documents the segment has."""
        return int(self._reader.doc_count())

    @cached_property
    def _deleted(self) -> frozenset[int]:
        return frozenset(range(self._reader.doc_count_all())) - self._live

    @cached_property
    def _live(self) -> set[int]:
        return set(self._reader.all_doc_ids())

    def _all(self, parts: Iterable[Tree], within: set[int] | None) -> set[int]:
        """The rarest first: each narrows what the next has to look at."""
        found = within
        for part in sorted(parts, key=self._cost):
            found = self.documents(part, found)
            if not found:
                break
        return set() if found is None else found

    def _cost(self, node: Tree) -> int:
        match node:
            case Term(field, token):
                return self.frequency(field, token)
            case Phrase(field, tokens):
                return min(self.frequency(field, token) for token in tokens)
            case Or(parts):
                return sum(map(self._cost, parts))
            case And(parts):
                return min(map(self._cost, parts))
            case Pattern():
                return self.size
        # A range reads a column, document by document; what is left out is known only when all the rest is.
        return 2 * self.size

    def _range(self, node: Range, within: set[int] | None) -> set[int]:
        first = LOWEST + 1 if node.first is None else node.first
        last = HIGHEST - 1 if node.last is None else node.last
        documents = self._live if within is None else within
        numbers = zip(documents, self.numbers(node.number, documents), strict=True)
        return {document for document, number in numbers if first <= number <= last}

    def _phrase(self, field: str, tokens: Sequence[str], steps: Sequence[int], within: set[int] | None) -> set[int]:
        """Documents in which each token stands within its steps of the one before."""
        candidates = within
        for token in sorted(set(tokens), key=lambda token: self.frequency(field, token)):
            candidates = set(self.postings(field, token, candidates))
            if not candidates:
                return set()
        assert candidates is not None
        ends: dict[int, set[int]] = {}
        for token, most in zip(tokens, steps, strict=True):
            for document, positions in self._places(field, token, candidates):
                if most:
                    before = ends[document]
                    if most == 1:
                        ends[document] = {position for position in positions if position - 1 in before}
                    else:
                        reached = {end + step for end in before for step in range(1, most + 1)}
                        ends[document] = reached.intersection(positions)
                else:
                    ends[document] = set(positions)
            candidates = {document for document in candidates if ends[document]}
        return candidates

    def _places(self, field: str, token: str, documents: set[int]) -> Iterator[tuple[int, Any]]:
        for numbers, _, values in blocks(self._matcher(field, token), sorted(documents)):
            for number, value in zip(numbers, values, strict=True):
                if number in documents:
                    yield number, read_positions(value)

    def _matching(self, field: str, pattern: str) -> list[str]:
        matches = wildcard(pattern).match
        literal = re.split(r"[*?]", pattern, maxsplit=1)[0]
        tokens = (token.decode() for token in self._reader.expand_prefix(field, literal))
        return [token for token in tokens if matches(token)]

    def _matcher(self, field: str, token: str) -> Any:
        try:
            return self._reader.postings(field, token)
        except TermNotFound:
            return None

    def _column(self, name: str) -> Any:
        if name not in self._columns:
            self._columns[name] = self._reader.column_reader(name, translate=False)
        return self._columns[name]
