# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Hits in a total order, so that pages never overlap."""

from typing import Any

import tantivy

from byline.search.engines import Order

Hit = tuple[Any, Any]
"""What a hit is sorted by (a score, a number, or None if it is not known), and its address."""
_SPARE = 30
"""Hits that are asked for beyond those that are wanted: asking again costs a whole search."""
_WIDER = 8


def hits_in_order(searcher: Any, query: Any, order: Order) -> tuple[int, list[Hit]]:
    """The exact number of hits, and those that an order asks for.

    tantivy sorts by one thing and leaves equals in no lasting order: hits are asked for until the last one wanted has
    no equal beyond them, and what was found is sorted here.
    """
    most = max(searcher.num_docs, 1)
    size = wanted = most if order.limit is None else min(order.offset + order.limit, most)
    while True:
        size = min(size + _SPARE, most)
        total, hits = _first(searcher, query, order, size)
        end = min(wanted, total)
        if end <= order.offset:
            return total, []
        last = hits[end - 1][0]
        if size >= total or last != hits[size - 1][0]:
            equal = [hit for hit in hits[end:] if hit[0] == last]
            return total, _in_order(searcher, hits[:end] + equal, order)[order.offset : end]
        size *= _WIDER


def _first(searcher: Any, query: Any, order: Order, size: int) -> tuple[int, list[Hit]]:
    """The number of hits, and the first of them, equals among them in any order; what is not known comes last."""
    if order.field == "relevance":
        # The worst first: only who has them all knows which those are.
        found = searcher.search(query, limit=max(searcher.num_docs, 1) if order.reverse else size)
        return found.count, found.hits[::-1] if order.reverse else found.hits
    ascending = order.reverse != (order.field == "title")
    field: str = order.field
    if field == "title":
        field = "title_start"
    elif field == "retrieved" and not order.reverse:
        field = "latest"
    found = searcher.search(
        query,
        limit=size,
        order_by_field=field,
        order=tantivy.Order.Asc if ascending else tantivy.Order.Desc,
    )
    return found.count, found.hits


def _in_order(searcher: Any, hits: list[Hit], order: Order) -> list[Hit]:
    """The hits, fully sorted: by `order`, the time of retrieval, the id; what is not known last."""
    addresses = [address for _, address in hits]
    retrieved = searcher.fast_field_values("retrieved", addresses)
    numbers = searcher.fast_field_values("number", addresses)
    equals = sorted(zip(hits, retrieved, numbers, strict=True), key=lambda row: (-row[1], row[2]))
    ordered = [hit for hit, _, _ in equals]
    if order.field == "title":
        ordered = [(searcher.doc(address).get_first("title_key").decode() or None, address) for _, address in ordered]
    known = sorted(
        (hit for hit in ordered if hit[0] is not None),
        key=lambda hit: hit[0],
        reverse=order.reverse == (order.field == "title"),
    )
    return [*known, *(hit for hit in ordered if hit[0] is None)]
