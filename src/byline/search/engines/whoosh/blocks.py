# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
# mypy: disable-error-code="no-untyped-call"
# ruff: noqa: SLF001
"""Postings a block at a time: asking Whoosh for each of them takes a dozen calls.

It reaches into the matcher, whose layout has been the same in every distribution since 2.7; the contract tests run on
the oldest and the newest.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, cast

from whoosh.codec.whoosh3 import W3LeafMatcher

Block = tuple[Sequence[int], Sequence[float], Sequence[bytes]]
"""Document numbers, weights, values; documents that were deleted are among them."""


def blocks(matcher: Any, wanted: Sequence[int] | None = None) -> Iterator[Block]:
    """The blocks of a matcher that has not been moved; with `wanted`, ascending, those that may hold any of them."""
    leaf = getattr(matcher, "child", matcher)  # what is deleted is kept out by a wrapper
    if not isinstance(leaf, W3LeafMatcher):
        # A token of one article lies in the lexicon.
        while leaf.is_active():
            yield (leaf.id(),), (leaf.weight(),), (leaf.value(),)
            leaf.next()
        return
    leaf.reset()  # the wrapper has moved it
    place = 0
    while leaf.is_active():
        last = leaf.block_max_id()
        if wanted is None or (place < len(wanted) and wanted[place] <= last):
            leaf.id(), leaf.weight(), leaf.value()  # each loads its own
            yield cast("Block", (leaf._ids, leaf._weights, leaf._values))
        if wanted is not None:
            place = bisect_left(wanted, last + 1, place)
            if place == len(wanted):
                return
        leaf._next_block()
