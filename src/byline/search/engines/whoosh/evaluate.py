# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Canonical trees evaluated on one segment, as sets of document numbers: exact by construction."""

import re
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from whoosh.reading import TermNotFound

from byline.search.engines.whoosh.codec import Postings
from byline.search.engines.whoosh.storage import HIGHEST, LOWEST, NUMBERS, Card, read_card, read_numbers
from byline.search.tree import And, Everything, Not, Or, Pattern, Phrase, Range, Term, Tree
from byline.search.words import wildcard

# Below this share of a token's articles it is quicker to look for each of the wanted ones than to go through all.
_FEW = 16


class Segment:
    """One segment of an index; document numbers are its own."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader
        self._card: Any = None
        self._numbers: dict[str, array[int]] = {}
        self._postings: dict[tuple[str, str], Postings] = {}
        self.size = int(reader.doc_count_all())
        """How many documents the segment has, those that were deleted included."""

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
                return set().union(*(self._holding(field, token, within) for token in self._matching(field, pattern)))
            case Term(field, token):
                return self._holding(field, token, within)

    def frequency(self, field: str, token: str) -> int:
        """In how many documents the token stands, those that were deleted included."""
        return int(self._reader.doc_frequency(field, token))

    def frequencies(self, field: str, token: str, documents: Sequence[int]) -> Sequence[int]:
        """How often each of the documents holds the token."""
        postings = self._read(field, token)
        if len(documents) * _FEW < len(postings.documents):
            places = map(postings.index, documents)
            return [0 if place is None else postings.frequencies[place] for place in places]
        if not postings.documents:
            return [0] * len(documents)
        if postings.documents == array("I", documents):
            return postings.frequencies
        held = dict(zip(postings.documents, postings.frequencies, strict=True))
        return [held.get(document, 0) for document in documents]

    def numbers(self, name: str) -> Sequence[int]:
        """A number of each document; the one in NUMBERS where it is unknown."""
        known = self._numbers.get(name)
        if known is None:
            column = self._reader.column_reader(f"n_{name}", translate=False)
            known = self._numbers[name] = read_numbers(column, self.size, NUMBERS[name])
        return known

    def cards(self, documents: Iterable[int]) -> list[Card]:
        """What each of the documents is known by."""
        if self._card is None:
            self._card = self._reader.column_reader("card", translate=False)
        return [read_card(self._card[document]) for document in documents]

    def stored(self, document: int) -> tuple[str, str]:
        """A document's article as JSON, and its text."""
        fields = self._reader.stored_fields(document)
        return fields["article"], fields["body"]

    def forget(self) -> None:
        """Let go of the postings that were read for the query before."""
        self._postings.clear()

    @cached_property
    def _deleted(self) -> frozenset[int]:
        return frozenset(range(self.size)) - self._live

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
        numbers = self.numbers(node.number)
        documents = self._live if within is None else within
        return {document for document in documents if first <= numbers[document] <= last}

    def _holding(self, field: str, token: str, within: set[int] | None) -> set[int]:
        """The documents that hold a token."""
        postings = self._read(field, token)
        if within is None:
            return set(postings.documents) - self._deleted
        if len(within) * _FEW < len(postings.documents):
            return {document for document in within if postings.index(document) is not None}
        return within.intersection(postings.documents)

    def _phrase(self, field: str, tokens: Sequence[str], steps: Sequence[int], within: set[int] | None) -> set[int]:
        """Documents in which each token stands within its steps of the one before."""
        candidates = within
        for token in sorted(set(tokens), key=lambda token: self.frequency(field, token)):
            candidates = self._holding(field, token, candidates)
        ordered = sorted(candidates or ())
        if len(tokens) == 2 and steps[1] == 1:
            return self._neighbours(field, tokens[0], tokens[1], ordered)
        first, *others = (self._places(field, token, ordered) for token in tokens)
        found = set()
        for document, ends, *followers in zip(ordered, first, *others, strict=True):
            for places, most in zip(followers, steps[1:], strict=True):
                if most == 1:
                    ends = {end + 1 for end in ends}.intersection(places)  # noqa: PLW2901 - the places reached so far
                else:
                    ends = {end + step for end in ends for step in range(1, most + 1)}.intersection(places)  # noqa: PLW2901
                if not ends:
                    break
            else:
                found.add(document)
        return found

    def _neighbours(self, field: str, token: str, following: str, documents: Sequence[int]) -> set[int]:
        """The same for two tokens side by side: what people ask most, and slow where both are in every article."""
        step = 1
        if len(self._read(field, following).places) < len(self._read(field, token).places):
            token, following, step = following, token, -1
        places = self._places(field, token, documents), self._places(field, following, documents)
        return {
            document
            for document, rare, frequent in zip(documents, *places, strict=True)
            if not {place + step for place in rare}.isdisjoint(frequent)
        }

    def _places(self, field: str, token: str, documents: Sequence[int]) -> Iterator[Collection[int]]:
        """Where the token stands in each of the documents, all of which hold it."""
        postings = self._read(field, token)
        if len(documents) * _FEW < len(postings.documents):
            places = map(postings.index, documents)
        else:
            held = {document: place for place, document in enumerate(postings.documents)}
            places = map(held.get, documents)
        every, starts = postings.places, postings.starts
        return (every[starts[place] : starts[place + 1]] for place in places if place is not None)

    def _matching(self, field: str, pattern: str) -> list[str]:
        matches = wildcard(pattern).match
        literal = re.split(r"[*?]", pattern, maxsplit=1)[0]
        tokens = (token.decode() for token in self._reader.expand_prefix(field, literal))
        return [token for token in tokens if matches(token)]

    def _read(self, field: str, token: str) -> Postings:
        """The postings of a token, with those that were deleted."""
        known = self._postings.get((field, token))
        if known is None:
            try:
                matcher = self._reader.postings(field, token)
                # What is deleted is kept out by a wrapper.
                known = getattr(matcher, "child", matcher).postings
            except TermNotFound:
                known = Postings()
            self._postings[field, token] = known
        return known
