# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Hits in a total order, so that pages never overlap."""

from typing import Any

import tantivy

from byline.search.engines import Order

Hit = tuple[Any, Any]
"""What a hit is sorted by (a score, a number, or None if it is not known), and its address."""
_WIDER = 8


def hits_in_order(searcher: Any, query: Any, order: Order, end: int, total: int) -> list[Hit]:
    """The first hits of an order, up to `end`.

    tantivy sorts by one thing and leaves equals in no lasting order: hits are asked for until the last one wanted has
    no equal beyond them, and what was found is sorted here.
    """
    size = end
    while True:
        size = min(size + 1, total)
        hits = _first(searcher, query, order, size)
        if size == total or hits[end - 1][0] != hits[size - 1][0]:
            return _in_order(searcher, hits, order)[:end]
        size *= _WIDER


def _first(searcher: Any, query: Any, order: Order, size: int) -> list[Hit]:
    """The first hits, equals among them in any order; what is not known comes last."""
    if order.field == "relevance":
        if order.reverse:  # the worst first: only who has them all knows which those are
            return list(searcher.search(query, limit=searcher.num_docs, count=False).hits[::-1])
        return list(searcher.search(query, limit=size, count=False).hits)
    ascending = order.reverse != (order.field == "title")
    return list(
        searcher.search(
            query,
            limit=size,
            count=False,
            order_by_field="title_start" if order.field == "title" else order.field,
            order=tantivy.Order.Asc if ascending else tantivy.Order.Desc,
        ).hits
    )


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
